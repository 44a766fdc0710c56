using System.Text.Json;
using Embedded.MLNet.Tests.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Text;

/// <summary>The texts of the golden file and what models make of them.</summary>
internal static class GoldenTexts
{
    public static IDataView Load(MLContext ml) => ml.Data.LoadFromEnumerable(GoldenFiles.Read("text.json").GetProperty("texts").EnumerateArray()
        .Select(text => new TextRow { Text = text.GetString() }).ToArray());

    public static ITransformer Fit(IEnumerable<IEstimator<ITransformer>> estimators, IDataView view)
    {
        var transformers = new List<ITransformer>();
        foreach (IEstimator<ITransformer> estimator in estimators)
        {
            ITransformer transformer = estimator.Fit(view);
            view = transformer.Transform(view);
            transformers.Add(transformer);
        }
        return new TransformerChain<ITransformer>([.. transformers]);
    }

    public static ITransformer Reload(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    /// <summary>Asserts that the last column of the name has this schema and these values.</summary>
    public static void AssertColumn(JsonElement expected, IDataView actual, string because)
    {
        JsonElement schema = expected.GetProperty("schema");
        DataViewSchema.Column column = actual.Schema[schema.GetProperty("name").GetString()!];
        if (HasCutKeyValues(schema, out JsonElement keyValues))
            AssertCutKeyValues(schema, keyValues, column, because);
        else
            GoldenSchema.AssertColumn(schema, column, because);
        GoldenComparison.AssertValues(expected.GetProperty("values").EnumerateArray(), actual, column, because);
    }

    // Characters have too many key values for the file: it has the first that are not empty.
    private static bool HasCutKeyValues(JsonElement schema, out JsonElement keyValues)
    {
        keyValues = default;
        return schema.TryGetProperty("annotations", out JsonElement annotations) && annotations.TryGetProperty("KeyValues", out JsonElement found)
            && found.GetProperty("value") is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("firstNonEmptyIndices", out _)
            && (keyValues = value).ValueKind == JsonValueKind.Object;
    }

    private static void AssertCutKeyValues(JsonElement schema, JsonElement expected, DataViewSchema.Column column, string because)
    {
        Assert.True(schema.GetProperty("type").GetString() == column.Type.ToString(), $"{because}: {column.Type}");
        Assert.Equal(["KeyValues"], column.Annotations.Schema.Select(annotation => annotation.Name));
        VBuffer<ReadOnlyMemory<char>> buffer = default;
        column.Annotations.GetValue("KeyValues", ref buffer);
        Assert.Equal(expected.GetProperty("length").GetInt32(), buffer.Length);
        string[] values = [.. buffer.DenseValues().Select(value => value.ToString())];
        int[] indices = [.. expected.GetProperty("firstNonEmptyIndices").EnumerateArray().Select(index => index.GetInt32())];
        Assert.Equal(indices, Enumerable.Range(0, values.Length).Where(i => values[i].Length > 0).Take(indices.Length));
        Assert.Equal(expected.GetProperty("firstNonEmptyValues").EnumerateArray().Select(value => value.GetString()), indices.Select(i => values[i]));
    }
}
