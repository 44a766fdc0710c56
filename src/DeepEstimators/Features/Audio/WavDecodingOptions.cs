using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>Options of DecodeWav. Checked when the estimator is made, which keeps a copy.</summary>
public sealed class WavDecodingOptions
{
    /// <summary>The folder that relative paths are in; null (default): the current one.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Samples a second that every sound must have, 100 to 1,000,000; others are refused. Null (default): any.
    /// </summary>
    public int? SampleRate { get; set; }

    /// <summary>
    /// Samples of each row, 1 to 268,435,456: longer sounds are cut at the end, shorter ones are filled up with silence. Null
    /// (default): as many as each has, so that rows differ in length.
    /// </summary>
    public int? Samples { get; set; }

    internal void Validate()
    {
        if (SampleRate is { } rate)
            OptionCheck.InRange(rate, 100, 1_000_000, nameof(SampleRate));
        if (Samples is { } samples)
            OptionCheck.InRange(samples, 1, 1 << 28, nameof(Samples));
    }

    internal WavDecodingOptions Clone() => (WavDecodingOptions)MemberwiseClone();
}
