namespace DeepEstimators.Samples.Comparisons;

/// <summary>What the user asked to be compared, and how.</summary>
internal sealed record CompareRequest
{
    public string[]? Candidates { get; init; }

    public int Folds { get; init; }

    public int Repeats { get; init; }

    public int Seed { get; init; }

    public int? Epochs { get; init; }

    public bool LearningCurve { get; init; }

    public string? Output { get; init; }

    public bool Resume { get; init; }

    public string? Json { get; init; }

    /// <summary>The file of the HTML report, or null.</summary>
    public string? Report { get; init; }

    /// <summary>Checks what can be checked before any data is read.</summary>
    public void Validate()
    {
        if (Folds is < 2 or > 1000)
            throw new UserException($"--folds {Folds}: from 2 to 1,000 are possible.");
        if (Repeats is < 1 or > 1000)
            throw new UserException($"--repeats {Repeats}: from 1 to 1,000 are possible.");
        if (Epochs < 1)
            throw new UserException($"--epochs {Epochs}: at least 1 is needed.");
        if (Resume && Output is null)
            throw new UserException("--resume needs --output: the folder that holds the results so far.");
    }
}
