using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Embedded.MLNet.Tests.Golden;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>
/// Real data sets with default options: the same trees as the original's, so the same metrics to their last digits and the
/// same scores. fashion-mnist takes too long for a test and is checked by the benchmark of the learners.
/// </summary>
public sealed class GoldenLearnersTests
{
    private const double Relative = 1e-6;

    private static readonly ConcurrentDictionary<string, LearnerSet> _sets = new();

    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string set in LearnerSet.Names.Where(name => name != "fashion-mnist"))
            {
                cases.Add(set, "FastTree");
                cases.Add(set, "FastForest");
            }
            return cases;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    [Walks("learners.json", "adult", "california-housing", "optdigits", "letter-recognition", "satimage", "wine-quality", "electricity", "higgs-sample", "sms-spam")]
    public void MetricsAndScoresAreThoseOfTheOriginal(string set, string learner)
    {
        JsonElement golden = GoldenFiles.Read("learners.json").GetProperty(set);
        string task = golden.GetProperty("task").GetString()!;
        JsonElement expected = golden.GetProperty("trainers").EnumerateArray().Single(item =>
            item.GetProperty("trainer").GetString() == (task == "multiclass" ? $"OneVersusAll({learner})" : learner));
        LearnerSet data = _sets.GetOrAdd(set, name => LearnerSet.Read(name, GoldenFiles.OpenData));
        Assert.Equal(golden.GetProperty("features").GetInt32(), data.FeatureCount);
        Assert.Equal(golden.GetProperty("trainRows").GetInt32(), data.Training.Length);
        Assert.Equal(golden.GetProperty("testRows").GetInt32(), data.Test.Length);

        IDataView scored = Trainer(task, learner).Fit(View(data, data.Training)).Transform(View(data, data.Test));
        if (task == "multiclass" && learner == "FastForest")
        {
            CheckForestOfClasses(expected.GetProperty("metrics"), _ml.MulticlassClassification.Evaluate(scored, "Class"));
            return;
        }
        object metrics = task switch
        {
            "multiclass" => _ml.MulticlassClassification.Evaluate(scored, "Class"),
            "regression" => _ml.Regression.Evaluate(scored, "Target"),
            _ when learner == "FastForest" => _ml.BinaryClassification.EvaluateNonCalibrated(scored),
            _ => _ml.BinaryClassification.Evaluate(scored),
        };
        foreach (JsonProperty metric in expected.GetProperty("metrics").EnumerateObject())
        {
            object? actual = metrics.GetType().GetProperty(metric.Name)!.GetValue(metrics);
            CheckMetric(metric, actual);
        }
        CheckFirstScores(expected.GetProperty("firstTestScores"), scored);
    }

    private IDataView View(LearnerSet data, LearnerRow[] rows) => LearnerRow.View(_ml, rows, data.FeatureCount, data.ClassCount);

    private IEstimator<ITransformer> Trainer(string task, string learner)
    {
        var binary = _ml.BinaryClassification.Trainers;
        return (task, learner) switch
        {
            ("multiclass", "FastTree") => _ml.MulticlassClassification.Trainers.OneVersusAll(binary.FastTree("Class"), "Class"),
            ("multiclass", _) => _ml.MulticlassClassification.Trainers.OneVersusAll(binary.FastForest("Class"), "Class"),
            ("regression", "FastTree") => TreeTrainers.Create(_ml, TreeTrainers.RegressionTree),
            ("regression", _) => TreeTrainers.Create(_ml, TreeTrainers.RegressionForest),
            (_, "FastTree") => TreeTrainers.Create(_ml, TreeTrainers.BinaryTree),
            _ => TreeTrainers.Create(_ml, TreeTrainers.BinaryForest),
        };
    }

    // One-versus-all over forests draws other rows or features than the original, which no golden value tells apart: forests
    // alone come out the same.
    private static void CheckForestOfClasses(JsonElement expected, MulticlassClassificationMetrics actual)
    {
        Assert.Equal(expected.GetProperty("MicroAccuracy").GetDouble(), actual.MicroAccuracy, 0.003);
        Assert.Equal(expected.GetProperty("MacroAccuracy").GetDouble(), actual.MacroAccuracy, 0.003);
        Assert.Equal(expected.GetProperty("LogLoss").GetDouble(), actual.LogLoss, 0.01);
    }

    private static void CheckMetric(JsonProperty expected, object? actual)
    {
        switch (actual)
        {
            case IReadOnlyList<double> list:
                Assert.Equal(expected.Value.GetArrayLength(), list.Count);
                for (int i = 0; i < list.Count; i++)
                    CheckNumber($"{expected.Name}[{i}]", expected.Value[i].Number(), list[i]);
                break;
            case null:
                Assert.Equal(JsonValueKind.Null, expected.Value.ValueKind);
                break;
            default:
                CheckNumber(
                    expected.Name, expected.Value.Number(), Convert.ToDouble(actual, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void CheckFirstScores(JsonElement expected, IDataView scored)
    {
        float[][] actual = scored.Schema["Score"].Type is VectorDataViewType
            ? scored.GetColumn<float[]>("Score").Take(expected.GetArrayLength()).ToArray()
            : scored.GetColumn<float>("Score").Take(expected.GetArrayLength()).Select(score => new[] { score }).ToArray();
        for (int row = 0; row < actual.Length; row++)
        {
            for (int k = 0; k < actual[row].Length; k++)
            {
                JsonElement value = expected[row].ValueKind == JsonValueKind.Array ? expected[row][k] : expected[row];
                Assert.Equal((float)value.Number(), actual[row][k]);
            }
        }
    }

    private static void CheckNumber(string name, double expected, double actual) => Assert.True(
        Math.Abs(expected - actual) <= Relative * Math.Abs(expected), $"{name} is {actual:R}, not {expected:R}");
}
