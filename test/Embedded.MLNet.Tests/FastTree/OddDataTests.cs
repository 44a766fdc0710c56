using System.Text.Json;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Empty, tiny, constant and broken tables: the same scores or the same exception as the original.</summary>
public sealed class OddDataTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData(TreeTrainers.BinaryTree + "().Fit(data)")]
    [InlineData(TreeTrainers.BinaryForest + "().Fit(data)")]
    [InlineData(TreeTrainers.RegressionTree + "(\"Target\").Fit(data)")]
    [InlineData(TreeTrainers.RegressionForest + "(\"Target\").Fit(data)")]
    [InlineData("MulticlassClassification.Trainers.OneVersusAll(FastTree(), \"Key3\").Fit(data)")]
    public void EveryTableGivesWhatItGivesTheOriginal(string call)
    {
        JsonElement odd = GoldenFiles.Read("errors.json").GetProperty("oddData");
        JsonElement[] cases = odd.GetProperty("cases").EnumerateArray()
            .Where(item => item.GetProperty("call").GetString() == call).ToArray();
        Assert.Equal(odd.GetProperty("tables").EnumerateArray().Select(NameOf), cases.Select(item => item.GetProperty("data").GetString()));
        foreach (JsonElement item in cases)
        {
            JsonElement table = odd.GetProperty("tables").EnumerateArray()
                .First(table => NameOf(table) == item.GetProperty("data").GetString());
            Check(call, NameOf(table)!, table.GetProperty("view"), item.GetProperty("result"));
        }
    }

    private static string? NameOf(JsonElement table) => table.GetProperty("name").GetString();

    private void Check(string call, string table, JsonElement view, JsonElement expected)
    {
        IEstimator<ITransformer> estimator = call.Contains("OneVersusAll", StringComparison.Ordinal)
            ? _ml.MulticlassClassification.Trainers.OneVersusAll(
                _ml.BinaryClassification.Trainers.FastTree("Key3", minimumExampleCountPerLeaf: 1), "Key3")
            : TreeTrainers.Create(_ml, call[..call.IndexOf('(', StringComparison.Ordinal)], minimumPerLeaf: 1);
        var data = new GoldenView(view);

        if (expected.TryGetProperty("exception", out JsonElement exception))
        {
            Exception thrown = Assert.ThrowsAny<Exception>(() => estimator.Fit(data));
            Assert.Equal(exception.GetString(), thrown.GetType().FullName);
            Assert.Equal(expected.GetProperty("message").GetString(), thrown.Message);
            return;
        }
        IDataView scored = estimator.Fit(data).Transform(data);
        foreach (JsonProperty column in expected.EnumerateObject())
        {
            object[] actual = ColumnValues.Read(scored, column.Name);
            Assert.True(column.Value.GetArrayLength() == actual.Length, $"{table}: {actual.Length} rows");
            for (int row = 0; row < actual.Length; row++)
                GoldenValue.AssertEqual(column.Value[row], actual[row], $"{table}, {column.Name} of row {row}");
        }
    }
}
