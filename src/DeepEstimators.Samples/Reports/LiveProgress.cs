using System.Globalization;
using DeepEstimators.Training;
using Spectre.Console;

namespace DeepEstimators.Samples.Reports;

/// <summary>Shows what runs now: candidate, fold, epoch, loss and time left, below the table as far as it is filled.</summary>
/// <remarks>Where the output is no terminal, a line a candidate goes to the standard error instead.</remarks>
public sealed class LiveProgress(Objective objective) : IProgress<ComparisonProgress>
{
    private readonly Lock _lock = new();
    private readonly List<CandidateResult> _done = [];
    private LiveDisplayContext? _display;
    private string _stage = "";
    private string _line = "";

    /// <summary>Runs the work while the display is live.</summary>
    public T During<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return work();
        return AnsiConsole.Live(Content()).AutoClear(true).Start(display =>
        {
            _display = display;
            try
            {
                return work();
            }
            finally
            {
                _display = null;
            }
        });
    }

    /// <inheritdoc/>
    public void Report(ComparisonProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            // A learning curve begins with the first candidate again.
            if (_done.Count > 0 && value is { CandidateIndex: 0, Result: null } && _done.Exists(done => done.Name == value.Candidate))
            {
                _done.Clear();
                _stage = "more rows: ";
            }
            _line = Describe(value);
            if (value.Result is { } result)
            {
                _done.Add(result);
                if (_display is null)
                    Console.Error.WriteLine(Line(result));
            }
            Refresh();
        }
    }

    /// <summary>A line that tells where a comparison is.</summary>
    public static string Describe(ComparisonProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var parts = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{value.CandidateIndex + 1}/{value.Candidates} {value.Candidate}"),
            string.Create(CultureInfo.InvariantCulture, $"fold {Math.Min(value.Fold + 1, value.Folds)}/{value.Folds}"),
        };
        if (value.Training is { } training)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"epoch {training.Epoch}/{training.Epochs}, loss {training.TrainingLoss:0.0000}"));
        if (value.Remaining is { } remaining)
            parts.Add($"{Duration(remaining)} left");
        return string.Join(", ", parts);
    }

    /// <summary>A line that tells where a network's training is.</summary>
    public static string Describe(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return string.Create(CultureInfo.InvariantCulture,
            $"epoch {value.Epoch}/{value.Epochs}, loss {value.TrainingLoss:0.0000}, {value.RowsPerSecond:#,0} rows/s, {Duration(value.Remaining)} left");
    }

    private static string Duration(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : time.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min");

    private string Line(CandidateResult result) => result.Error is { } error
        ? $"{result.Name}: failed: {error.Message}"
        : string.Create(CultureInfo.InvariantCulture, $"{_stage}{result.Name}: {result.Metrics[0].Name} {result.Metrics[0].Mean:0.####}, fit {result.FitSeconds:0.00} s, {result.TrainRows:#,0} rows");

    private void Refresh()
    {
        _display?.UpdateTarget(Content());
        _display?.Refresh();
    }

    private Rows Content() => new(TerminalTable.Of(ComparisonTable.Of(_done, objective)), new Markup($"[grey]{Markup.Escape(_line)}[/]"));
}
