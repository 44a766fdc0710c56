using Microsoft.ML;

namespace DeepEstimators.Tests.Comparison.Results;

/// <summary>Results with given metrics, as a comparison would have given them.</summary>
internal static class MadeResult
{
    private static readonly MLContext s_ml = new();

    public static ComparisonResult Of(string metric, long trainRows, params (string Name, double[] Values)[] candidates)
    {
        bool classes = MetricNames.HigherIsBetter(metric);
        TaskEvaluation evaluation = classes ? new BinaryEvaluation(s_ml.BinaryClassification, "Label") : new RegressionEvaluation(s_ml.Regression, "Label");
        int folds = candidates[0].Values.Length;
        var plan = Enumerable.Range(0, folds).Select(fold => new PlannedFold(0, fold, s_ml.Data.LoadFromEnumerable<Row>([]), s_ml.Data.LoadFromEnumerable<Row>([]), null));
        return new ComparisonResult(evaluation, new ComparisonOptions { PrimaryMetric = metric, Split = ComparisonSplit.KFold(Math.Max(2, folds)) },
            classes ? ["False", "True"] : [], [.. plan], [.. candidates.Select(candidate => Candidate(metric, trainRows, candidate.Name, candidate.Values, classes))]);
    }

    public static CandidateResult Candidate(string metric, long trainRows, string name, double[] values, bool classes = true) => new(
        new ComparisonCandidate(name, new Dictionary<string, string> { ["features"] = "made" }, _ => throw new NotSupportedException()),
        [.. values.Select((value, fold) => new FoldResult
        {
            Fold = fold,
            TrainRows = trainRows,
            TestRows = 10,
            Metrics = new Dictionary<string, double> { [metric] = value },
            FitSeconds = 1.5,
            ScoreSeconds = 0.5,
            ModelBytes = 2048,
            Predictions = new FoldPredictions([fold], [1], [1], null, classes ? [1] : null),
        })]);

    internal sealed class Row
    {
        public bool Label { get; set; }
    }
}
