using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class WarmUpAndDecayTests
{
    [Theory]
    [InlineData(LearningRateSchedule.Constant, 0, 0.1)]
    [InlineData(LearningRateSchedule.Constant, 9, 1.0)]
    [InlineData(LearningRateSchedule.Constant, 99, 1.0)]
    [InlineData(LearningRateSchedule.Linear, 4, 0.5)]
    [InlineData(LearningRateSchedule.Linear, 10, 1.0)]
    [InlineData(LearningRateSchedule.Linear, 55, 0.5)]
    [InlineData(LearningRateSchedule.Cosine, 10, 1.0)]
    [InlineData(LearningRateSchedule.Cosine, 55, 0.5)]
    [InlineData(LearningRateSchedule.Cosine, 40, 0.75)] // a third of the way: (1 + cos 60°) / 2
    public void Factors_at_100_steps_of_which_10_warm_up(LearningRateSchedule schedule, long step, double expected) =>
        Assert.Equal(expected, WarmUpAndDecay.Factor(schedule, 0.1, step, 100), 1e-12);

    [Fact]
    public void Without_warm_up_the_first_step_is_full() =>
        Assert.Equal(1, WarmUpAndDecay.Factor(LearningRateSchedule.Cosine, 0, 0, 100));

    [Fact]
    public void All_warm_up_ends_at_1() =>
        Assert.Equal(1, WarmUpAndDecay.Factor(LearningRateSchedule.Cosine, 1, 99, 100), 1e-12);

    [Fact]
    public void A_warm_up_shorter_than_a_step_does_not_overshoot() =>
        Assert.Equal(1, WarmUpAndDecay.Factor(LearningRateSchedule.Cosine, 0.001, 0, 100));
}
