using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DeepEstimators.Tests.Estimators;
using Microsoft.ML;

namespace DeepEstimators.Tests.Models;

/// <summary>Whatever a model's own entries say, they are read or refused with what is wrong.</summary>
[Collection(nameof(TensorCount))]
public sealed class SavedModelFuzzTests
{
    // A model takes two kilobytes: what goes far beyond is room for what is not there.
    private const long MostBytes = 64 << 20;

    private readonly MLContext ml = new(seed: 1);
    private readonly byte[] saved;

    public SavedModelFuzzTests()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(40, 1));
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(data).Transform(data);
        var options = Rows.Quick(epochs: 1);
        options.CalibrateProbabilities = true;
        using var model = ml.MulticlassClassification.Trainers.DeepTabular(new DeepTabularOptions
        {
            Network = Rows.SmallNetwork(), Training = options, Ensemble = 2,
        }).Fit(keyed);
        using var stream = new MemoryStream();
        ml.Model.Save(model, keyed.Schema, stream);
        saved = stream.ToArray();
    }

    [Fact]
    public void Numbers_of_the_description_that_are_changed_are_read_or_refused()
    {
        var config = Encoding.UTF8.GetString(Read("config.json"));
        var numbers = Regex.Matches(config, @"(?<=: )-?\d+(\.\d+)?(E[+-]?\d+)?|(?<=^\s+)\d+(?=,?\s*$)", RegexOptions.Multiline);
        Assert.InRange(numbers.Count, 12, 100);
        string[] others =
            ["0", "-1", "2", "3", "1000000", "2147483647", "9223372036854775807", "1e300", "NaN", "null", "\"x\"", "[]", "{}"];
        var refused = 0;
        foreach (Match number in numbers)
        {
            foreach (var other in others)
                refused += Load(
                    "config.json", Encoding.UTF8.GetBytes(config[..number.Index] + other + config[(number.Index + number.Length)..]));
        }

        Assert.InRange(refused, numbers.Count * others.Length / 3, numbers.Count * others.Length);
    }

    [Fact]
    public void A_description_changed_anywhere_is_read_or_refused()
    {
        var config = Read("config.json");
        var random = new Random(3);
        var refused = 0;
        for (var trial = 0; trial < 400; trial++)
            refused += Load("config.json", Mutate(config, config.Length, random));
        Assert.InRange(refused, 150, 400);
    }

    [Fact]
    public void Weights_whose_header_is_changed_are_read_or_refused()
    {
        var weights = Read("weights.safetensors");
        var header = 8 + BitConverter.ToInt32(weights, 0);
        var random = new Random(4);
        var refused = 0;
        for (var trial = 0; trial < 300; trial++)
            refused += Load("weights.safetensors", Mutate(weights, header, random));
        Assert.InRange(refused, 150, 300);
    }

    [Theory]
    [InlineData("\"hiddenSizes\":[", "\"hiddenSizes\":[65536,65536,", "tells of a Mlp network")]
    [InlineData("\"features\": 4", "\"features\": 2000000000", "tells of a Mlp network")]
    [InlineData("\"ensemble\": 2", "\"ensemble\": 1024", "tells of a Mlp network")]
    [InlineData("\"ensemble\": 2", "\"ensemble\": 1", "an ensemble of 1")]
    [InlineData("\"temperature\": ", "\"temperature\": -", "the temperature -")]
    [InlineData("\"transformer\": \"multiclassClassification\"", "\"transformer\": 77", "the transformer 77")]
    [InlineData("\"scoringBatchSize\": 256", "\"scoringBatchSize\": 0", "the batch size 0")]
    public void What_is_wrong_is_named(string part, string replacement, string expected)
    {
        var config = Encoding.UTF8.GetString(Read("config.json"));
        var compact = part.Contains("hiddenSizes", StringComparison.Ordinal)
            ? Regex.Replace(config, @"""hiddenSizes"":\s*\[", "\"hiddenSizes\":[")
            : config;
        Assert.Contains(part, compact);

        var error = Assert.ThrowsAny<Exception>(() =>
            ml.Model.Load(new MemoryStream(With("config.json", Encoding.UTF8.GetBytes(compact.Replace(part, replacement)))), out _));

        Assert.Contains(expected, Assert.IsType<InvalidDataException>(Cause(error)).Message);
    }

    // 1 when it was refused.
    private int Load(string entry, byte[] content)
    {
        var zip = With(entry, content);
        var tensors = TorchSharp.torch.Tensor.TotalCount;
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            (ml.Model.Load(new MemoryStream(zip), out _) as IDisposable)?.Dispose();
            return 0;
        }
        catch (Exception error)
        {
            Assert.True(Cause(error) is InvalidDataException or FormatException, error.ToString());
            return 1;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            Assert.Equal(tensors, TorchSharp.torch.Tensor.TotalCount);
        }
    }

    private static Exception Cause(Exception error)
    {
        for (; error.InnerException is not null && error is not (InvalidDataException or FormatException); error = error.InnerException)
        {
        }

        return error;
    }

    private static byte[] Mutate(byte[] original, int within, Random random)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var place = random.Next(within);
            switch (random.Next(4))
            {
                case 0: bytes[place] = (byte)random.Next(256); break;
                case 1: bytes[place] = (byte)"0123456789"[random.Next(10)]; break;
                case 2: bytes.RemoveAt(place); break;
                default: bytes.Insert(place, bytes[random.Next(within)]); break;
            }
        }

        return [.. bytes];
    }

    private byte[] Read(string name)
    {
        using var zip = new ZipArchive(new MemoryStream(saved));
        using var stream = zip.Entries.Single(entry => entry.FullName.EndsWith(name, StringComparison.Ordinal)).Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private byte[] With(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(saved);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Single(entry => entry.FullName.EndsWith(name, StringComparison.Ordinal));
            var path = entry.FullName;
            entry.Delete();
            using var writer = zip.CreateEntry(path).Open();
            writer.Write(content);
        }

        return stream.ToArray();
    }
}
