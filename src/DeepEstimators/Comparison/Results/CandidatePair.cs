using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators;

/// <summary>How two candidates differ in the primary metric.</summary>
/// <param name="First">The first candidate's name.</param>
/// <param name="Second">The second candidate's name.</param>
/// <param name="MeanDifference">The mean over the folds of the first's metric less the second's.</param>
/// <param name="FoldTest">The corrected t-test over the folds; <see langword="null"/> where there is one fold.</param>
/// <param name="RowTest">The t-test of squared errors on the rows of a single fold in regression; else <see langword="null"/>.</param>
/// <param name="McNemar">McNemar's test on the predictions of all folds of the first repeat; <see langword="null"/> in regression.</param>
/// <param name="Practical">The probabilities of a practical difference, better being the first's favour; <see langword="null"/> where
/// there is one fold.</param>
/// <param name="TestName">The test that decides: over folds where there are several, else McNemar's or that on rows; <c>none</c>
/// where the primary metric has no test on a single fold.</param>
/// <param name="PValue">Its p-value; 1 where there is no test.</param>
/// <param name="AdjustedPValue">The p-value after Holm's correction over all pairs.</param>
/// <param name="Winner">The name of the significantly better one, or <see langword="null"/>.</param>
public sealed record CandidatePair(
    string First, string Second, double MeanDifference, PairedTTestResult? FoldTest, PairedTTestResult? RowTest, McNemarResult? McNemar,
    PracticalDifference? Practical, string TestName, double PValue, double AdjustedPValue, string? Winner);
