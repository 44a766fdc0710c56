using System.IO.Compression;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Model;

/// <summary>A pipeline of two scorers, and a saved model, against what the real ones are.</summary>
public class GoldenModelTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    [Walks("schema.json", "chain")]
    public void Two_scorers_in_one_pipeline_promise_and_add_the_golden_columns()
    {
        var golden = GoldenFiles.Read("schema.json").GetProperty("chain");
        var rows = SampleRow.Load(_ml);
        var pipeline = Scored().Append(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary"));

        GoldenSchema.AssertShape(golden.GetProperty("promised"), pipeline.GetOutputSchema(GoldenSchema.ShapeOf(rows.Schema)), "promised");
        var model = pipeline.Fit(rows);
        GoldenSchema.AssertColumns(golden.GetProperty("schema"), model.GetOutputSchema(rows.Schema), "output schema");
        GoldenSchema.AssertColumns(golden.GetProperty("schema"), model.Transform(rows).Schema, "transformed");
    }

    [SkippableFact]
    [Walks("prediction.json", "saveLoad")]
    public void A_saved_model_has_the_golden_entries_and_loads_as_the_golden_one()
    {
        var golden = GoldenFiles.Read("prediction.json").GetProperty("saveLoad");
        var rows = SampleRow.Load(_ml);
        var model = Scored().Fit(rows);
        var stream = new MemoryStream();
        _ml.Model.Save(model, rows.Schema, stream);

        using (var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            // The values of keys and the names of classes have files of their own there, and stand in Model.key here.
            var entries = Texts(golden, "entries").Where(name => !name.Contains("/Vocabulary/", StringComparison.Ordinal) && !name.EndsWith("/LabelNames", StringComparison.Ordinal));
            Assert.Equal(entries, archive.Entries.Select(entry => entry.FullName));
        }
        stream.Position = 0;
        var loaded = new MLContext().Model.Load(stream, out var schema);
        Assert.Equal(golden.GetProperty("loadedType").GetString(), loaded.GetType().Name);
        GoldenSchema.AssertColumns(golden.GetProperty("inputSchema"), schema, "input schema");
        Assert.Equal(Texts(golden, "transformers"), ((TransformerChain<ITransformer>)loaded).Select(transformer => transformer.GetType().Name));
        foreach (var column in new[] { "Score", "PredictedLabel", "Name" })
            Assert.Equal(ColumnValues.Read(model.Transform(rows), column), ColumnValues.Read(loaded.Transform(rows), column));
    }

    private EstimatorChain<Microsoft.ML.Transforms.KeyToValueMappingTransformer> Scored() => _ml.Transforms.Conversion.MapValueToKey("Label", "Class")
        .Append(_ml.Transforms.Concatenate("Features", "x", "y", "z"))
        .Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
        .Append(_ml.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel"));

    private static IEnumerable<string> Texts(JsonElement golden, string name) => golden.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
