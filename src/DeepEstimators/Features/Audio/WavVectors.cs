using System.Globalization;
using DeepEstimators.Transformers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Features;

/// <summary>Reads the WAV files of rows, by path or as bytes, and decodes them.</summary>
internal sealed class WavVectors : IRowVectors
{
    private readonly DataViewRow row;
    private readonly string column;
    private readonly WavDecodingOptions options;
    private readonly ValueGetter<ReadOnlyMemory<char>>? getPath;
    private readonly ValueGetter<VBuffer<byte>>? getBytes;
    private readonly List<Entry> entries = [];
    private ReadOnlyMemory<char> path;
    private VBuffer<byte> bytes;

    internal WavVectors(DataViewRow row, DataViewSchema.Column input, WavDecodingOptions options)
    {
        this.row = row;
        this.options = options;
        column = input.Name;
        if (input.Type is TextDataViewType)
            getPath = row.GetGetter<ReadOnlyMemory<char>>(input);
        else
            getBytes = row.GetGetter<VBuffer<byte>>(input);
    }

    public void Take(int index)
    {
        if (index == entries.Count)
            entries.Add(new Entry());
        var entry = entries[index];
        entry.Row = row.Position;
        if (getPath is not null)
        {
            getPath(ref path);
            entry.Path = Path.Combine(options.Folder ?? "", path.ToString());
            return;
        }

        getBytes!(ref bytes);
        entry.File = new byte[bytes.Length];
        bytes.CopyTo(entry.File);
    }

    public void Compute(int index)
    {
        var entry = entries[index];
        try
        {
            var file = entry.Path is { } path ? File.ReadAllBytes(path) : entry.File;
            var (samples, rate) = WavFile.Decode(file);
            if (options.SampleRate is { } wanted && rate != wanted)
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"it has {rate} samples a second, expected {wanted}"));
            if (options.Samples is { } count)
                Array.Resize(ref samples, count);
            entry.Samples = samples;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            var file = entry.Path is { } path ? $"file '{path}'" : "bytes";
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Column '{column}' in row {entry.Row}: the {file} cannot be read as WAV: {error.Message.TrimEnd('.')}."), error);
        }
        finally
        {
            entry.File = [];
        }
    }

    public ReadOnlySpan<float> Vector(int index) => entries[index].Samples;

    private sealed class Entry
    {
        internal long Row;
        internal string? Path;
        internal byte[] File = [];
        internal float[] Samples = [];
    }
}
