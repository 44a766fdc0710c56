namespace DeepEstimators.Features;

/// <summary>The transform of images whose sides are powers of two, in place; rows, then columns. One thread at a time.</summary>
internal sealed class FourierTransform2D(int height, int width)
{
    private readonly FourierTransform ofRows = new(width);
    private readonly FourierTransform ofColumns = new(height);
    private readonly double[] columnReal = new double[height];
    private readonly double[] columnImaginary = new double[height];

    internal int Height => height;

    internal int Width => width;

    internal void Forward(double[] real, double[] imaginary)
    {
        for (var row = 0; row < height; row++)
            ofRows.Forward(real.AsSpan(row * width, width), imaginary.AsSpan(row * width, width));
        for (var column = 0; column < width; column++)
        {
            for (var row = 0; row < height; row++)
            {
                columnReal[row] = real[row * width + column];
                columnImaginary[row] = imaginary[row * width + column];
            }

            ofColumns.Forward(columnReal, columnImaginary);
            for (var row = 0; row < height; row++)
            {
                real[row * width + column] = columnReal[row];
                imaginary[row * width + column] = columnImaginary[row];
            }
        }
    }

    /// <summary>Without the factor 1 / (height · width).</summary>
    internal void Backward(double[] real, double[] imaginary) => Forward(imaginary, real);
}
