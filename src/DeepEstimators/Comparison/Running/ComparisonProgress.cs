namespace DeepEstimators;

/// <summary>
/// Where a running comparison is: reported before each fold, while a network of it trains, and after each candidate.
/// </summary>
/// <param name="Candidate">The candidate's name.</param>
/// <param name="CandidateIndex">The candidate's place, from 0.</param>
/// <param name="Candidates">How many candidates there are.</param>
/// <param name="Fold">The fold that runs now, from 0, counted through all repeats; equal to <paramref name="Folds"/> when the
/// candidate is done.</param>
/// <param name="Folds">How many folds there are, of all repeats together.</param>
/// <param name="Result">The candidate's result when it is done, else <see langword="null"/>.</param>
public sealed record ComparisonProgress(
    string Candidate, int CandidateIndex, int Candidates, int Fold, int Folds, CandidateResult? Result)
{
    /// <summary>Where the training of the candidate's network is, or <see langword="null"/>.</summary>
    public TrainingProgress? Training { get; init; }

    /// <summary>Time since the comparison began.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>
    /// Time left: the candidate's remaining folds at its own pace so far, and those of later candidates at the mean pace of all;
    /// <see langword="null"/> before the first fold is done.
    /// </summary>
    public TimeSpan? Remaining { get; init; }
}
