using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>What the transformers add, against the golden schema.</summary>
public sealed class ScoreColumnsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData(TreeTrainers.BinaryTree)]
    [InlineData(TreeTrainers.BinaryForest)]
    [InlineData(TreeTrainers.RegressionTree)]
    [InlineData(TreeTrainers.RegressionForest)]
    public void ColumnsAndScoresAreThoseOfTheOriginal(string trainer)
    {
        JsonElement golden = Golden(trainer);
        IDataView data = TreeData.SchemaRows(_ml);
        IEstimator<ITransformer> estimator = TreeTrainers.Create(_ml, trainer);
        IDataView scored = estimator.Fit(data).Transform(data);

        DataViewSchema.Column[] added = scored.Schema.Skip(data.Schema.Count).ToArray();
        JsonElement columns = golden.GetProperty("newColumns");
        Assert.Equal(Names(columns), added.Select(column => column.Name));
        for (int c = 0; c < added.Length; c++)
        {
            Assert.Equal(columns[c].GetProperty("type").GetString(), added[c].Type.ToString());
            CheckAnnotations(columns[c].GetProperty("annotations"), added[c].Annotations);
        }
        foreach (JsonElement column in golden.GetProperty("scoreColumnsOfAllRows").EnumerateArray())
            CheckValues(scored, column.GetProperty("column").GetString()!, column.GetProperty("values"));
    }

    private static JsonElement Golden(string trainer) => GoldenFiles.Read("schema.json").GetProperty("trainers")
        .EnumerateArray()
        .First(item => item.GetProperty("call").GetString()!.StartsWith(trainer + "(labelColumnName", StringComparison.Ordinal))
        .GetProperty("result");

    private static IEnumerable<string?> Names(JsonElement columns) =>
        columns.EnumerateArray().Select(column => column.GetProperty("name").GetString());

    private static void CheckAnnotations(JsonElement expected, DataViewSchema.Annotations actual)
    {
        Assert.Equal(
            expected.EnumerateObject().Select(item => item.Name).Order(), actual.Schema.Select(column => column.Name).Order());
        foreach (JsonProperty item in expected.EnumerateObject())
        {
            Assert.Equal(item.Value.GetProperty("type").GetString(), actual.Schema[item.Name].Type.ToString());
            JsonElement value = item.Value.GetProperty("value");
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    ReadOnlyMemory<char> text = default;
                    actual.GetValue(item.Name, ref text);
                    Assert.Equal(value.GetString(), text.ToString());
                    break;
                case JsonValueKind.Number:
                    uint key = 0;
                    actual.GetValue(item.Name, ref key);
                    Assert.Equal(value.GetUInt32(), key);
                    break;
                default:
                    bool flag = false;
                    actual.GetValue(item.Name, ref flag);
                    Assert.Equal(value.GetBoolean(), flag);
                    break;
            }
        }
    }

    private static void CheckValues(IDataView scored, string column, JsonElement expected)
    {
        if (column == "PredictedLabel")
            Assert.Equal(expected.EnumerateArray().Select(item => item.GetBoolean()), scored.GetColumn<bool>(column));
        else
            Assert.Equal(expected.EnumerateArray().Select(item => (float)item.Number()), scored.GetColumn<float>(column));
    }
}
