namespace DeepEstimators;

/// <summary>Where a running comparison is: reported before each fold and after each candidate.</summary>
/// <param name="Candidate">The candidate's name.</param>
/// <param name="CandidateIndex">The candidate's place, from 0.</param>
/// <param name="Candidates">How many candidates there are.</param>
/// <param name="Fold">The fold that starts now, from 0; equal to <paramref name="Folds"/> when the candidate is done.</param>
/// <param name="Folds">How many folds there are.</param>
/// <param name="Result">The candidate's result when it is done, else <see langword="null"/>.</param>
public sealed record ComparisonProgress(
    string Candidate, int CandidateIndex, int Candidates, int Fold, int Folds, CandidateResult? Result);
