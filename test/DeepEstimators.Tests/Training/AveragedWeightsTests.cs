using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class AveragedWeightsTests
{
    [Fact]
    public void An_average_follows_the_weights_and_trades_places_with_them()
    {
        using var scope = NewDisposeScope();
        using var module = Network.Mlp([2], dropout: 0).Create(InputShape.Vector(1), 1, 1);
        var weight = module.parameters().First();
        using (no_grad())
            weight.fill_(1);
        using var averages = new AveragedWeights(module, 0.15);
        Give(2);
        Give(4);
        // The first decay is 1 / 10, the second is held to 0.15 by the option: 0.1 + 0.9 * 2, then 0.15 of that + 0.85 * 4.
        averages.Exchange(module);
        Assert.All(weight.data<float>().ToArray(), value => Assert.Equal(0.15f * 1.9f + 3.4f, value, 1e-5f));
        averages.Exchange(module);
        Assert.All(weight.data<float>().ToArray(), value => Assert.Equal(4f, value));

        void Give(float value)
        {
            using (no_grad())
                weight.fill_(value);
            averages.Update(module);
        }
    }

    [Fact]
    public void The_fit_gives_the_average_that_was_validated()
    {
        using var data = TestRows.Circle(300, 1);
        using var validation = TestRows.Circle(200, 2);
        using var module = Network.Mlp([16], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions
        {
            Epochs = 8, LearningRate = 2e-2, BatchSize = 32, Schedule = LearningRateSchedule.Constant, AverageDecay = 0.95,
            EarlyStoppingPatience = 0, Seed = 2,
        };
        var result = Trainer.Fit(module, data, validation, Objective.BinaryClassification, options);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var loss = nn.functional.binary_cross_entropy_with_logits(module.call(validation.Inputs).squeeze(1), validation.Labels).item<float>();
        Assert.Equal(result.History[result.BestEpoch - 1].ValidationLoss!.Value, loss, 1e-5);
    }

    [Fact]
    public void An_average_is_steadier_than_the_weights()
    {
        // A learning rate far too high: the weights jump about the answer, their average lies in the middle.
        Assert.InRange(Loss(0.98) / Loss(null), 0, 0.8);

        static double Loss(double? decay) => new long[] { 1, 2, 3 }.Average(seed => Fit(decay, seed));

        static double Fit(double? decay, long seed)
        {
            using var data = TestRows.Plane(500, 1);
            using var validation = TestRows.Plane(300, 2);
            using var module = Network.Mlp([16], dropout: 0).Create(InputShape.Vector(2), 1, 1);
            var options = new TrainingOptions
            {
                Epochs = 10, LearningRate = 1e-1, BatchSize = 16, Schedule = LearningRateSchedule.Constant, AverageDecay = decay,
                EarlyStoppingPatience = 0, RestoreBest = false, Seed = seed,
            };
            return Trainer.Fit(module, data, validation, Objective.Regression, options).History.TakeLast(5).Average(epoch => epoch.ValidationLoss!.Value);
        }
    }
}
