using System.Globalization;
using System.Runtime.ExceptionServices;
using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Trains modules alike, but for their seeds (Lakshminarayanan, Pritzel and Blundell, "Simple and Scalable Predictive Uncertainty
/// Estimation Using Deep Ensembles", 2017), on the same rows: all hold the same ones out.
/// </summary>
internal static class EnsembleTrainer
{
    /// <summary>Trains the members, each ending as <see cref="Trainer.Fit"/> leaves it.</summary>
    /// <param name="members">The modules; not disposed.</param>
    /// <param name="data">Training rows; not disposed.</param>
    /// <param name="validation">Validation rows or null; not disposed.</param>
    /// <param name="objective">What is learned.</param>
    /// <param name="options">How each is trained, and what it starts from.</param>
    /// <param name="device">Where.</param>
    /// <param name="atOnce">Members trained at the same time at most.</param>
    internal static TrainingResult[] Fit(
        IReadOnlyList<DeepModule> members,
        TrainingData data,
        TrainingData? validation,
        Objective objective,
        IReadOnlyList<TrainingOptions> options,
        Device device,
        int atOnce)
    {
        if (atOnce == 1 || members.Count == 1)
            return members.Select((member, i) => Trainer.Fit(member, data, validation, objective, options[i], device)).ToArray();

        // Fits at once set torch's threads in turns; this puts back what was before the first.
        using var threads = ThreadCount.For(members[0], data.Inputs.numel() / Math.Max(1, data.Inputs.shape[0]), options[0]);
        using var failed = new CancellationTokenSource();
        var results = new TrainingResult[members.Count];
        try
        {
            Parallel.For(0, members.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, i =>
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(options[i].CancellationToken, failed.Token);
                var own = options[i].Clone();
                own.CancellationToken = either.Token;
                try
                {
                    results[i] = Trainer.Fit(members[i], data, validation, objective, own, device);
                }
                catch
                {
                    failed.Cancel();
                    throw;
                }
            });
        }
        catch (AggregateException error)
        {
            // The others may have been cancelled by the one that failed.
            ExceptionDispatchInfo.Throw(
                error.InnerExceptions.FirstOrDefault(inner => inner is not OperationCanceledException) ?? error.InnerExceptions[0]);
        }

        return results;
    }

    /// <summary>Options of the members: seeds that follow one another, and the same rows held out.</summary>
    internal static TrainingOptions[] OptionsOf(TrainingOptions options, int members) => Enumerable.Range(0, members).Select(i =>
    {
        var own = options.Clone();
        own.Seed = unchecked(options.SeedOrZero + i);
        own.SplitSeed = options.SeedOrZero;
        if (members > 1 && own.Checkpoints is { } checkpoints)
            checkpoints.Folder = Path.Combine(checkpoints.Folder, string.Create(CultureInfo.InvariantCulture, $"member-{i + 1}"));
        return own;
    }).ToArray();
}
