using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// A checkpoint as a safetensors file: the tensors, the values as JSON in the bytes of one more, and in the metadata the SHA-256 of
/// the whole file, which is that of the file with 64 zeros where its own digits stand.
/// </summary>
internal static class CheckpointFile
{
    internal const string TemporaryExtension = ".tmp";

    private const string ValuesName = "fit.json";
    private const string FormatKey = "checkpoint";
    private const string Format = "1";
    private const string DigestKey = "sha256";
    private const int DigestLength = 64;
    private const int LargestHeader = 100_000_000;
    private static readonly string NoDigest = new('0', DigestLength);

    /// <summary>Writes a file that is there as a whole or not at all, whenever the process ends.</summary>
    internal static void Write(string path, FitState state)
    {
        var temporary = path + TemporaryExtension;
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            using var values = torch.tensor(state.ValuesAsJson());
            var tensors = new Dictionary<string, Tensor>(state.Tensors) { [ValuesName] = values };
            Safetensors.Write(stream, tensors, new Dictionary<string, string> { [FormatKey] = Format, [DigestKey] = NoDigest });
            stream.Flush();
            var place = PlaceOfDigest(stream);
            var digest = Digest(stream, place);
            stream.Position = place;
            stream.Write(Encoding.ASCII.GetBytes(digest));
            // What is renamed must be on the disk by then, or a power cut leaves a whole name on half a file.
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">The file is cut, changed or no checkpoint.</exception>
    internal static FitState Read(string path, Device device)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var place = PlaceOfDigest(stream);
        var told = new byte[DigestLength];
        stream.Position = place;
        stream.ReadExactly(told);
        if (Encoding.ASCII.GetString(told) != Digest(stream, place))
            throw new InvalidDataException("its checksum does not fit its content");
        stream.Position = 0;
        var file = Safetensors.Read(stream);
        try
        {
            if (!file.Metadata.TryGetValue(FormatKey, out var format) || format != Format)
                throw new InvalidDataException($"it is no checkpoint of format {Format}, the one that this version reads");
            if (!file.Tensors.TryGetValue(ValuesName, out var values))
                throw new InvalidDataException($"it has no {ValuesName}");
            return FitState.Of(file.Tensors, values.bytes, file, device);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static long PlaceOfDigest(FileStream stream)
    {
        const int Prefix = 8;
        stream.Position = 0;
        var prefix = new byte[Prefix];
        if (stream.ReadAtLeast(prefix, Prefix, throwOnEndOfStream: false) < Prefix)
            throw new InvalidDataException("it is cut short");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LargestHeader || Prefix + (long)length > stream.Length)
            throw new InvalidDataException("it is cut short, or no safetensors file");
        var header = new byte[length];
        stream.ReadExactly(header);
        // Quotes inside the texts of JSON are escaped, so this can only be the key.
        var key = Encoding.ASCII.GetBytes($"\"{DigestKey}\":\"");
        var found = header.AsSpan().IndexOf(key);
        return found >= 0 && found + key.Length + DigestLength <= header.Length
            ? Prefix + found + key.Length
            : throw new InvalidDataException("it has no checksum");
    }

    private static string Digest(FileStream stream, long place)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        stream.Position = 0;
        for (long start = 0; ;)
        {
            var read = stream.Read(buffer);
            if (read == 0)
                return Convert.ToHexStringLower(hash.GetHashAndReset());
            for (var i = Math.Max(start, place); i < Math.Min(start + read, place + DigestLength); i++)
                buffer[i - start] = (byte)'0';
            hash.AppendData(buffer, 0, read);
            start += read;
        }
    }
}
