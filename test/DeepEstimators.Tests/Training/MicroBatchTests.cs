using DeepEstimators.Networks;
using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class MicroBatchTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(7)]
    [InlineData(2)]
    public void Parts_of_a_batch_learn_what_the_whole_does(int microBatchSize)
    {
        var (whole, wholeLoss) = Fit(null);
        var (parts, partsLoss) = Fit(microBatchSize);
        Assert.Equal(wholeLoss, partsLoss, 1e-5);
        for (var i = 0; i < whole.Length; i++)
            Assert.Equal(whole[i], parts[i], 2e-4f);
    }

    private static (float[] Weights, double Loss) Fit(int? microBatchSize)
    {
        using var scope = NewDisposeScope();
        using var data = TestRows.Circle(150, 1);
        using var module = Network.Mlp([8], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions
        {
            Epochs = 3, BatchSize = 50, MicroBatchSize = microBatchSize, LearningRate = 1e-2, ValidationFraction = 0, ClipNorm = 1, Seed = 4,
        };
        var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
        return ([.. module.parameters().SelectMany(parameter => parameter.data<float>().ToArray())], result.History[^1].TrainingLoss);
    }
}
