using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Trains modules on rows in memory.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains <paramref name="module"/>. The data goes to the device once; each epoch is shuffled anew. With validation
    /// rows the module ends with the weights of the lowest validation loss and training stops early; a cancelled fit ends
    /// with the best weights so far (or as the options say). Same seed, same module, same machine, same threads: same bits, also of fits that run at once on
    /// several threads. Leaves no tensor behind, however it ends. All that is random comes from the fit's own generators; a module
    /// that draws from torch's global generator, as TorchSharp's dropout does, is lent it, seeded, for each forward pass, and the
    /// state is put back (but for a GPU's, which TorchSharp cannot read).
    /// </summary>
    /// <param name="module">Gives <c>[N, outputs]</c>; ends in evaluation mode on <paramref name="device"/>.</param>
    /// <param name="data">Training rows; not disposed.</param>
    /// <param name="validation">Validation rows; null: <see cref="TrainingOptions.ValidationFraction"/> of
    /// <paramref name="data"/>. Not disposed.</param>
    /// <param name="objective">What is learned.</param>
    /// <param name="options">How.</param>
    /// <param name="device">Where; null: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">There are fewer than two training rows, or labels of a wrong type.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite, or was a spike where those are watched for.</exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled, where <see cref="TrainingOptions.OnCancellation"/> asks for
    /// this.</exception>
    /// <exception cref="InvalidOperationException">The checkpoints are of another fit, another fit is using them, or there are none and
    /// there must be.</exception>
    public static TrainingResult Fit(
        DeepModule module,
        TrainingData data,
        TrainingData? validation,
        Objective objective,
        TrainingOptions options,
        Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        OptionCheck.Defined(objective, nameof(objective));
        options.Validate(objective);
        CheckLabels(data, objective, nameof(data));
        if (validation is not null)
            CheckLabels(validation, objective, nameof(validation));
        var target = device ?? torch.CPU;

        // Outside the scope: parameters that move to another device must outlive it.
        module.to(target);
        using var threads = ThreadCount.For(module, data.Inputs.numel() / Math.Max(1, data.Inputs.shape[0]), options);
        using var tensorFloat32 = TensorFloat32.For(options.AllowTensorFloat32);
        using var scope = NewDisposeScope();
        using var run = new TrainingRun(module, objective, options, target);
        try
        {
            var (training, held) = DeviceRows.Split(data, validation, objective, options, target);
            using var reading = training as IDisposable;
            return run.Fit(training, held);
        }
        finally
        {
            module.zero_grad();
            module.eval();
        }
    }

    internal static void CheckLabels(TrainingData data, Objective objective, string name)
    {
        var wanted = objective == Objective.MulticlassClassification ? ScalarType.Int64 : ScalarType.Float32;
        if (data.Labels.dtype != wanted)
            throw new ArgumentException($"{objective} takes {wanted} labels, not {data.Labels.dtype}.", name);
        var dimensions = objective == Objective.MultiOutputRegression ? 2 : 1;
        if (data.Labels.dim() != dimensions)
            throw new ArgumentException($"{objective} takes labels of {dimensions} dimensions, not {data.Labels.dim()}.", name);
    }
}
