namespace DeepEstimators.Features;

/// <summary>
/// Computes histograms of oriented gradients (Dalal and Triggs, "Histograms of Oriented Gradients for Human Detection", CVPR
/// 2005): centred differences [-1, 0, 1] without smoothing; each pixel votes with its gradient's magnitude for the two nearest
/// directions of the four nearest cells, in proportion; blocks of cells are normalised by L2-Hys. As there, but without the
/// Gaussian window over a block. At the border the difference is one-sided.
/// </summary>
internal sealed class HogDescriptor
{
    // Keeps a block without gradients at zero.
    private const float Epsilon = 1e-5f;

    private readonly HogLayout layout;
    private readonly CellShare[] rowShares;
    private readonly CellShare[] columnShares;

    internal HogDescriptor(HogLayout layout)
    {
        this.layout = layout;
        rowShares = CellShare.Of(layout.CellRows, layout.CellSize);
        columnShares = CellShare.Of(layout.CellColumns, layout.CellSize);
    }

    /// <summary>Numbers of the scratch space that <see cref="Compute"/> needs.</summary>
    internal int ScratchLength => layout.CellRows * layout.CellColumns * layout.Orientations;

    /// <summary>The descriptor of one image.</summary>
    /// <param name="pixels">Channel after channel, row after row.</param>
    /// <param name="descriptor">Receives <see cref="HogLayout.Size"/> numbers.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> numbers of any content.</param>
    internal void Compute(ReadOnlySpan<float> pixels, Span<float> descriptor, Span<float> scratch)
    {
        scratch.Clear();
        AddVotes(pixels, scratch);
        var block = 0;
        for (var row = 0; row < layout.BlockRows; row++)
        {
            for (var column = 0; column < layout.BlockColumns; column++, block++)
            {
                var values = descriptor.Slice(block * layout.BlockLength, layout.BlockLength);
                CopyBlock(scratch, row * layout.BlockStride, column * layout.BlockStride, values);
                Normalize(values);
            }
        }
    }

    private void AddVotes(ReadOnlySpan<float> pixels, Span<float> cells)
    {
        var bins = layout.Orientations;
        var binsPerRadian = (float)(bins / (layout.Span * Math.PI / 180));
        var rowLength = layout.CellColumns * bins;
        for (var y = 0; y < rowShares.Length; y++)
        {
            var rows = rowShares[y];
            for (var x = 0; x < columnShares.Length; x++)
            {
                Gradient(pixels, y, x, out var dx, out var dy);
                var magnitude = MathF.Sqrt(dx * dx + dy * dy);
                if (magnitude == 0)
                    continue;

                // The centre of bin b is at b + 1/2; directions half a turn apart are one when unsigned.
                var position = MathF.Atan2(dy, dx) * binsPerRadian - 0.5f;
                var below = MathF.Floor(position);
                var upperShare = position - below;
                var lower = Wrap((int)below, bins);
                var upper = Wrap((int)below + 1, bins);

                var columns = columnShares[x];
                Vote(cells, rows.First * rowLength + columns.First * bins, rows.FirstShare * columns.FirstShare);
                Vote(cells, rows.First * rowLength + columns.Second * bins, rows.FirstShare * columns.SecondShare);
                Vote(cells, rows.Second * rowLength + columns.First * bins, rows.SecondShare * columns.FirstShare);
                Vote(cells, rows.Second * rowLength + columns.Second * bins, rows.SecondShare * columns.SecondShare);

                void Vote(Span<float> histograms, int start, float share)
                {
                    var vote = magnitude * share;
                    histograms[start + lower] += vote * (1 - upperShare);
                    histograms[start + upper] += vote * upperShare;
                }
            }
        }
    }

    private static int Wrap(int bin, int bins)
    {
        var rest = bin % bins;
        return rest < 0 ? rest + bins : rest;
    }

    private void Gradient(ReadOnlySpan<float> pixels, int y, int x, out float dx, out float dy)
    {
        var (height, width) = (layout.Image.Height, layout.Image.Width);
        int left = Math.Max(x - 1, 0), right = Math.Min(x + 1, width - 1);
        int above = Math.Max(y - 1, 0), below = Math.Min(y + 1, height - 1);
        dx = dy = 0;
        var largest = -1f;
        for (var channel = 0; channel < layout.Image.Channels; channel++)
        {
            var plane = pixels.Slice(channel * height * width, height * width);
            var horizontal = plane[y * width + right] - plane[y * width + left];
            var vertical = plane[below * width + x] - plane[above * width + x];
            var square = horizontal * horizontal + vertical * vertical;
            if (square <= largest)
                continue;
            largest = square;
            (dx, dy) = (horizontal, vertical);
        }
    }

    private void CopyBlock(ReadOnlySpan<float> cells, int firstRow, int firstColumn, Span<float> block)
    {
        var bins = layout.Orientations;
        var length = layout.BlockSize * bins;
        for (var row = 0; row < layout.BlockSize; row++)
            cells.Slice(((firstRow + row) * layout.CellColumns + firstColumn) * bins, length).CopyTo(block[(row * length)..]);
    }

    private void Normalize(Span<float> block)
    {
        Scale(block);
        if (layout.Clipping >= 1)
            return;
        foreach (ref var value in block)
            value = MathF.Min(value, layout.Clipping);
        Scale(block);
    }

    private static void Scale(Span<float> block)
    {
        var square = Epsilon * Epsilon;
        foreach (var value in block)
            square += value * value;
        var factor = 1 / MathF.Sqrt(square);
        foreach (ref var value in block)
            value *= factor;
    }

    /// <summary>The two cells, along one axis, that share a pixel's vote.</summary>
    private readonly record struct CellShare(int First, int Second, float FirstShare, float SecondShare)
    {
        internal static CellShare[] Of(int cells, int cellSize)
        {
            var shares = new CellShare[cells * cellSize];
            for (var pixel = 0; pixel < shares.Length; pixel++)
            {
                var position = (pixel + 0.5f) / cellSize - 0.5f;
                var first = (int)MathF.Floor(position);
                var share = position - first;

                // Beyond the outermost centres the outermost cell alone has the vote's share.
                shares[pixel] = new CellShare(
                    Math.Max(first, 0),
                    Math.Min(first + 1, cells - 1),
                    first < 0 ? 0 : 1 - share,
                    first + 1 >= cells ? 0 : share);
            }

            return shares;
        }
    }
}
