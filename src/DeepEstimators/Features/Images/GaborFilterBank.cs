using System.Globalization;
using System.Numerics;
using DeepEstimators.Networks;

namespace DeepEstimators.Features;

/// <summary>Convolves an image with all filters of a bank in the frequency domain: one transform forth, one back for each filter.</summary>
internal sealed class GaborFilterBank : RowFeatures
{
    private readonly InputShape image;
    private readonly GaborFilter[] filters;
    private readonly int marginTop;
    private readonly int marginLeft;
    private readonly int height;
    private readonly int width;
    // Made when the first image comes, since they are many times as large as an image.
    private readonly Lazy<(double[] Real, double[] Imaginary)[]> lazySpectra;

    internal GaborFilterBank(GaborFilterBankOptions options, InputShape image)
    {
        this.image = image;
        filters = [.. from frequency in options.Frequencies
                      from orientation in Enumerable.Range(0, options.Orientations)
                      select new GaborFilter(frequency, Math.PI * orientation / options.Orientations, options.Bandwidth)];
        marginTop = filters.Max(filter => filter.HalfHeight);
        marginLeft = filters.Max(filter => filter.HalfWidth);
        height = (int)BitOperations.RoundUpToPowerOf2((uint)(image.Height + 2 * marginTop));
        width = (int)BitOperations.RoundUpToPowerOf2((uint)(image.Width + 2 * marginLeft));
        lazySpectra = new Lazy<(double[], double[])[]>(() =>
        {
            var transform = new FourierTransform2D(height, width);
            return [.. filters.Select(filter => Spectrum(filter, transform))];
        });
        Dimensions = [2 * filters.Length];
    }

    internal override IReadOnlyList<int> Dimensions { get; }

    internal override string[] SlotNames() => [.. filters.SelectMany(filter =>
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"Frequency({filter.Frequency:0.####}).Angle({filter.Angle * 180 / Math.PI:0.#})");
        return new[] { name + ".Mean", name + ".StandardDeviation" };
    })];

    internal override RowComputation CreateComputation()
    {
        var spectra = lazySpectra.Value;
        var transform = new FourierTransform2D(height, width);
        var grey = new float[image.Height * image.Width];
        var (real, imaginary) = (new double[height * width], new double[height * width]);
        var (responseReal, responseImaginary) = (new double[height * width], new double[height * width]);
        return (pixels, features) =>
        {
            GreyImage.Compute(pixels, image, grey);
            Mirror(grey, real);
            Array.Clear(imaginary);
            transform.Forward(real, imaginary);
            for (var i = 0; i < filters.Length; i++)
            {
                Multiply(real, imaginary, spectra[i], responseReal, responseImaginary);
                transform.Backward(responseReal, responseImaginary);
                Summarize(responseReal, responseImaginary, features.Slice(2 * i, 2));
            }
        };
    }

    // The filter's centre comes to the origin, its other quarters to the far corners.
    private static (double[] Real, double[] Imaginary) Spectrum(GaborFilter filter, FourierTransform2D transform)
    {
        var real = new double[transform.Height * transform.Width];
        var imaginary = new double[transform.Height * transform.Width];
        var filterWidth = 2 * filter.HalfWidth + 1;
        for (var i = 0; i < filter.Real.Length; i++)
        {
            var y = (i / filterWidth - filter.HalfHeight + transform.Height) % transform.Height;
            var x = (i % filterWidth - filter.HalfWidth + transform.Width) % transform.Width;
            real[y * transform.Width + x] = filter.Real[i];
            imaginary[y * transform.Width + x] = filter.Imaginary[i];
        }

        transform.Forward(real, imaginary);
        return (real, imaginary);
    }

    private void Mirror(ReadOnlySpan<float> grey, double[] padded)
    {
        Array.Clear(padded);
        for (var y = 0; y < image.Height + 2 * marginTop; y++)
        {
            var row = Reflect(y - marginTop, image.Height) * image.Width;
            for (var x = 0; x < image.Width + 2 * marginLeft; x++)
                padded[y * width + x] = grey[row + Reflect(x - marginLeft, image.Width)];
        }
    }

    // ... b a | a b c | c b ...
    private static int Reflect(int index, int length)
    {
        var place = ((index % (2 * length)) + 2 * length) % (2 * length);
        return place < length ? place : 2 * length - 1 - place;
    }

    private static void Multiply(
        double[] real, double[] imaginary, (double[] Real, double[] Imaginary) filter, double[] productReal, double[] productImaginary)
    {
        for (var i = 0; i < real.Length; i++)
        {
            productReal[i] = real[i] * filter.Real[i] - imaginary[i] * filter.Imaginary[i];
            productImaginary[i] = real[i] * filter.Imaginary[i] + imaginary[i] * filter.Real[i];
        }
    }

    private void Summarize(double[] real, double[] imaginary, Span<float> features)
    {
        var scale = 1.0 / real.Length;
        double sum = 0, squares = 0;
        for (var y = 0; y < image.Height; y++)
        {
            var start = (y + marginTop) * width + marginLeft;
            for (var i = start; i < start + image.Width; i++)
            {
                var square = (real[i] * real[i] + imaginary[i] * imaginary[i]) * scale * scale;
                sum += Math.Sqrt(square);
                squares += square;
            }
        }

        var area = image.Height * image.Width;
        var mean = sum / area;
        features[0] = (float)mean;
        features[1] = (float)Math.Sqrt(Math.Max(squares / area - mean * mean, 0));
    }
}
