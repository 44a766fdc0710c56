using Microsoft.ML;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Rows to learn from, and what is known about them.</summary>
public sealed record DataSet
{
    /// <summary>A short name.</summary>
    public required string Name { get; init; }

    /// <summary>What was found in the data, in a sentence or two.</summary>
    public required string Statement { get; init; }

    /// <summary>What is predicted.</summary>
    public required PredictionTask Task { get; init; }

    /// <summary>The label column: Boolean, text or Single, by the task.</summary>
    public required string Label { get; init; }

    /// <summary>The rows to learn from, or to cross-validate on where there is no <see cref="Test"/>.</summary>
    public required IDataView Train { get; init; }

    /// <summary>The rows to evaluate on, or <see langword="null"/>.</summary>
    public IDataView? Test { get; init; }

    /// <summary>For pictures, their shape in the column <see cref="PixelColumn"/>; else <see langword="null"/>.</summary>
    public PictureShape? Pictures { get; init; }

    /// <summary>For sounds, their format; samples are in the column <see cref="SoundColumn"/>; else <see langword="null"/>.</summary>
    public SoundFormat? Sounds { get; init; }

    /// <summary>For series, their shape in the column <see cref="SeriesColumn"/>; else <see langword="null"/>.</summary>
    public SeriesShape? Series { get; init; }

    /// <summary>True for texts, which are in the column <see cref="TextColumn"/>.</summary>
    public bool HasTexts { get; init; }

    /// <summary>For tables, the columns of numbers.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>For tables, the columns of categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The vector column that holds a picture's pixels.</summary>
    public const string PixelColumn = "Pixels";

    /// <summary>The vector column that holds a sound's samples, each of its own length.</summary>
    public const string SoundColumn = "Sound";

    /// <summary>The column that holds a text.</summary>
    public const string TextColumn = "Text";

    /// <summary>The vector column that holds the values of a series, step after step.</summary>
    public const string SeriesColumn = "Series";
}

/// <summary>The shape of grey pictures.</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels a row.</param>
public sealed record PictureShape(int Height, int Width);

/// <summary>The format of sounds.</summary>
/// <param name="SampleRate">Samples a second.</param>
public sealed record SoundFormat(int SampleRate);

/// <summary>The shape of series.</summary>
/// <param name="Channels">Channels.</param>
/// <param name="Length">Values of each channel.</param>
public sealed record SeriesShape(int Channels, int Length);
