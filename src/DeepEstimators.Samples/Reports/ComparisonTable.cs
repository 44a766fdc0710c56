using System.Globalization;
using DeepEstimators.Samples.Candidates;
using Spectre.Console;

namespace DeepEstimators.Samples.Reports;

/// <summary>Shows a comparison as a table in the terminal.</summary>
public sealed class ComparisonTable
{
    private readonly PredictionTask _task;
    private readonly IReadOnlyList<Candidate> _candidates;
    private readonly Table _table = new() { Border = TableBorder.Simple, ShowRowSeparators = false };

    /// <summary>An empty table for a task.</summary>
    public ComparisonTable(PredictionTask task, IReadOnlyList<Candidate> candidates)
    {
        _task = task;
        _candidates = candidates;
        _table.AddColumn(new TableColumn("candidate").NoWrap());
        _table.AddColumn(new TableColumn("features").NoWrap());
        _table.AddColumn(new TableColumn("learner").NoWrap());
        string[] numbers = [.. Metrics.Select(metric => metric.Title), "fit s", "rows/s", "model"];
        foreach (string title in numbers)
            _table.AddColumn(new TableColumn(title).NoWrap().RightAligned());
    }

    /// <summary>The table as it is now.</summary>
    public Table Renderable => _table;

    private (string Title, string Name, string Format, bool Deviation)[] Metrics => _task switch
    {
        PredictionTask.Binary => [("accuracy", "Accuracy", "0.0000", true), ("AUC", "AreaUnderRocCurve", "0.0000", false), ("log-loss (bits)", "LogLoss", "0.000", false)],
        PredictionTask.Multiclass => [("accuracy", "MicroAccuracy", "0.0000", true), ("log-loss", "LogLoss", "0.000", false)],
        _ => [("RMSE", "RootMeanSquaredError", "0.####E+0", true), ("MAE", "MeanAbsoluteError", "0.####E+0", false), ("R²", "RSquared", "0.000", false)],
    };

    /// <summary>Adds a candidate's row.</summary>
    public void Add(CandidateResult result)
    {
        Candidate candidate = _candidates.First(candidate => candidate.Name == result.Name);
        var cells = new List<string> { Markup.Escape(result.Name), ComparisonJson.Name(candidate.Features), Markup.Escape(candidate.Learner) };
        if (result.Error is { } error)
        {
            cells.Add($"[red]failed: {Markup.Escape(Shortened(error.Message))}[/]");
        }
        else
        {
            cells.AddRange(Metrics.Select(metric => MetricCell(result, metric.Name, metric.Format, metric.Deviation)));
            cells.Add(Number(result.FitSeconds, "0.00"));
            cells.Add(Number(result.RowsPerSecond, "#,0"));
            cells.Add(result.ModelBytes is { } size ? Bytes(size) : "–");
        }
        _table.AddRow([.. cells]);
    }

    /// <summary>One line for a log: the candidate, its main metric and its time.</summary>
    public string Line(CandidateResult result)
    {
        var (title, name, format, _) = Metrics[0];
        return result.Error is { } error
            ? $"{result.Name}: failed: {error.Message}"
            : $"{result.Name}: {title} {MetricCell(result, name, format, deviation: true)}, fit {Number(result.FitSeconds, "0.00")} s";
    }

    /// <summary>A size in bytes, in the unit that reads best.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => $"{bytes.ToString("#,0", CultureInfo.InvariantCulture)} B",
        < 10_000_000 => Number(bytes / 1e3, "#,0") + " kB",
        _ => Number(bytes / 1e6, "#,0") + " MB",
    };

    private string MetricCell(CandidateResult result, string name, string format, bool deviation)
    {
        MetricSummary? metric = result.Metrics.FirstOrDefault(metric => metric.Name == name);
        if (metric is null)
            return "–";
        string shown = _task == PredictionTask.Regression && format.Contains('E', StringComparison.Ordinal) ? Significant(metric.Mean) : Number(metric.Mean, format);
        if (!deviation || metric.Values.Count < 2)
            return shown;
        return shown + " ± " + (_task == PredictionTask.Regression ? Significant(metric.StandardDeviation) : Number(metric.StandardDeviation, format));
    }

    private static string Significant(double value) => value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "G4", CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Shortened(string message) => message.Length <= 60 ? message : message[..59] + "…";
}
