using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class ScheduleTests
{
    [Fact]
    public void Stairs_are_seen_in_the_rates_of_the_steps()
    {
        var result = Fit(LearningRateSchedule.Step(2, 0.5), warmUp: 0);
        Assert.Equal(
            Enumerable.Range(0, 24).Select(step => 0.01 * Math.Pow(0.5, step / 8)),
            result.Batches.Select(step => step.LearningRate));
    }

    [Fact]
    public void One_cycle_starts_low_peaks_once_and_ends_near_nothing()
    {
        var rates = Fit(LearningRateSchedule.OneCycle(0.25), warmUp: 0.9).Batches.Select(step => step.LearningRate).ToArray();
        Assert.Equal(0.0004, rates[0], 1e-12);
        Assert.Equal(0.01, rates[6], 1e-12);
        Assert.Equal(rates.Take(7).Order(), rates.Take(7));
        Assert.Equal(rates.Skip(6).OrderDescending(), rates.Skip(6));
        Assert.InRange(rates[^1], 0, 2e-4);
    }

    [Fact]
    public void A_plateau_of_the_validation_loss_lowers_the_rate()
    {
        var result = Fit(LearningRateSchedule.Plateau(0.1, patience: 1), warmUp: 0, learningRate: 3, epochs: 20);
        double lowest = double.PositiveInfinity, rate = 3;
        foreach (var epoch in result.History)
        {
            Assert.Equal(rate, epoch.LearningRate, 1e-12);
            if (epoch.ValidationLoss < lowest)
                lowest = epoch.ValidationLoss.Value;
            else
                rate *= 0.1;
        }

        Assert.True(rate < 3, "A rate of 3 is too high to make progress in each epoch.");
    }

    [Fact]
    public void Without_validation_rows_it_is_a_plateau_of_the_training_loss()
    {
        var result = Fit(LearningRateSchedule.Plateau(0.1, patience: 1), warmUp: 0, learningRate: 3, validation: 0, epochs: 20);
        double lowest = double.PositiveInfinity, rate = 3;
        foreach (var epoch in result.History)
        {
            Assert.Equal(rate, epoch.LearningRate, 1e-12);
            if (epoch.TrainingLoss < lowest)
                lowest = epoch.TrainingLoss;
            else
                rate *= 0.1;
        }

        Assert.True(rate < 3, "A rate of 3 is too high to make progress in each epoch.");
    }

    // An epoch has 4 steps, with all rows trained on 5.
    private static TrainingResult Fit(
        LearningRateSchedule schedule, double warmUp, double learningRate = 0.01, double validation = 0.2, int epochs = 6)
    {
        using var data = TestRows.Circle(100, 1);
        using var module = Network.Mlp([8], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions
        {
            Epochs = epochs, BatchSize = 20, LearningRate = learningRate, Schedule = schedule, WarmUpFraction = warmUp,
            ValidationFraction = validation, EarlyStoppingPatience = 0, BatchHistory = true, Seed = 1,
        };
        return Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
    }
}
