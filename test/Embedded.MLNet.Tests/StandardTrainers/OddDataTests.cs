using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>Empty, one-class, NaN and infinite tables: scores or exceptions as the real trainers give them.</summary>
public class OddDataTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData("BinaryClassification.Trainers.LinearSvm().Fit(data)", 1e-4)]
    [InlineData("BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data)", 5e-3)]
    [InlineData("MulticlassClassification.Trainers.LbfgsMaximumEntropy(\"Key3\").Fit(data)", 2e-3)]
    [InlineData("MulticlassClassification.Trainers.OneVersusAll(LinearSvm(), \"Key3\").Fit(data)", 1e-4)]
    [InlineData("Regression.Trainers.LbfgsPoissonRegression(\"Target\").Fit(data)", 1e-2)]
    public void Odd_tables_give_the_golden_scores_or_exceptions(string call, double tolerance)
    {
        var odd = GoldenFiles.Read("errors.json").GetProperty("oddData");
        var failures = new List<string>();
        var count = 0;
        foreach (var entry in odd.GetProperty("cases").EnumerateArray().Where(entry => entry.GetProperty("call").GetString() == call))
        {
            count++;
            var name = entry.GetProperty("data").GetString()!;
            var table = odd.GetProperty("tables").EnumerateArray().First(item => item.GetProperty("name").GetString() == name);
            Check(name, call, Load(table.GetProperty("view")), entry.GetProperty("result"), tolerance, failures);
        }
        Assert.Equal(11, count);
        Assert.Empty(failures);
    }

    private void Check(string name, string call, IDataView data, JsonElement golden, double tolerance, List<string> failures)
    {
        float[][] scores;
        try
        {
            scores = Fit(call, data);
        }
        catch (Exception exception)
        {
            if (!golden.TryGetProperty("exception", out var type) || type.GetString() != exception.GetType().FullName)
                failures.Add($"{name}: {exception.GetType()} {exception.Message} in place of {golden}");
            return;
        }
        if (!golden.TryGetProperty("Score", out var expected))
        {
            failures.Add($"{name}: scores in place of {golden}");
            return;
        }
        for (var row = 0; row < scores.Length; row++)
        {
            // What an infinite feature times a weight of zero gives depends on whether the weights are stored sparse.
            if (expected[row].ValueKind == JsonValueKind.Array && expected[row].EnumerateArray().Any(value => double.IsNaN(value.Number())))
                continue;
            for (var i = 0; i < scores[row].Length; i++)
            {
                var value = expected[row].ValueKind == JsonValueKind.Array ? expected[row][i].Number() : expected[row].Number();
                // Classes that can be separated have no minimum, and the score is where the search ended.
                if (Math.Abs(value) > 10 && call.Contains("Logistic", StringComparison.Ordinal) && scores[row][i] / value > 0.5)
                    continue;
                if (!value.Equals(scores[row][i]) && !(Math.Abs(value - scores[row][i]) <= tolerance))
                    failures.Add($"{name}: row {row}, slot {i}: {scores[row][i]} in place of {value}");
            }
        }
    }

    private float[][] Fit(string call, IDataView data)
    {
        var binary = _ml.BinaryClassification.Trainers;
        var multiclass = _ml.MulticlassClassification.Trainers;
        IEstimator<ITransformer> trainer = call switch
        {
            _ when call.Contains("OneVersusAll", StringComparison.Ordinal) => multiclass.OneVersusAll(binary.LinearSvm("Key3"), "Key3"),
            _ when call.Contains("LinearSvm", StringComparison.Ordinal) => binary.LinearSvm(),
            _ when call.Contains("LbfgsLogistic", StringComparison.Ordinal) => binary.LbfgsLogisticRegression(),
            _ when call.Contains("LbfgsMaximum", StringComparison.Ordinal) => multiclass.LbfgsMaximumEntropy("Key3"),
            _ => _ml.Regression.Trainers.LbfgsPoissonRegression("Target"),
        };
        var scored = trainer.Fit(data).Transform(data);
        return scored.Schema["Score"].Type is VectorDataViewType
            ? scored.GetColumn<float[]>("Score").ToArray()
            : scored.GetColumn<float>("Score").Select(score => new[] { score }).ToArray();
    }

    private IDataView Load(JsonElement view)
    {
        var rows = view.GetProperty("rows").EnumerateArray().Select(row => new OddRow
        {
            Features = [.. row[0].EnumerateArray().Select(value => (float)value.Number())],
            Label = row[1].GetBoolean(),
            Target = (float)row[2].Number(),
            Key3 = row[3].GetUInt32() - 1,
        }).ToArray();
        var type = view.GetProperty("columns")[3].GetProperty("type").GetString()!;
        var definition = SchemaDefinition.Create(typeof(OddRow));
        definition["Key3"].ColumnType = new KeyDataViewType(typeof(uint), int.Parse(type.TrimEnd('>').Split('-')[1], null) + 1);
        return _ml.Data.LoadFromEnumerable(rows, definition);
    }

    private sealed class OddRow
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Target { get; set; }

        [KeyType(3)]
        public uint Key3 { get; set; }
    }
}
