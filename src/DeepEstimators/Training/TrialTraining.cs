using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// A short training that finds something out, on all rows and without validation, and leaves the module as it was: what the finders of
/// learning rates and batch sizes have in common.
/// </summary>
/// <param name="Rows">The training rows.</param>
/// <param name="Device">Where they and the module are.</param>
/// <param name="Random">The trial's random numbers.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Parameters">What is trained; the module is in training mode.</param>
/// <param name="Optimizer">Has all that is trained.</param>
/// <param name="Precision">In what numbers the module computes.</param>
internal sealed record TrialTraining(
    DeviceRows Rows,
    Device Device,
    FitRandom Random,
    Loss Loss,
    ParameterPlan Parameters,
    ModuleOptimizer Optimizer,
    MixedPrecision Precision)
{
    /// <summary>Checks what all trials take.</summary>
    internal static void Check(DeepModule module, TrainingData data, Objective objective, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        OptionCheck.Defined(objective, nameof(objective));
        options.Validate(objective);
    }

    /// <summary>Runs a trial of checked options and puts weights and statistics back. Leaves no tensor behind.</summary>
    internal static TResult Run<TResult>(
        DeepModule module, TrainingData data, Objective objective, TrainingOptions options, Device? device, Func<TrialTraining, TResult> trial)
    {
        Trainer.CheckLabels(data, objective, nameof(data));
        if (data.Rows < 2)
            throw new ArgumentException($"Training needs 2 rows or more; there are {data.Rows}.", nameof(data));

        var target = device ?? torch.CPU;
        module.to(target);
        var training = module.training;
        using var threads = ThreadCount.For(module, data.Inputs.numel() / data.Rows, options);
        using var tensorFloat32 = TensorFloat32.For(options.AllowTensorFloat32);
        using var scope = NewDisposeScope();
        using var before = new StateCopy();
        before.Keep(module.state_dict().Values);
        try
        {
            var rows = new DeviceRows(data, null, target);
            using var random = new FitRandom(options.SeedOrZero, module, target);
            var loss = Training.Loss.Create(objective, rows, null, options);
            module.adapt(rows.Inputs);
            using var parameters = new ParameterPlan(module, options);
            using var optimizer = options.Optimizer.Create(options.WeightDecay);
            optimizer.Add(parameters.Trained);
            parameters.Train();
            using var precision = new MixedPrecision(module, options.Precision);
            return trial(new TrialTraining(rows, target, random, loss, parameters, optimizer, precision));
        }
        finally
        {
            before.GiveTo(module.state_dict().Values);
            module.zero_grad();
            module.train(training);
        }
    }
}
