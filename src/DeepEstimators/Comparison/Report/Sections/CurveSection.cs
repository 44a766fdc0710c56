using DeepEstimators.Comparison.Report.Charts;
using DeepEstimators.Training;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>ROC, precision-recall and calibration of classifiers; predicted against true numbers in regression.</summary>
internal static class CurveSection
{
    private const int Bins = 10;
    private const int MostPoints = 2000;

    public static void Write(HtmlWriter page, ComparisonResult result)
    {
        if (result.Ranking.Count == 0)
            return;
        if (result.Objective == Objective.Regression)
            WriteNumbers(page, result);
        else
            WriteClasses(page, result);
    }

    private static void WriteClasses(HtmlWriter page, ComparisonResult result)
    {
        string pooled = result.Classes.Count > 2 ? " All classes together: each row counts once for each class." : "";
        List<LineSeries> roc = [], precisionRecall = [], calibration = [];
        foreach (CandidateResult candidate in result.Ranking)
        {
            if (ThresholdCurve.Of(ThresholdCurve.Pairs(candidate.FirstRepeat, result.Classes.Count)) is not { } curve)
                continue;
            roc.Add(new LineSeries(candidate.Name, Points(curve.Roc)));
            precisionRecall.Add(new LineSeries(candidate.Name, Points(curve.PrecisionRecall)));
            ChartPoint[] points = [.. Calibration(candidate, result.Classes.Count).Select(point => new ChartPoint(point.Probability, point.Frequency))];
            if (points.Length > 0)
                calibration.Add(new LineSeries(candidate.Name, points, HasMarks: true));
        }
        page.Section("Curves", "Of the predictions of all folds of the first repeat." + pooled);
        Figure(page, new LineChart("ROC", "false positive rate", "true positive rate", roc) { IsUnitSquare = true, HasDiagonal = true }, "ROC curve.");
        Figure(page, new LineChart("Precision and recall", "recall", "precision", precisionRecall) { IsUnitSquare = true }, "Precision-recall curve.");
        Figure(page, new LineChart("Calibration", "probability of the predicted class", "share that is right", calibration) { IsUnitSquare = true, HasDiagonal = true },
            "Calibration: on the diagonal a probability is what it says. Candidates without probabilities are left out.");
        page.EndSection();
    }

    private static void WriteNumbers(HtmlWriter page, ComparisonResult result)
    {
        page.Section("Predicted and true", $"At most {MostPoints} rows of the first repeat.");
        foreach (CandidateResult candidate in result.Ranking)
        {
            ChartPoint[] points = [.. candidate.FirstRepeat.SelectMany(fold =>
                Enumerable.Range(0, fold.Predictions.Count).Select(row => new ChartPoint(fold.Predictions.Labels[row], fold.Predictions.Scores[row])))];
            int stride = Math.Max(1, (points.Length + MostPoints - 1) / MostPoints);
            page.Figure(
                new PointCloud(candidate.Name, "true", "predicted", [.. points.Where((_, index) => index % stride == 0)]).ToSvg(), candidate.Name);
        }
        page.EndSection();
    }

    internal static IEnumerable<CalibrationPoint> Calibration(CandidateResult candidate, int classCount)
    {
        var bins = new CalibrationBins(Bins);
        foreach (FoldPredictions predictions in candidate.FirstRepeat.Select(fold => fold.Predictions))
        {
            if (predictions.Probabilities is not { } probabilities || predictions.PredictedClasses is not { } predicted)
                return [];
            for (int row = 0; row < predictions.Count; row++)
            {
                if (double.IsNaN(predictions.Labels[row]))
                    continue;
                double probability = classCount > 2
                    ? probabilities[(row * classCount) + predicted[row]]
                    : predicted[row] == 1 ? probabilities[row] : 1 - probabilities[row];
                bins.Add(probability, predictions.IsCorrect(row));
            }
        }
        return bins.Points();
    }

    private static void Figure(HtmlWriter page, LineChart chart, string caption)
    {
        if (chart.Series.Count > 0)
            page.Figure(chart.ToSvg(), caption);
    }

    private static ChartPoint[] Points(IReadOnlyList<(double X, double Y)> points) => [.. points.Select(point => new ChartPoint(point.X, point.Y))];
}
