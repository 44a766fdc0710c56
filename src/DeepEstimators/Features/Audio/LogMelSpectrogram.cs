using System.Globalization;

namespace DeepEstimators.Features;

/// <summary>Log-mel spectrograms as images, lowest band first.</summary>
internal sealed class LogMelSpectrogram(LogMelSpectrogramOptions options, int frames) : RowFeatures
{
    private readonly MelFilterBank bank = new(options);

    internal override IReadOnlyList<int> Dimensions { get; } = [options.MelBands, frames];

    internal override string[] SlotNames() =>
    [
        .. from band in Enumerable.Range(0, options.MelBands)
           from frame in Enumerable.Range(0, frames)
           select string.Create(CultureInfo.InvariantCulture, $"Mel({band}).Frame({frame})"),
    ];

    internal override RowComputation CreateComputation()
    {
        var mel = new LogMelFrames(options, bank);
        return (sound, image) =>
        {
            mel.Compute(sound);
            var quietest = double.PositiveInfinity;
            var known = Math.Min(frames, mel.Frames);
            for (var frame = 0; frame < known; frame++)
            {
                var values = mel.Frame(frame);
                for (var band = 0; band < values.Length; band++)
                {
                    image[band * frames + frame] = (float)values[band];
                    quietest = Math.Min(quietest, values[band]);
                }
            }

            for (var band = 0; band < mel.Bands; band++)
                image.Slice(band * frames + known, frames - known).Fill((float)quietest);
        };
    }
}
