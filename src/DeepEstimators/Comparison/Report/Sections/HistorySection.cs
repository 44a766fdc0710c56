using DeepEstimators.Comparison.Report.Charts;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>How networks learned, epoch by epoch.</summary>
internal static class HistorySection
{
    public static void Write(HtmlWriter page, ComparisonResult result)
    {
        CandidateResult[] trained = [.. result.Ranking.Where(candidate => candidate.Folds.Any(fold => fold.History.Count > 1))];
        if (trained.Length == 0)
            return;
        page.Section("Training", "The first fold's loss by epoch.");
        foreach (CandidateResult candidate in trained)
        {
            IReadOnlyList<EpochPoint> history = candidate.Folds.First(fold => fold.History.Count > 1).History;
            LineSeries training = new("training loss", [.. history.Select(point => new ChartPoint(point.Epoch, point.TrainingLoss))]);
            LineSeries validation = new("validation loss",
                [.. history.Where(point => point.ValidationLoss is not null).Select(point => new ChartPoint(point.Epoch, point.ValidationLoss!.Value))]);
            page.Figure(
                new LineChart(candidate.Name, "epoch", "loss", validation.Points.Count > 0 ? [training, validation] : [training]).ToSvg(),
                $"{candidate.Name}, {history.Count} epochs.");
        }
        page.EndSection();
    }
}
