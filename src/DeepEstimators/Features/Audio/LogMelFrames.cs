namespace DeepEstimators.Features;

/// <summary>
/// A sound's power by mel band and frame in decibels, 10 log10(max(power, 1e-10)), cut off below the loudest less the dynamic
/// range. One thread at a time.
/// </summary>
internal sealed class LogMelFrames(MelFeatureOptions options, MelFilterBank bank)
{
    private const double LeastPower = 1e-10;

    private readonly FramedSpectra spectra = new(options);
    private double[] decibels = [];

    internal int Bands => bank.Count;

    internal int Frames { get; private set; }

    /// <summary>Band after band of the frame.</summary>
    internal ReadOnlySpan<double> Frame(int frame) => decibels.AsSpan(frame * Bands, Bands);

    internal void Compute(ReadOnlySpan<float> sound)
    {
        Frames = options.FramesOf(sound.Length);
        if (decibels.Length < Frames * Bands)
            decibels = new double[Frames * Bands];
        for (var frame = 0; frame < Frames; frame++)
        {
            spectra.Read(sound, frame);
            bank.Apply(spectra.Power, decibels.AsSpan(frame * Bands, Bands));
        }

        var values = decibels.AsSpan(0, Frames * Bands);
        var loudest = double.NegativeInfinity;
        foreach (ref var value in values)
        {
            value = 10 * Math.Log10(Math.Max(value, LeastPower));
            loudest = Math.Max(loudest, value);
        }

        if (options.DynamicRange is not { } range)
            return;
        foreach (ref var value in values)
            value = Math.Max(value, loudest - range);
    }
}
