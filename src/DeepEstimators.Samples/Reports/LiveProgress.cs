using System.Globalization;
using Spectre.Console;

namespace DeepEstimators.Samples.Reports;

/// <summary>Shows what runs now: candidate, fold, epoch, loss and time left, above the table as far as it is filled.</summary>
/// <remarks>Where the output is no terminal, a line a candidate goes to the standard error instead.</remarks>
public sealed class LiveProgress : IProgress<ComparisonProgress>, IProgress<TrainingProgress>
{
    private readonly Lock _lock = new();
    private readonly ComparisonTable _table;
    private LiveDisplayContext? _display;
    private string _fold = "";
    private string _training = "";

    /// <summary>Progress over a table, which is filled as candidates are done.</summary>
    public LiveProgress(ComparisonTable table) => _table = table;

    /// <summary>Runs the work while the display is live.</summary>
    public T During<T>(Func<T> work)
    {
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
            _training = "";
            _fold = $"{value.CandidateIndex + 1}/{value.Candidates} {value.Candidate}, fold {Math.Min(value.Fold + 1, value.Folds)}/{value.Folds}";
            if (value.Result is { } result)
            {
                _table.Add(result);
                if (_display is null)
                    Console.Error.WriteLine(_table.Line(result));
            }
            Refresh();
        }
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            _training = Describe(value);
            Refresh();
        }
    }

    /// <summary>A line that tells where a network's training is.</summary>
    public static string Describe(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return string.Create(CultureInfo.InvariantCulture,
            $"epoch {value.Epoch}/{value.Epochs}, loss {value.TrainingLoss:0.0000}, {value.RowsPerSecond:#,0} rows/s, {value.Remaining.TotalSeconds:0} s left");
    }

    private void Refresh()
    {
        _display?.UpdateTarget(Content());
        _display?.Refresh();
    }

    private Rows Content() => new Rows(_table.Renderable, new Markup($"[grey]{Markup.Escape(_fold)}[/]  {Markup.Escape(_training)}"));
}
