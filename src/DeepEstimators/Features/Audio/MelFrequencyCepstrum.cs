using System.Globalization;

namespace DeepEstimators.Features;

/// <summary>Mean and standard deviation over frames of the cepstrum of log-mel frames and of its differences.</summary>
internal sealed class MelFrequencyCepstrum : RowFeatures
{
    private static readonly string[] Orders = ["", "Delta", "DeltaDelta"];

    private readonly MelFrequencyCepstrumOptions options;
    private readonly MelFilterBank bank;
    private readonly double[] cosines;
    private readonly int tracks;

    internal MelFrequencyCepstrum(MelFrequencyCepstrumOptions options)
    {
        this.options = options;
        bank = new MelFilterBank(options);
        tracks = options.Coefficients * (options.Deltas + 1);
        Dimensions = [2 * tracks * options.Segments];
        var bands = options.MelBands;
        cosines = new double[options.Coefficients * bands];
        for (var i = 0; i < cosines.Length; i++)
        {
            int coefficient = i / bands, band = i % bands;
            cosines[i] = Math.Sqrt((coefficient == 0 ? 1.0 : 2.0) / bands) * Math.Cos(Math.PI * coefficient * (band + 0.5) / bands);
        }
    }

    internal override IReadOnlyList<int> Dimensions { get; }

    internal override string[] SlotNames() =>
    [
        .. from segment in Enumerable.Range(0, options.Segments)
           let prefix = options.Segments == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"Segment({segment}).")
           from order in Orders.Take(options.Deltas + 1)
           from coefficient in Enumerable.Range(0, options.Coefficients)
           from summary in FrameSummary.Names
           select string.Create(CultureInfo.InvariantCulture, $"{prefix}{order}Mfcc({coefficient}).{summary}"),
    ];

    internal override RowComputation CreateComputation()
    {
        var mel = new LogMelFrames(options, bank);
        double[] values = [];
        return (sound, features) =>
        {
            mel.Compute(sound);
            var frames = mel.Frames;
            if (values.Length < tracks * frames)
                values = new double[tracks * frames];
            for (var frame = 0; frame < frames; frame++)
                Cepstrum(mel.Frame(frame), values, frame, frames);
            for (var track = options.Coefficients; track < tracks; track++)
                RegressionSlope.Compute(
                    values.AsSpan((track - options.Coefficients) * frames, frames), values.AsSpan(track * frames, frames));
            Summarize(values, frames, features);
        };
    }

    private void Cepstrum(ReadOnlySpan<double> mel, Span<double> values, int frame, int frames)
    {
        for (var coefficient = 0; coefficient < options.Coefficients; coefficient++)
        {
            var row = cosines.AsSpan(coefficient * mel.Length, mel.Length);
            values[coefficient * frames + frame] = System.Numerics.Tensors.TensorPrimitives.Dot(row, mel);
        }
    }

    private void Summarize(ReadOnlySpan<double> values, int frames, Span<float> features)
    {
        for (var segment = 0; segment < options.Segments; segment++)
        {
            // A segment has at least one frame, where need be one that its neighbour has too.
            var first = Math.Min(segment * frames / options.Segments, frames - 1);
            var count = Math.Max((segment + 1) * frames / options.Segments - first, 1);
            for (var track = 0; track < tracks; track++)
                FrameSummary.Compute(
                    values.Slice(track * frames + first, count), features.Slice(2 * (segment * tracks + track), 2));
        }
    }
}
