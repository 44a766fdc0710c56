using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Embedded.MLNet.Tests.Golden;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit.Abstractions;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>
/// Real data sets with default options: held-out metrics as the real trainers', and the scores too where no search by lines decides them. fashion-mnist and
/// a few others take too long for a test and are left to the benchmark of the learners.
/// </summary>
public sealed class GoldenLearnersTests(ITestOutputHelper output)
{
    private const double AccuracyTolerance = 0.003;
    private const double RelativeErrorTolerance = 0.01;

    // Relative to scores above 1.
    private const double ScoreTolerance = 1e-4;

    private static readonly (string Set, string Trainer)[] _leftToBenchmark =
        [("letter-recognition", "LbfgsMaximumEntropy"), ("satimage", "LbfgsMaximumEntropy")];

    private static readonly ConcurrentDictionary<(string Name, bool Scaled), LearnerSet> _sets = new();

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            try
            {
                var golden = GoldenFiles.Read("learners.json");
                foreach (var set in LearnerSet.Names.Where(name => name != "fashion-mnist"))
                {
                    foreach (var trainer in golden.GetProperty(set).GetProperty("trainers").EnumerateArray().Select(item => item.GetProperty("trainer").GetString()!))
                    {
                        if (!trainer.Contains("Fast", StringComparison.Ordinal) && !_leftToBenchmark.Contains((set, trainer)))
                            cases.Add(set, trainer);
                    }
                }
            }
            catch (SkipException)
            {
                cases.Add("adult", "LinearSvm");
            }
            return cases;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Metrics_are_those_of_the_golden_trainer(string set, string trainer)
    {
        var golden = GoldenFiles.Read("learners.json").GetProperty(set);
        var entry = golden.GetProperty("trainers").EnumerateArray().Single(item => item.GetProperty("trainer").GetString() == trainer);
        var data = _sets.GetOrAdd((set, entry.GetProperty("scaled").GetBoolean()), Read);
        var ml = new MLContext(seed: 1);
        var train = LearnerRow.View(ml, data.Training, data.FeatureCount, data.ClassCount);
        var test = LearnerRow.View(ml, data.Test, data.FeatureCount, data.ClassCount);
        var task = golden.GetProperty("task").GetString()!;
        var scored = Trainer(ml, task, trainer).Fit(train).Transform(test);
        object metrics = task switch
        {
            "multiclass" => ml.MulticlassClassification.Evaluate(scored, "Class"),
            "regression" => ml.Regression.Evaluate(scored, "Target"),
            _ => ml.BinaryClassification.EvaluateNonCalibrated(scored),
        };
        var compared = 0;
        var failures = new List<string>();
        foreach (var metric in entry.GetProperty("metrics").EnumerateObject())
        {
            var expected = metric.Value.ValueKind == JsonValueKind.Number ? metric.Value.GetDouble() : 0;
            var allowed = metric.Name switch
            {
                "Accuracy" or "AreaUnderRocCurve" or "MicroAccuracy" or "MacroAccuracy" => AccuracyTolerance,
                "RootMeanSquaredError" => RelativeErrorTolerance * expected,
                _ => 0,
            };
            if (allowed == 0)
                continue;
            compared++;
            var actual = (double)metrics.GetType().GetProperty(metric.Name)!.GetValue(metrics)!;
            output.WriteLine($"{metric.Name}: {actual:F5}, golden {expected:F5}");
            if (!(Math.Abs(actual - expected) <= allowed))
                failures.Add($"{metric.Name}: {actual:F5}, golden {expected:F5}");
        }
        Assert.InRange(compared, 1, 2);
        if (trainer.StartsWith("Sdca", StringComparison.Ordinal))
            CompareScores(entry.GetProperty("firstTestScores"), scored, failures);
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    private static void CompareScores(JsonElement expected, IDataView scored, List<string> failures)
    {
        var scores = ColumnValues.Read(scored, "Score");
        for (var row = 0; row < expected.GetArrayLength(); row++)
        {
            var golden = expected[row].ValueKind == JsonValueKind.Array ? expected[row].EnumerateArray().ToArray() : [expected[row]];
            float[] found = scores[row] is Array slots ? [.. slots.Cast<float>()] : [(float)scores[row]];
            Assert.Equal(golden.Length, found.Length);
            for (var i = 0; i < found.Length; i++)
            {
                if (!(Math.Abs(found[i] - golden[i].Number()) <= ScoreTolerance * Math.Max(1, Math.Abs(found[i]))))
                    failures.Add($"score {i} of row {row}: {found[i]}, golden {golden[i]}");
            }
        }
    }

    // Scaled by another context than the trainings', as the golden rows were: what a context makes moves the streams of its random numbers on.
    private static LearnerSet Read((string Name, bool Scaled) key)
    {
        var data = LearnerSet.Read(key.Name, GoldenFiles.OpenData);
        if (!key.Scaled)
            return data;
        var ml = new MLContext(seed: 1);
        var scaling = ml.Transforms.NormalizeMinMax("Features").Fit(View(data.Training));
        return data.With(Scale(data.Training), Scale(data.Test));

        IDataView View(LearnerRow[] rows) => LearnerRow.View(ml, rows, data.FeatureCount, data.ClassCount);

        LearnerRow[] Scale(LearnerRow[] rows) =>
            [.. scaling.Transform(View(rows)).GetColumn<float[]>("Features").Zip(rows, (features, row) => new LearnerRow(features, row.Target))];
    }

    private static IEstimator<ITransformer> Trainer(MLContext ml, string task, string trainer)
    {
        var nested = Regex.Match(trainer, @"^OneVersusAll\((\w+)\)$");
        return GoldenTrainerCall.Create(ml, task switch
        {
            "multiclass" when nested.Success => $"MulticlassClassification.Trainers.OneVersusAll({nested.Groups[1].Value}(), \"Class\")",
            "multiclass" => $"MulticlassClassification.Trainers.{trainer}(\"Class\")",
            "regression" => $"Regression.Trainers.{trainer}(\"Target\")",
            _ => $"BinaryClassification.Trainers.{trainer}()",
        });
    }
}
