namespace DeepEstimators.Networks;

/// <summary>What one row is to a network.</summary>
public enum InputKind
{
    /// <summary>Numbers; a batch is float <c>[N, n]</c>.</summary>
    Vector,

    /// <summary>An image; a batch is float <c>[N, C, H, W]</c>.</summary>
    Image,

    /// <summary>A text; a batch is int64 <c>[N, L]</c>: numbers of tokens from 1, and 0 after a text's last token.</summary>
    Tokens,

    /// <summary>
    /// Steps of as many numbers as there are channels. Where all rows are as long, a batch is float <c>[N, T, C]</c>; else it is
    /// <c>[N, 1 + T * C]</c>: how many steps a row has, then the steps, then zeros.
    /// </summary>
    Sequence,
}
