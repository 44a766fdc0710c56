using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Embedded.MLNet.Tests.Golden;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit.Abstractions;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>
/// Real data sets with default options: held-out metrics as near to the real trainers' as chance leaves them. fashion-mnist and a few others
/// take too long for a test and are left to the benchmark of the learners.
/// </summary>
public sealed class GoldenLearnersTests(ITestOutputHelper output)
{
    private const double AccuracyTolerance = 0.003;
    private const double RelativeErrorTolerance = 0.01;

    // Dual ascent ends after a number of passes that the gap decides, wherever the order of the rows, which is drawn, has brought it.
    private const double OrderedAccuracyTolerance = 0.021;
    private const double OrderedRelativeErrorTolerance = 0.02;

    private static readonly (string Set, string Trainer)[] _leftToBenchmark =
        [("letter-recognition", "LbfgsMaximumEntropy"), ("satimage", "SdcaMaximumEntropy"), ("satimage", "LbfgsMaximumEntropy")];

    private static readonly ConcurrentDictionary<string, LearnerSet> _sets = new();

    private readonly MLContext _ml = new(seed: 1);

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
        var data = _sets.GetOrAdd(set, name => LearnerSet.Read(name, GoldenFiles.OpenData));
        var (train, test) = (View(data, data.Training), View(data, data.Test));
        if (entry.GetProperty("scaled").GetBoolean())
        {
            var scaling = _ml.Transforms.NormalizeMinMax("Features").Fit(train);
            (train, test) = (_ml.Data.Cache(scaling.Transform(train)), scaling.Transform(test));
        }
        var task = golden.GetProperty("task").GetString()!;
        var scored = Trainer(task, trainer).Fit(train).Transform(test);
        object metrics = task switch
        {
            "multiclass" => _ml.MulticlassClassification.Evaluate(scored, "Class"),
            "regression" => _ml.Regression.Evaluate(scored, "Target"),
            _ => _ml.BinaryClassification.EvaluateNonCalibrated(scored),
        };
        var dependsOnOrder = trainer.StartsWith("Sdca", StringComparison.Ordinal);
        var compared = 0;
        var failures = new List<string>();
        foreach (var metric in entry.GetProperty("metrics").EnumerateObject())
        {
            var expected = metric.Value.ValueKind == JsonValueKind.Number ? metric.Value.GetDouble() : 0;
            var allowed = metric.Name switch
            {
                "Accuracy" or "AreaUnderRocCurve" or "MicroAccuracy" or "MacroAccuracy" => dependsOnOrder ? OrderedAccuracyTolerance : AccuracyTolerance,
                "RootMeanSquaredError" => (dependsOnOrder ? OrderedRelativeErrorTolerance : RelativeErrorTolerance) * expected,
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
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    private IDataView View(LearnerSet data, LearnerRow[] rows) => LearnerRow.View(_ml, rows, data.FeatureCount, data.ClassCount);

    private IEstimator<ITransformer> Trainer(string task, string trainer)
    {
        var nested = Regex.Match(trainer, @"^OneVersusAll\((\w+)\)$");
        return GoldenTrainerCall.Create(_ml, task switch
        {
            "multiclass" when nested.Success => $"MulticlassClassification.Trainers.OneVersusAll({nested.Groups[1].Value}(), \"Class\")",
            "multiclass" => $"MulticlassClassification.Trainers.{trainer}(\"Class\")",
            "regression" => $"Regression.Trainers.{trainer}(\"Target\")",
            _ => $"BinaryClassification.Trainers.{trainer}()",
        });
    }
}
