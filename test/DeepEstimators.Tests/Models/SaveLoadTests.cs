using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using DeepEstimators.Tests.Estimators;
using TorchSharp;

namespace DeepEstimators.Tests.Models;

/// <summary>Models saved by mlContext.Model.Save come back as they were, here and in another process.</summary>
[Collection(nameof(TensorCount))]
public sealed class SaveLoadTests
{
    private readonly MLContext ml = new(seed: 1);

    private IDataView Data => ml.Data.LoadFromEnumerable(Rows.Make(120, seed: 1));

    [Theory]
    [InlineData("binary")]
    [InlineData("multiclass")]
    [InlineData("regression")]
    [InlineData("rate")]
    [InlineData("features")]
    [InlineData("method")]
    [InlineData("constructor")]
    [InlineData("tabm-binary")]
    [InlineData("tabm-multiclass")]
    [InlineData("tabm-rate")]
    [InlineData("tabm-features")]
    [InlineData("periodic")]
    [InlineData("transformer")]
    [InlineData("text")]
    [InlineData("sequence")]
    public void A_loaded_model_gives_the_same_bits(string kind)
    {
        var pipeline = Pipeline(kind);
        using var model = (IDisposable)pipeline.Fit(Data);
        var saved = Save((ITransformer)model);

        var fresh = new MLContext();
        var loaded = fresh.Model.Load(new MemoryStream(saved), out _);
        using var owned = loaded as IDisposable;

        Assert.Equal(ScoreBits.Of(ml, (ITransformer)model), ScoreBits.Of(fresh, loaded));
    }

    [Theory]
    [InlineData("multiclass")]
    [InlineData("method")]
    [InlineData("text")]
    public void Another_process_with_nothing_registered_gives_the_same_bits(string kind)
    {
        using var model = (IDisposable)Pipeline(kind).Fit(Data);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        File.WriteAllBytes(path, Save((ITransformer)model));
        try
        {
            var lines = RunScore(path);
            Assert.Equal(ScoreBits.Of(ml, (ITransformer)model), lines.Skip(1));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_loaded_model_is_of_its_own_class_and_keeps_what_it_knows()
    {
        var keyed = Keyed();
        using var model = Multiclass().Fit(keyed);
        using var loaded = Load<DeepMulticlassTransformer>(Save(model, keyed.Schema));

        Assert.Equal(model.Model.Training, loaded.Model.Training);
        Assert.Equal(model.FeatureColumnName, loaded.FeatureColumnName);
        Assert.Equal(model.FeatureColumnType, loaded.FeatureColumnType);
        Assert.Equal("Label", loaded.LabelColumnName);
        var column = loaded.GetOutputSchema(keyed.Schema)["PredictedLabel"];
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.GetKeyValues(ref values);
        Assert.Equal(3, values.DenseValues().Select(value => value.ToString()).Distinct().Count());
    }

    [Fact]
    public void The_zip_holds_a_readable_description_and_the_weights()
    {
        var keyed = Keyed();
        using var model = Multiclass().Fit(keyed);

        using var zip = new ZipArchive(new MemoryStream(Save(model, keyed.Schema)));
        using var config = JsonDocument.Parse(Entry(zip, "config.json"));

        var root = config.RootElement;
        Assert.Equal("multiclassClassification", root.GetProperty("transformer").GetString());
        Assert.Equal("Features", root.GetProperty("input").GetProperty("column").GetString());
        Assert.Equal(4, root.GetProperty("input").GetProperty("features").GetInt32());
        Assert.Equal("mlp", root.GetProperty("network").GetProperty("type").GetString());
        Assert.Equal(3, root.GetProperty("output").GetProperty("classes").GetArrayLength());
        Assert.Equal(120, root.GetProperty("training").GetProperty("rows").GetInt64());
        var header = Encoding.UTF8.GetString(Entry(zip, "weights.safetensors"));
        Assert.Contains("\"head.weight\"", header);
    }

    [Fact]
    public void Key_values_of_numbers_survive()
    {
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label", "Number");
        var rows = Rows.Make(60, 1).Select((row, i) => new Numbered { Features = row.Features, Number = 10 * (i % 3) });
        var keyed = pipeline.Fit(ml.Data.LoadFromEnumerable(rows)).Transform(ml.Data.LoadFromEnumerable(rows));
        using var model = Multiclass().Fit(keyed);

        using var loaded = Load<DeepMulticlassTransformer>(Save(model, keyed.Schema));

        VBuffer<int> values = default;
        loaded.GetOutputSchema(keyed.Schema)["PredictedLabel"].GetKeyValues(ref values);
        Assert.Equal([0, 10, 20], values.DenseValues().Order());
    }

    [Theory]
    [InlineData("config.json", "no JSON")]
    [InlineData("config.json", "{}")]
    [InlineData("config.json", null)]
    [InlineData("weights.safetensors", "short")]
    [InlineData("weights.safetensors", null)]
    public void A_broken_entry_is_told_of(string entry, string? content)
    {
        using var model = Pipeline("regression").Fit(Data) as DeepRegressionTransformer;
        var broken = Replace(Save(model!), entry, content);
        var before = TensorCount.Now();

        var error = Assert.ThrowsAny<Exception>(() => ml.Model.Load(new MemoryStream(broken), out _));

        for (; error.InnerException is not null && error is not InvalidDataException; error = error.InnerException)
        {
        }

        Assert.IsType<InvalidDataException>(error);
        Assert.Equal(before, TensorCount.Now());
    }

    [Fact]
    public void A_module_that_no_file_can_name_is_refused_with_what_to_do()
    {
        using var model = ml.Regression.Trainers.Deep(
            () => torch.nn.Sequential(torch.nn.Linear(4, 1)), "Target", training: Rows.Quick()).Fit(Data);

        var error = Assert.Throws<InvalidOperationException>(() => Save(model));

        Assert.Contains("Sequential", error.Message);
        Assert.Contains("public static method", error.Message);
    }

    private IEstimator<ITransformer> Pipeline(string kind) => kind switch
    {
        "binary" => ml.BinaryClassification.Trainers.DeepTabular("Flag", training: Rows.Quick()),
        "multiclass" => ml.Transforms.Conversion.MapValueToKey("Label", "Class").Append(Multiclass()),
        "regression" => ml.Regression.Trainers.DeepTabular(
            "Target", network: Rows.SmallNetwork(), training: Rows.Quick()),
        "rate" => ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: Counting()),
        "features" => ml.Transforms.DeepFeatures(
            "Learned", ml.Regression.Trainers.DeepTabular("Target", training: Rows.Quick())),
        "tabm-binary" => ml.BinaryClassification.Trainers.DeepTabular("Flag", network: SmallTabM(), training: Rows.Quick()),
        "tabm-multiclass" => ml.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(ml.MulticlassClassification.Trainers.DeepTabular(network: SmallTabM(), training: Rows.Quick())),
        "tabm-rate" => ml.Regression.Trainers.DeepTabular("Target", network: SmallTabM(), training: Counting()),
        "tabm-features" => ml.Transforms.DeepFeatures(
            "Learned", ml.Regression.Trainers.DeepTabular("Target", network: SmallTabM(), training: Rows.Quick())),
        "periodic" => ml.Regression.Trainers.DeepTabular(
            "Target", network: Network.PeriodicMlp([8], frequencies: 4), training: Rows.Quick()),
        "transformer" => ml.Regression.Trainers.DeepTabular(
            "Target", network: Network.FTTransformer(1, 8, 2), training: Rows.Quick()),
        "text" => ml.BinaryClassification.Trainers.DeepText(
            "Flag", network: Network.TextTransformer(1, 8, 2), training: Rows.Quick()),
        "sequence" => ml.Regression.Trainers.DeepSequence(
            "Target", "Features", network: Network.Gru(4, bidirectional: true), training: Rows.Quick()),
        "method" => ml.Regression.Trainers.Deep(UserNetwork.Create, "Target", training: Rows.Quick()),
        _ => ml.Regression.Trainers.Deep(() => new UserNetwork(), "Target", training: Rows.Quick()),
    };

    private static Network SmallTabM() => Network.TabM(members: 3, width: 8);

    private static TrainingOptions Counting()
    {
        var options = Rows.Quick();
        options.Loss = TrainingLoss.Poisson();
        return options;
    }

    private DeepMulticlassTrainer Multiclass() =>
        ml.MulticlassClassification.Trainers.DeepTabular(network: Rows.SmallNetwork(), training: Rows.Quick());

    private IDataView Keyed() => ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(Data).Transform(Data);

    private byte[] Save(ITransformer model, DataViewSchema? schema = null)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(model, schema ?? Data.Schema, stream);
        return stream.ToArray();
    }

    // ML.NET gives the chain of what was saved.
    private T Load<T>(byte[] zip) => Assert.IsType<T>(Assert.Single(
        Assert.IsAssignableFrom<IEnumerable<ITransformer>>(ml.Model.Load(new MemoryStream(zip), out _))));

    private static byte[] Entry(ZipArchive zip, string name)
    {
        var entry = Assert.Single(zip.Entries, entry => entry.FullName.Replace('\\', '/').EndsWith(name, StringComparison.Ordinal));
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Replace(byte[] zip, string name, string? content)
    {
        using var stream = new MemoryStream();
        stream.Write(zip);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.Single(entry => entry.FullName.EndsWith(name, StringComparison.Ordinal));
            var path = entry.FullName;
            entry.Delete();
            if (content is not null)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string[] RunScore(string model)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? host
            : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "exec", typeof(SaveLoadTests).Assembly.Location, "score", model })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToArray();
    }

    private sealed class Numbered
    {
        [VectorType(4)]
        public float[] Features { get; set; } = [];

        public int Number { get; set; }
    }
}
