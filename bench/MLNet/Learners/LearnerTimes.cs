using System.Text.Json;
using Embedded.MLNet.Tests.Golden;
using Microsoft.ML;

namespace Bench.MLNet.Learners;

/// <summary>Fits every learner of a data set and the reference, in turns.</summary>
internal static class LearnerTimes
{
    private const int WarmUpRows = 500;

    private static readonly string[] _learners =
        ["FastTree", "FastForest", "LinearSvm", "LbfgsLogisticRegression", "LbfgsMaximumEntropy", "LbfgsPoissonRegression"];

    public static void Run(
        string set, SharedFolder folder, ReferenceFit reference, int rounds, string filter, LearnersReport report)
    {
        JsonElement golden = folder.ReadGolden("learners.json").GetProperty(set);
        string task = golden.GetProperty("task").GetString()!;
        LearnerSet data = LearnerSet.Read(set, folder.OpenData);
        var ml = new MLContext(seed: 1);
        Candidate[] candidates = golden.GetProperty("trainers").EnumerateArray()
            .Where(item => Array.Exists(_learners, name => NameOf(item).Contains(name, StringComparison.Ordinal))
                && NameOf(item).Contains(filter, StringComparison.Ordinal))
            .Select(item => new Candidate(item, task, data, ml))
            .ToArray();
        double goldenReference = reference.Load(task, data, golden.GetProperty("scikitLearn").GetProperty("models")[0]);

        foreach (Candidate candidate in candidates)
            candidate.Fit(candidate.WarmUp);
        if (rounds > 1)
            reference.Fit();
        var referenceTimes = new List<Measurement>();
        for (int round = 0; round < rounds; round++)
        {
            // In turns, so that what else the machine does falls on all alike.
            referenceTimes.Add(reference.Fit());
            foreach (Candidate candidate in candidates)
                candidate.Times.Add(Measurement.Of(() => candidate.Fit(candidate.Training)));
        }
        report.WriteSet(set, referenceTimes, goldenReference);
        foreach (Candidate candidate in candidates)
            report.WriteLearner(candidate.Name, candidate.Times, candidate.GoldenSeconds, candidate.CompareMetric());
    }

    private static string NameOf(JsonElement trainer) => trainer.GetProperty("trainer").GetString()!;

    private sealed class Candidate
    {
        private readonly JsonElement _golden;
        private readonly string _task;
        private readonly MLContext _ml;
        private readonly IDataView _test;
        private ITransformer? _model;

        public Candidate(JsonElement golden, string task, LearnerSet data, MLContext ml)
        {
            _golden = golden;
            _task = task;
            _ml = ml;
            bool isScaled = golden.GetProperty("scaled").GetBoolean();
            LearnerRow[] training = data.Training;
            LearnerRow[] test = data.Test;
            if (isScaled)
                (training, test) = ScaledRows.Of(ml, data);
            Training = View(training);
            WarmUp = View(training[..WarmUpRows]);
            _test = View(test);

            IDataView View(LearnerRow[] rows) => LearnerRow.View(ml, rows, data.FeatureCount, data.ClassCount);
        }

        public string Name => NameOf(_golden);

        public double GoldenSeconds => _golden.GetProperty("fitSeconds").GetDouble();

        public IDataView Training { get; }

        public IDataView WarmUp { get; }

        public List<Measurement> Times { get; } = [];

        public void Fit(IDataView rows) => _model = NamedTrainers.Create(_ml, Name, _task).Fit(rows);

        /// <summary>One metric of the last model on the test rows beside the real one's, to see that the work was done.</summary>
        public string CompareMetric()
        {
            IDataView scored = _model!.Transform(_test);
            (string name, double value) = _task switch
            {
                "multiclass" => ("MicroAccuracy", _ml.MulticlassClassification.Evaluate(scored, "Class").MicroAccuracy),
                "regression" => ("RootMeanSquaredError", _ml.Regression.Evaluate(scored, "Target").RootMeanSquaredError),
                _ => ("Accuracy", _ml.BinaryClassification.EvaluateNonCalibrated(scored).Accuracy),
            };
            double expected = _golden.GetProperty("metrics").GetProperty(name).GetDouble();
            return FormattableString.Invariant($"{name} {value:F4} / {expected:F4}");
        }
    }
}
