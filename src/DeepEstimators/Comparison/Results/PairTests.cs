using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators;

/// <summary>Tests all pairs of candidates.</summary>
internal static class PairTests
{
    public static IReadOnlyList<CandidatePair> Of(IReadOnlyList<CandidateResult> candidates, string metric, double significance, double region)
    {
        bool higherIsBetter = MetricNames.HigherIsBetter(metric);
        var pairs = new List<CandidatePair>();
        for (int first = 0; first < candidates.Count; first++)
        {
            for (int second = first + 1; second < candidates.Count; second++)
                pairs.Add(Test(candidates[first], candidates[second], metric, higherIsBetter, region));
        }
        IReadOnlyList<double> adjusted = HolmCorrection.Adjust([.. pairs.Select(pair => pair.PValue)]);
        return [.. pairs.Select((pair, place) => pair with
        {
            AdjustedPValue = adjusted[place],
            Winner = !(adjusted[place] < significance) ? null
                : pair.MeanDifference > 0 == higherIsBetter ? pair.First : pair.Second,
        })];
    }

    private static CandidatePair Test(CandidateResult first, CandidateResult second, string metric, bool higherIsBetter, double region)
    {
        double[] differences = [.. first[metric].Values.Zip(second[metric].Values, (a, b) => a - b)];
        bool several = differences.Length > 1 && differences.All(double.IsFinite);
        bool classes = first.Folds[0].Predictions.PredictedArray is not null;
        McNemarResult? mcNemar = classes ? McNemarTest.Test(Right(first), Right(second)) : null;
        PairedTTestResult? folds = several ? CorrectedResampledTTest.Test(differences, first.TestToTrainRatio) : null;
        PairedTTestResult? rows = !classes && differences.Length == 1 ? OnRows(first, second) : null;
        (string name, double p) = (folds, metric) switch
        {
            ({ } test, _) => ("corrected resampled t-test", test.PValue),
            (_, "Accuracy" or "MicroAccuracy") when differences.Length == 1 => ("McNemar's test", mcNemar!.PValue),
            (_, "RootMeanSquaredError" or "MeanSquaredError") when rows is not null => ("paired t-test of squared errors", rows.PValue),
            _ => ("none", 1.0),
        };
        return new CandidatePair(
            first.Name, second.Name, differences.Average(), folds, rows, mcNemar,
            several ? BayesianCorrelatedTTest.Test(higherIsBetter ? differences : [.. differences.Select(each => -each)], first.TestToTrainRatio, region) : null,
            name, p, p, Winner: null);
    }

    // No row counts twice.
    private static bool[] Right(CandidateResult candidate) => [.. candidate.FirstRepeat
        .SelectMany(fold => Enumerable.Range(0, fold.Predictions.Count).Select(fold.Predictions.IsCorrect))];

    private static PairedTTestResult? OnRows(CandidateResult first, CandidateResult second)
    {
        double[] a = SquaredErrors(first), b = SquaredErrors(second);
        double[] differences = [.. a.Zip(b, (one, other) => one - other).Where(double.IsFinite)];
        return differences.Length < 2 ? null : PairedRowTest.Test(differences);
    }

    private static double[] SquaredErrors(CandidateResult candidate)
    {
        FoldPredictions predictions = candidate.Folds[0].Predictions;
        return [.. predictions.LabelArray.Zip(predictions.ScoreArray, (label, score) => (label - score) * (label - score))];
    }
}
