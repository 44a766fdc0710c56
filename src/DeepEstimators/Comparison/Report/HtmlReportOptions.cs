using DeepEstimators.Explanations;
using DeepEstimators.Networks;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>What a report shows besides the comparison's own numbers.</summary>
public sealed class HtmlReportOptions
{
    /// <summary>The heading. Default <c>Comparison</c>.</summary>
    public string Title { get; set; } = "Comparison";

    /// <summary>
    /// The rows that were compared on, to show mistakes as examples; null (default): none are shown. Where rows to test on were of
    /// their own: those.
    /// </summary>
    public IDataView? Data { get; set; }

    /// <summary>
    /// The column of <see cref="Data"/> to show: a text, or a vector of numbers that is a picture (<c>[H, W]</c>, <c>[C, H, W]</c> with 1
    /// or 3 channels, or a square). Null (default): none.
    /// </summary>
    public string? ExampleColumnName { get; set; }

    /// <summary>How many mistakes are shown, 0 to 200. Default 12.</summary>
    public int Examples { get; set; } = 12;

    /// <summary>Learning curves of the same candidates, to draw; null (default): none.</summary>
    public LearningCurve? LearningCurve { get; set; }

    /// <summary>Networks of a <see cref="Explanations.DepthStudy"/> to show by depth; none by default.</summary>
    public IReadOnlyList<DepthResult> DepthStudy { get; set; } = [];

    /// <summary>Pictures to show at the end, such as class activation maps; none by default.</summary>
    public IReadOnlyList<ReportPicture> Pictures { get; set; } = [];

    /// <summary>Tells the date that the report bears. Default: the system's clock.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Title);
        ArgumentNullException.ThrowIfNull(DepthStudy);
        ArgumentNullException.ThrowIfNull(Pictures);
        ArgumentNullException.ThrowIfNull(Clock);
        OptionCheck.InRange(Examples, 0, 200, nameof(Examples));
        if (ExampleColumnName is { } name && Data is { } data && data.Schema.GetColumnOrNull(name) is null)
        {
            throw new ArgumentException(
                $"ExampleColumnName is '{name}'; the data has: {string.Join(", ", data.Schema.Select(column => column.Name))}.",
                nameof(ExampleColumnName));
        }
    }
}

/// <summary>A picture of a report.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Pixels">Channel after channel, rows from the top, from 0 (dark) to 1; <c>[C, H, W]</c>.</param>
public sealed record ReportPicture(string Caption, int Channels, int Height, int Width, IReadOnlyList<float> Pixels);
