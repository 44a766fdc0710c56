using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class HousingTests
{
    [SkippableFact]
    public void Embeddings_of_numbers_predict_house_values_better_in_as_many_epochs()
    {
        Skip.If(Housing.Path is null, "the data are not on this machine");
        var (training, test) = Housing.Read(training: 4_000, test: 4_000, seed: 1);
        using (training)
        using (test)
        {
            var residual = Error(Network.Tabular(), training, test);
            var tabM = Error(Network.TabM(members: 8, width: 64), training, test);
            var periodic = Error(Network.PeriodicMlp([128], frequencies: 16), training, test);
            Assert.True(tabM < residual, $"{tabM} and {residual}");
            Assert.InRange(tabM, 0.4, 0.57);
            Assert.InRange(periodic, 0.4, 0.66);
        }
    }

    private static double Error(Network network, TrainingData training, TrainingData test)
    {
        using var module = network.Create(Housing.Shape, 1, 1);
        var options = new TrainingOptions { Epochs = 15, BatchSize = 64, LearningRate = 3e-3, ValidationFraction = 0, Seed = 1 };
        var scaling = Trainer.Fit(module, training, null, Objective.Regression, options).TargetScaling;
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var predicted = module.call(test.Inputs).squeeze(1) * scaling.StandardDeviation + scaling.Mean;
        return Math.Sqrt((predicted - test.Labels).pow(2).mean().item<float>());
    }
}
