using DeepEstimators.Samples.DataSets;
using Microsoft.ML;

namespace DeepEstimators.Samples.Candidates;

/// <summary>A pipeline that competes: from a data set's columns to the score columns of its task.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Features">Where its features come from.</param>
/// <param name="Learner">What learns on them.</param>
/// <param name="Make">Makes the pipeline.</param>
public sealed record Candidate(
    string Name, FeatureSource Features, string Learner, Func<CandidateContext, IEstimator<ITransformer>> Make);

/// <summary>What a candidate's pipeline is made with.</summary>
/// <param name="ML">The context.</param>
/// <param name="Data">The data set; for several classes its label is a key column by now.</param>
/// <param name="Epochs">Epochs of the networks; <see langword="null"/>: as suits each.</param>
/// <param name="Seed">The seed of all that is random.</param>
/// <param name="Progress">Is told how a network's training goes.</param>
/// <param name="CancellationToken">Stops a network's training.</param>
/// <param name="Checkpoints">Where a network's training is saved; <see langword="null"/>: nowhere.</param>
public sealed record CandidateContext(
    MLContext ML, DataSet Data, int? Epochs, int Seed, IProgress<TrainingProgress>? Progress, CancellationToken CancellationToken,
    CheckpointOptions? Checkpoints = null)
{
    /// <summary>The number of rows that the pipeline is fitted on; <see langword="null"/>: all of the data set's.</summary>
    public long? TrainRows { get; init; }

    /// <summary>Whether networks are to be diagnosed.</summary>
    public bool Diagnose { get; init; }
}
