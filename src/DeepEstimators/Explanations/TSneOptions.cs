using DeepEstimators.Networks;

namespace DeepEstimators.Explanations;

/// <summary>Options of <see cref="TSne"/>.</summary>
public sealed class TSneOptions
{
    /// <summary>How many neighbours a row has, about; from 1 to a third of the rows. Default 30.</summary>
    public double Perplexity { get; set; } = 30;

    /// <summary>Steps, 1 to 100,000. Default 1,000.</summary>
    public int Iterations { get; set; } = 1_000;

    /// <summary>Factor of the attraction in the first quarter of the steps, at most 250 of them, 1 to 100. Default 12.</summary>
    public double Exaggeration { get; set; } = 12;

    /// <summary>Length of the steps, above 0; null (default): the rows by four times <see cref="Exaggeration"/>, at least 50.</summary>
    public double? LearningRate { get; set; }

    /// <summary>Ends the steps with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Validate(int rows)
    {
        OptionCheck.InRange(Perplexity, 1, Math.Max(rows / 3.0, 1), nameof(Perplexity));
        OptionCheck.InRange(Iterations, 1, 100_000, nameof(Iterations));
        OptionCheck.InRange(Exaggeration, 1, 100, nameof(Exaggeration));
        if (LearningRate is { } rate)
            OptionCheck.Above(rate, 0, nameof(LearningRate));
    }
}
