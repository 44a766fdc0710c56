using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;

namespace DeepEstimators.Explanations;

/// <summary>What becomes of convolutional networks as they grow deeper, with and without the cures for vanishing gradients.</summary>
public static class DepthStudy
{
    private const int RowsAtOnce = 256;

    /// <summary>
    /// Trains a network of each depth and each kind on the same rows, one after another, and gives the results as they come: stop
    /// reading to stop the study.
    /// </summary>
    /// <param name="training">Images with class numbers.</param>
    /// <param name="test">Images to evaluate on.</param>
    /// <param name="shape">What an image is.</param>
    /// <param name="classes">Classes, 2 or more.</param>
    /// <param name="options">Which networks, and how they are trained.</param>
    /// <param name="device">Where; null: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static IEnumerable<DepthResult> Run(
        TrainingData training, TrainingData test, InputShape shape, int classes, DepthStudyOptions options, torch.Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(options);
        OptionCheck.AtLeast(classes, 2, nameof(classes));
        options.Validate();
        return options.Networks().Select(network => Train(network, training, test, shape, classes, options, device ?? torch.CPU));
    }

    private static DepthResult Train(
        ResNetNetwork network, TrainingData training, TrainingData test, InputShape shape, int classes, DepthStudyOptions options,
        torch.Device device)
    {
        using var module = network.Create(shape, classes, options.Training.SeedOrZero);
        module.adapt(training.Inputs);
        var parameters = module.parameters().Sum(parameter => parameter.numel());
        var before = LayerGradients.Of(module, training);
        try
        {
            var result = Trainer.Fit(module, training, test, Objective.MulticlassClassification, options.Training, device);
            var last = result.History[^1];
            return new DepthResult(network, parameters)
            {
                TrainingLoss = last.TrainingLoss,
                TrainingAccuracy = Accuracy(module, training, device),
                TestAccuracy = Accuracy(module, test, device),
                Elapsed = result.Elapsed,
                GradientsBefore = before,
                GradientsAfter = LayerGradients.Of(module, training),
                History = result.History,
            };
        }
        catch (NonFiniteLossException error)
        {
            return new DepthResult(network, parameters) { GradientsBefore = before, Error = error.Message };
        }
    }

    private static double Accuracy(DeepModule module, TrainingData data, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        long right = 0;
        for (long start = 0; start < data.Rows; start += RowsAtOnce)
        {
            using var batch = torch.NewDisposeScope();
            var count = Math.Min(RowsAtOnce, data.Rows - start);
            var scores = module.call(InputBatch.ToFloat(data.Inputs.narrow(0, start, count).to(device)));
            right += scores.argmax(1).eq(data.Labels.narrow(0, start, count).to(device)).sum().item<long>();
        }

        return (double)right / data.Rows;
    }
}
