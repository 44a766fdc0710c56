using System.Globalization;
using DeepEstimators.Networks;

namespace DeepEstimators.Features;

/// <summary>
/// The cells and blocks of a histogram of oriented gradients on images of one size, and the order of its values: block after
/// block by rows, in a block cell after cell by rows, in a cell by direction.
/// </summary>
internal sealed record HogLayout
{
    private const int SmallestCell = 2;
    private const int LargestCell = 8;

    internal HogLayout(HistogramOfOrientedGradientsOptions options, InputShape image)
    {
        Image = image;
        var shorter = Math.Min(image.Height, image.Width);
        CellSize = options.CellSize ?? Math.Min(shorter, Math.Clamp(shorter / 4, SmallestCell, LargestCell));
        if (CellSize > shorter)
            throw OptionCheck.OutOfRange(
                nameof(options.CellSize), CellSize, $"at most the image's shorter side, {shorter} pixels");
        CellRows = image.Height / CellSize;
        CellColumns = image.Width / CellSize;
        BlockSize = options.BlockSize;
        if (BlockSize > Math.Min(CellRows, CellColumns))
            throw OptionCheck.OutOfRange(
                nameof(options.BlockSize), BlockSize,
                string.Create(CultureInfo.InvariantCulture, $"at most the cells there are, {CellRows} x {CellColumns}"));
        BlockStride = options.BlockStride;
        BlockRows = (CellRows - BlockSize) / BlockStride + 1;
        BlockColumns = (CellColumns - BlockSize) / BlockStride + 1;
        Orientations = options.Orientations;
        SignedGradients = options.SignedGradients;
        Clipping = (float)options.Clipping;
    }

    internal InputShape Image { get; }

    internal int CellSize { get; }

    internal int CellRows { get; }

    internal int CellColumns { get; }

    internal int BlockSize { get; }

    internal int BlockStride { get; }

    internal int BlockRows { get; }

    internal int BlockColumns { get; }

    internal int Orientations { get; }

    internal bool SignedGradients { get; }

    internal float Clipping { get; }

    /// <summary>Degrees that the directions span.</summary>
    internal double Span => SignedGradients ? 360 : 180;

    /// <summary>Numbers of one block.</summary>
    internal int BlockLength => BlockSize * BlockSize * Orientations;

    /// <summary>Numbers of one image.</summary>
    internal int Size => checked(BlockRows * BlockColumns * BlockLength);

    /// <summary>A name for each number, such as <c>Block(0,1).Cell(1,0).Angle(30)</c>: rows, columns, degrees.</summary>
    internal string[] SlotNames()
    {
        var names = new string[Size];
        var slot = 0;
        for (var blockRow = 0; blockRow < BlockRows; blockRow++)
        for (var blockColumn = 0; blockColumn < BlockColumns; blockColumn++)
        for (var cellRow = 0; cellRow < BlockSize; cellRow++)
        for (var cellColumn = 0; cellColumn < BlockSize; cellColumn++)
        for (var bin = 0; bin < Orientations; bin++)
        {
            var angle = Math.Round((bin + 0.5) * Span / Orientations, 1);
            names[slot++] = string.Create(
                CultureInfo.InvariantCulture,
                $"Block({blockRow},{blockColumn}).Cell({cellRow},{cellColumn}).Angle({angle})");
        }

        return names;
    }
}
