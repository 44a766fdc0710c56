using System.Numerics;

namespace DeepEstimators.Features;

/// <summary>Cuts a sound into frames and gives each frame's samples and power spectrum. One thread at a time.</summary>
internal sealed class FramedSpectra
{
    private readonly int hop;
    private readonly double[] window;
    private readonly int windowStart;
    private readonly double[] weighted;
    private readonly RealSpectrum spectrum;

    internal FramedSpectra(AudioFeatureOptions options)
    {
        hop = options.HopSamples;
        var frame = options.FrameSamples;
        TransformLength = LengthFor(options);
        windowStart = (TransformLength - frame) / 2;
        window = new double[frame];
        for (var i = 0; i < frame; i++)
            window[i] = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / frame);
        weighted = new double[TransformLength];
        Samples = new double[frame];
        spectrum = new RealSpectrum(TransformLength);
        Power = new double[spectrum.Bins];
    }

    /// <summary>Samples of a spectrum, a power of two: the frame and zeros around it.</summary>
    internal int TransformLength { get; }

    /// <summary>The samples of the frame that was read last, without the window.</summary>
    internal double[] Samples { get; }

    /// <summary>The power spectrum of the frame that was read last.</summary>
    internal double[] Power { get; }

    internal static int LengthFor(AudioFeatureOptions options) =>
        (int)BitOperations.RoundUpToPowerOf2((uint)options.FrameSamples);

    internal void Read(ReadOnlySpan<float> sound, int frame, bool withPower = true)
    {
        var first = frame * hop - TransformLength / 2 + windowStart;
        for (var i = 0; i < Samples.Length; i++)
        {
            var place = first + i;
            Samples[i] = (uint)place < (uint)sound.Length ? sound[place] : 0;
        }

        if (!withPower)
            return;
        for (var i = 0; i < Samples.Length; i++)
            weighted[windowStart + i] = Samples[i] * window[i];
        spectrum.Power(weighted, Power);
    }
}
