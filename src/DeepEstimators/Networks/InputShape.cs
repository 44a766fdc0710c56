namespace DeepEstimators.Networks;

/// <summary>
/// What one row is to a network: a vector of features, an image, the tokens of a text or a sequence of steps; see
/// <see cref="InputKind"/> for what a batch of each is.
/// </summary>
public sealed record InputShape
{
    private InputShape(InputKind kind, int channels, int height, int width)
    {
        Kind = kind;
        Channels = channels;
        Height = height;
        Width = width;
    }

    /// <summary>What one row is.</summary>
    public InputKind Kind { get; }

    /// <summary>True for an image.</summary>
    public bool IsImage => Kind == InputKind.Image;

    /// <summary>
    /// Channels of an image (1 grey, 3 colour); for a vector the number of features; for a sequence the numbers of a step; 1
    /// for tokens.
    /// </summary>
    public int Channels { get; }

    /// <summary>Height of an image in pixels; 1 for all else.</summary>
    public int Height { get; }

    /// <summary>Width of an image in pixels; 1 for all else.</summary>
    public int Width { get; }

    /// <summary>Steps of a sequence or tokens of a text, at most where rows differ in length; 1 for all else.</summary>
    public int Length { get; private init; } = 1;

    /// <summary>True for sequences that differ in length.</summary>
    public bool IsVariable { get; private init; }

    /// <summary>Different tokens of texts, which are numbered from 1; 0 for all else.</summary>
    public int Vocabulary { get; private init; }

    /// <summary>What the places of a table's row are; null where all are numbers, or the row is no table's.</summary>
    public RowLayout? Layout { get; private init; }

    /// <summary>Numbers in one row, at most where rows differ in length.</summary>
    public int Size => checked(Channels * Height * Width * Length + (IsVariable ? 1 : 0));

    /// <summary>A vector of features; a batch is <c>[N, features]</c>.</summary>
    /// <param name="features">Number of features, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is less than 1.</exception>
    public static InputShape Vector(int features)
    {
        OptionCheck.AtLeast(features, 1, nameof(features));
        return new InputShape(InputKind.Vector, features, 1, 1);
    }

    /// <summary>A row of a table; a batch is float <c>[N, layout.Width]</c>.</summary>
    /// <param name="layout">What its places are.</param>
    public static InputShape Table(RowLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return new InputShape(InputKind.Vector, layout.Width, 1, 1) { Layout = layout };
    }

    /// <summary>An image; a batch is <c>[N, channels, height, width]</c>, channels first, rows from the top.</summary>
    /// <param name="channels">Channels, 1 or more.</param>
    /// <param name="height">Height in pixels, 1 or more.</param>
    /// <param name="width">Width in pixels, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is less than 1.</exception>
    public static InputShape Image(int channels, int height, int width)
    {
        OptionCheck.AtLeast(channels, 1, nameof(channels));
        OptionCheck.AtLeast(height, 1, nameof(height));
        OptionCheck.AtLeast(width, 1, nameof(width));
        return new InputShape(InputKind.Image, channels, height, width);
    }

    /// <summary>
    /// A text as numbers of tokens; a batch is int64 <c>[N, L]</c> with L the tokens of the longest text at hand, or more, up to
    /// <paramref name="length"/>. 0 stands after a text's last token.
    /// </summary>
    /// <param name="length">Tokens of a text at most, 1 or more.</param>
    /// <param name="vocabulary">Different tokens, 1 or more; they are numbered from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is less than 1.</exception>
    public static InputShape Tokens(int length, int vocabulary)
    {
        OptionCheck.AtLeast(length, 1, nameof(length));
        OptionCheck.AtLeast(vocabulary, 1, nameof(vocabulary));
        return new InputShape(InputKind.Tokens, 1, 1, 1) { Length = length, Vocabulary = vocabulary };
    }

    /// <summary>
    /// A sequence; a batch is <c>[N, length, channels]</c>, or <c>[N, 1 + T * channels]</c> where sequences differ in length,
    /// with T the steps of the longest sequence at hand, or more, up to <paramref name="length"/>.
    /// </summary>
    /// <param name="length">Steps, 1 or more; at most, where sequences differ in length.</param>
    /// <param name="channels">Numbers of a step, 1 or more.</param>
    /// <param name="isVariable">True where sequences differ in length.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is less than 1.</exception>
    public static InputShape Sequence(int length, int channels = 1, bool isVariable = false)
    {
        OptionCheck.AtLeast(length, 1, nameof(length));
        OptionCheck.AtLeast(channels, 1, nameof(channels));
        return new InputShape(InputKind.Sequence, channels, 1, 1) { Length = length, IsVariable = isVariable };
    }

    /// <summary>The shape of a batch of <paramref name="rows"/> rows as long as they can be.</summary>
    /// <param name="rows">Number of rows, 0 or more.</param>
    public long[] ToBatchShape(long rows) => Kind switch
    {
        InputKind.Image => [rows, Channels, Height, Width],
        InputKind.Sequence when !IsVariable => [rows, Length, Channels],
        _ => [rows, Size],
    };

    /// <summary>For example <c>vector of 30</c> or <c>image of 1 x 28 x 28</c>.</summary>
    public override string ToString() => Kind switch
    {
        InputKind.Image => Text($"image of {Channels} x {Height} x {Width}"),
        InputKind.Tokens => Text($"text of up to {Length} tokens out of {Vocabulary}"),
        InputKind.Sequence when IsVariable => Text($"sequence of up to {Length} steps of {Channels}"),
        InputKind.Sequence => Text($"sequence of {Length} steps of {Channels}"),
        _ => Text($"vector of {Channels}"),
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
