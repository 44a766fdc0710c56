using System.IO.Compression;
using DeepEstimators.Features;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Features;

public sealed class WavDecodingTests
{
    private readonly MLContext ml = new(seed: 1);

    // A sample of each format by hand: half of the range below 0, and the greatest value.
    [Theory]
    [InlineData(1, 8, new byte[] { 64, 255 }, new[] { -0.5f, 127 / 128f })]
    [InlineData(1, 16, new byte[] { 0x00, 0xC0, 0xFF, 0x7F }, new[] { -0.5f, 32767 / 32768f })]
    [InlineData(1, 24, new byte[] { 0, 0, 0xC0, 0xFF, 0xFF, 0x7F }, new[] { -0.5f, 8388607 / 8388608f })]
    [InlineData(1, 32, new byte[] { 0, 0, 0, 0xC0, 0, 0, 0, 0x40 }, new[] { -0.5f, 0.5f })]
    [InlineData(3, 32, new byte[] { 0, 0, 0, 0xBF, 0, 0, 0x80, 0x3E }, new[] { -0.5f, 0.25f })]
    [InlineData(3, 64, new byte[] { 0, 0, 0, 0, 0, 0, 0xE0, 0xBF, 0, 0, 0, 0, 0, 0, 0xD0, 0x3F }, new[] { -0.5f, 0.25f })]
    public void Samples_of_every_format_are_decoded(int format, int bits, byte[] data, float[] expected)
    {
        var (samples, rate) = WavFile.Decode(Wav(data, format, bits, channels: 1, rate: 8000));

        Assert.Equal(expected, samples);
        Assert.Equal(8000, rate);
    }

    [Fact]
    public void Stereo_is_mixed_and_other_chunks_are_passed_over()
    {
        var (samples, rate) = WavFile.Decode(Wav([0, 0x40, 0, 0x20, 0, 0xC0, 0, 0], 1, 16, channels: 2, rate: 44100, note: 3));

        Assert.Equal([0.375f, -0.25f], samples);
        Assert.Equal(44100, rate);
    }

    [Fact]
    public void The_extensible_format_is_what_it_extends()
    {
        var file = Wav([0, 0xC0], 0xFFFE, 16, channels: 1, rate: 8000, extension: [22, 0, 16, 0, 4, 0, 0, 0, 1, 0, .. new byte[14]]);

        Assert.Equal([-0.5f], WavFile.Decode(file).Samples);
    }

    [Theory]
    [InlineData("RIFX", "it does not begin with RIFF and WAVE")]
    [InlineData("cut", "it ends 2 bytes before the end of a chunk")]
    [InlineData("bits", "it has samples of 12 bits in format 1")]
    [InlineData("odd", "its 3 bytes of samples are no multiple of 2")]
    [InlineData("none", "it has no samples")]
    public void Broken_files_are_refused(string fault, string message)
    {
        var file = fault switch
        {
            "RIFX" => Wav([0, 0], 1, 16, 1, 8000).Select((b, i) => i == 3 ? (byte)'X' : b).ToArray(),
            "cut" => Wav([0, 0, 0, 0], 1, 16, 1, 8000)[..^2],
            "bits" => Wav([0, 0], 1, 12, 1, 8000),
            "odd" => Wav([0, 0, 0], 1, 16, 1, 8000),
            _ => Wav([], 1, 16, 1, 8000),
        };

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => WavFile.Decode(file)).Message);
    }

    // Whatever the bytes are, there is an answer or an error of one kind.
    [Fact]
    public void No_mutation_does_worse_than_be_refused()
    {
        var random = new Random(5);
        var file = Wav(new byte[64], 1, 16, 2, 8000, note: 5);
        for (var i = 0; i < 20_000; i++)
        {
            var mutated = file[..random.Next(file.Length + 1)];
            for (var change = random.Next(4); change > 0 && mutated.Length > 0; change--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            try
            {
                Assert.True(WavFile.Decode(mutated).Samples.Length <= file.Length);
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }

    [Fact]
    public void Bytes_are_decoded_and_a_broken_row_is_named()
    {
        var rows = Enumerable.Range(0, 40).Select(i => new Bytes { File = Wav(new byte[2 * (i + 1)], 1, 16, 1, 8000) }).ToArray();
        var data = ml.Data.LoadFromEnumerable(rows);
        var model = ml.Transforms.DecodeWav("Sound", "File").Fit(data);

        Assert.Equal(Enumerable.Range(1, 40), model.Transform(data).GetColumnValues<float[]>("Sound").Select(sound => sound.Length));

        rows[33].File = rows[33].File[..^1];
        var error = Assert.Throws<InvalidOperationException>(() => model.Transform(data).GetColumnValues<float[]>("Sound"));
        Assert.Equal(
            "Column 'File' in row 33: the bytes cannot be read as WAV: it ends 1 bytes before the end of a chunk.", error.Message);
    }

    [Fact]
    public void Paths_are_read_and_what_is_not_there_is_named()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "a.wav"), Wav([0, 0x40, 0, 0x20, 0, 0x10], 1, 16, 1, 8000));
            var options = new WavDecodingOptions { Folder = folder.FullName, SampleRate = 8000, Samples = 4 };
            var data = ml.Data.LoadFromEnumerable([new PathRow { Path = "a.wav" }]);
            var model = ml.Transforms.DecodeWav("Sound", "Path", options).Fit(data);
            using var stream = new MemoryStream();
            ml.Model.Save(model, data.Schema, stream);
            stream.Position = 0;
            var loaded = ml.Model.Load(stream, out _);

            Assert.Equal([0.5f, 0.25f, 0.125f, 0], loaded.Transform(data).GetColumnValues<float[]>("Sound").Single());
            var missing = ml.Data.LoadFromEnumerable([new PathRow { Path = "a.wav" }, new PathRow { Path = "b.wav" }]);
            var error = Assert.Throws<InvalidOperationException>(
                () => loaded.Transform(missing).GetColumnValues<float[]>("Sound"));
            Assert.StartsWith($"Column 'Path' in row 1: the file '{Path.Combine(folder.FullName, "b.wav")}' cannot be read as WAV", error.Message);
            options.SampleRate = 16_000;
            Assert.Contains(
                "it has 8000 samples a second, expected 16000",
                Assert.Throws<InvalidOperationException>(() => ml.Transforms.DecodeWav("Sound", "Path", options).Fit(data)
                    .Transform(data).GetColumnValues<float[]>("Sound")).Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public void Spoken_digits_are_told_apart_by_their_cepstra()
    {
        var path = SharedData.Path("free-spoken-digits", "recordings.zip");
        Skip.If(path is null, "the shared data are not here");
        var data = ml.Data.LoadFromEnumerable(ReadDigits(path));
        var learner = ml.Transforms.DecodeWav("Sound", "File")
            .Append(ml.Transforms.MelFrequencyCepstrum(
                "Features", "Sound", new MelFrequencyCepstrumOptions { SampleRate = 8000, Segments = 3 }))
            .Append(ml.Transforms.NormalizeMeanVariance("Features"))
            .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
            .AppendCacheCheckpoint(ml)
            .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        var split = ml.Data.TrainTestSplit(data, testFraction: 0.25, seed: 1);

        var accuracy = ml.MulticlassClassification.Evaluate(learner.Fit(split.TrainSet).Transform(split.TestSet)).MicroAccuracy;

        Assert.True(accuracy >= 0.85, $"accuracy {accuracy}");
    }

    // Ten of each speaker and digit.
    private static Bytes[] ReadDigits(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.Where(entry => entry.Name.EndsWith(".wav", StringComparison.Ordinal)).Select(entry =>
        {
            var parts = Path.GetFileNameWithoutExtension(entry.Name).Split('_');
            return (Entry: entry, Digit: parts[0], Index: int.Parse(parts[2]));
        }).Where(recording => recording.Index < 10).Select(recording =>
        {
            using var stream = recording.Entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return new Bytes { File = copy.ToArray(), Label = recording.Digit };
        }).ToArray();
    }

    private static byte[] Wav(byte[] data, int format, int bits, int channels, int rate, int note = 0, byte[]? extension = null)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(0);
        writer.Write("WAVE"u8);
        if (note > 0)
        {
            writer.Write("LIST"u8);
            writer.Write(note);
            writer.Write(new byte[note + (note & 1)]);
        }

        writer.Write("fmt "u8);
        writer.Write(16 + (extension?.Length ?? 0));
        writer.Write((ushort)format);
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write((ushort)bits);
        writer.Write(extension ?? []);
        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
        return stream.ToArray();
    }

    private sealed class Bytes
    {
        public byte[] File { get; set; } = [];

        public string Label { get; set; } = "";
    }

    private sealed class PathRow
    {
        public string Path { get; set; } = "";
    }
}
