using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Empty, tiny, constant and broken tables: the same scores or the same exception as the original.</summary>
public sealed class OddDataTests
{
    private static readonly string[] _tables =
    [
        "no rows", "one row", "all labels one class, targets equal", "all labels false", "NaN features in one row",
        "NaN features in all rows", "infinite features in one row", "NaN target in one row, missing class in one row",
        "NaN targets in all rows, all classes missing", "constant features", "negative targets",
    ];

    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string table in _tables)
            {
                cases.Add(table, TreeTrainers.BinaryTree);
                cases.Add(table, TreeTrainers.BinaryForest);
                cases.Add(table, TreeTrainers.RegressionTree);
                cases.Add(table, TreeTrainers.RegressionForest);
            }
            return cases;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void GivesWhatTheOriginalGives(string table, string trainer)
    {
        JsonElement odd = GoldenFiles.Read("errors.json").GetProperty("oddData");
        JsonElement view = odd.GetProperty("tables").EnumerateArray()
            .First(item => item.GetProperty("name").GetString() == table).GetProperty("view");
        JsonElement expected = odd.GetProperty("cases").EnumerateArray()
            .First(item => item.GetProperty("data").GetString() == table
                && item.GetProperty("call").GetString()!.StartsWith(trainer, StringComparison.Ordinal))
            .GetProperty("result");
        IDataView data = TreeData.View(_ml, view.GetProperty("rows").EnumerateArray().Select(ReadRow).ToList(), 2);
        IEstimator<ITransformer> estimator = TreeTrainers.Create(_ml, trainer, minimumPerLeaf: 1);

        if (expected.TryGetProperty("exception", out JsonElement exception))
        {
            Exception thrown = Assert.ThrowsAny<Exception>(() => estimator.Fit(data));
            Assert.Equal(exception.GetString(), thrown.GetType().FullName);
            Assert.Equal(expected.GetProperty("message").GetString(), thrown.Message);
            return;
        }
        IDataView scored = estimator.Fit(data).Transform(data);
        CheckFloats(expected, "Score", scored);
        CheckFloats(expected, "Probability", scored);
        if (expected.TryGetProperty("PredictedLabel", out JsonElement labels))
            Assert.Equal(labels.EnumerateArray().Select(item => item.GetBoolean()), scored.GetColumn<bool>("PredictedLabel"));
    }

    private static TreeRow ReadRow(JsonElement row) => new()
    {
        Features = row[0].EnumerateArray().Select(item => (float)item.Number()).ToArray(),
        Label = row[1].GetBoolean(),
        Target = (float)row[2].Number(),
    };

    private static void CheckFloats(JsonElement expected, string column, IDataView scored)
    {
        if (!expected.TryGetProperty(column, out JsonElement values))
            return;
        float[] actual = scored.GetColumn<float>(column).ToArray();
        Assert.Equal(values.GetArrayLength(), actual.Length);
        for (int row = 0; row < actual.Length; row++)
            Assert.Equal((float)values[row].Number(), actual[row]);
    }
}
