namespace DeepEstimators;

/// <summary>What a pipeline is made for: one candidate on one fold.</summary>
/// <param name="Repeat">The repeat, from 0.</param>
/// <param name="Fold">The fold within the repeat, from 0.</param>
/// <param name="TrainRows">The number of rows that the pipeline will be fitted on.</param>
/// <param name="Seed">A seed of this fold's own, the same for all candidates and whenever the comparison is run.</param>
/// <param name="Progress">Takes the progress of a network's training: set it as <see cref="TrainingOptions.Progress"/>. The
/// comparison passes it on and keeps the history of epochs.</param>
/// <param name="CancellationToken">Ends the training: set it as <see cref="TrainingOptions.CancellationToken"/>.</param>
public sealed record ComparisonFold(
    int Repeat, int Fold, long TrainRows, int Seed, IProgress<TrainingProgress> Progress, CancellationToken CancellationToken);
