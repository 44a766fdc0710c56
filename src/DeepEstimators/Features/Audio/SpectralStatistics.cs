namespace DeepEstimators.Features;

/// <summary>Statistics of the spectrum and the samples of each frame, as mean and standard deviation over frames.</summary>
internal sealed class SpectralStatistics(SpectralStatisticsOptions options) : RowFeatures
{
    private const double LeastPower = 1e-10;

    private static readonly string[] Names = ["Centroid", "Bandwidth", "RollOff", "Flatness", "ZeroCrossings", "RootMeanSquare"];

    internal override IReadOnlyList<int> Dimensions { get; } = [Names.Length * FrameSummary.Names.Count];

    internal override string[] SlotNames() =>
        [.. from name in Names from summary in FrameSummary.Names select $"{name}.{summary}"];

    internal override RowComputation CreateComputation()
    {
        var spectra = new FramedSpectra(options);
        double[] values = [];
        return (sound, features) =>
        {
            var frames = options.FramesOf(sound.Length);
            if (values.Length < Names.Length * frames)
                values = new double[Names.Length * frames];
            for (var frame = 0; frame < frames; frame++)
            {
                spectra.Read(sound, frame);
                OfSpectrum(spectra, values, frame, frames);
                OfSamples(spectra.Samples, values, frame, frames);
            }

            for (var i = 0; i < Names.Length; i++)
                FrameSummary.Compute(values.AsSpan(i * frames, frames), features.Slice(2 * i, 2));
        };
    }

    private void OfSpectrum(FramedSpectra spectra, Span<double> values, int frame, int frames)
    {
        var power = spectra.Power;
        var hertz = (double)options.SampleRate / spectra.TransformLength;
        double magnitudes = 0, moment = 0, logs = 0, powers = 0;
        for (var bin = 0; bin < power.Length; bin++)
        {
            var magnitude = Math.Sqrt(power[bin]);
            magnitudes += magnitude;
            moment += magnitude * bin * hertz;
            var bounded = Math.Max(power[bin], LeastPower);
            logs += Math.Log(bounded);
            powers += bounded;
        }

        // Silence has no centre.
        var centroid = magnitudes > 0 ? moment / magnitudes : 0;
        double spread = 0, below = 0;
        var rollOff = -1;
        for (var bin = 0; bin < power.Length && magnitudes > 0; bin++)
        {
            var magnitude = Math.Sqrt(power[bin]);
            var distance = bin * hertz - centroid;
            spread += magnitude * distance * distance;
            below += magnitude;
            if (rollOff < 0 && below >= options.RollOff * magnitudes)
                rollOff = bin;
        }

        values[frame] = centroid;
        values[frames + frame] = magnitudes > 0 ? Math.Sqrt(spread / magnitudes) : 0;
        values[2 * frames + frame] = Math.Max(rollOff, 0) * hertz;
        values[3 * frames + frame] = Math.Exp(logs / power.Length) / (powers / power.Length);
    }

    private static void OfSamples(ReadOnlySpan<double> samples, Span<double> values, int frame, int frames)
    {
        var crossings = 0;
        var squares = samples[0] * samples[0];
        for (var i = 1; i < samples.Length; i++)
        {
            if (samples[i] < 0 != samples[i - 1] < 0)
                crossings++;
            squares += samples[i] * samples[i];
        }

        values[4 * frames + frame] = (double)crossings / samples.Length;
        values[5 * frames + frame] = Math.Sqrt(squares / samples.Length);
    }
}
