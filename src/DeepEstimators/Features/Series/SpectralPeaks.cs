using System.Globalization;

namespace DeepEstimators.Features;

/// <summary>The highest peaks of a series' power spectrum.</summary>
internal sealed class SpectralPeaks(SpectralPeaksOptions options) : RowFeatures
{
    private static readonly string[] OfPeak = ["Frequency", "Share"];

    internal override IReadOnlyList<int> Dimensions { get; } = [2 * options.Peaks + 2];

    internal override string[] SlotNames() =>
    [
        .. from peak in Enumerable.Range(0, options.Peaks)
           from name in OfPeak
           select string.Create(CultureInfo.InvariantCulture, $"Peak({peak}).{name}"),
        "Centroid",
        "Entropy",
    ];

    internal override RowComputation CreateComputation()
    {
        var series = new SeriesSpectrum();
        var peaks = new PriorityQueue<int, double>();
        return (values, features) =>
        {
            features.Clear();
            var power = series.Compute(values);
            double sum = 0, moment = 0;
            for (var k = 1; k < power.Length; k++)
            {
                sum += power[k];
                moment += k * power[k];
            }

            if (sum <= 0)
                return;
            var frequency = options.SampleRate / values.Length;
            peaks.Clear();
            for (var k = 1; k < power.Length; k++)
            {
                var isPeak = (k == 1 || power[k] > power[k - 1]) && (k + 1 == power.Length || power[k] >= power[k + 1]);
                if (!isPeak || power[k] <= 0)
                    continue;
                peaks.Enqueue(k, power[k]);
                if (peaks.Count > options.Peaks)
                    peaks.Dequeue();
            }

            while (peaks.TryDequeue(out var k, out var height))
            {
                features[2 * peaks.Count] = (float)(k * frequency);
                features[2 * peaks.Count + 1] = (float)(height / sum);
            }

            features[^2] = (float)(moment / sum * frequency);
            features[^1] = (float)Entropy(power[1..], sum);
        };
    }

    private static double Entropy(ReadOnlySpan<double> power, double sum)
    {
        double entropy = 0;
        foreach (var value in power)
        {
            if (value > 0)
                entropy -= value / sum * Math.Log(value / sum);
        }

        return power.Length > 1 ? entropy / Math.Log(power.Length) : 0;
    }
}
