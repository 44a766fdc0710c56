using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class WarmUpAndDecayTests
{
    public static TheoryData<LearningRateSchedule, long, double> Factors => new()
    {
        { LearningRateSchedule.Constant, 0, 0.1 },
        { LearningRateSchedule.Constant, 9, 1.0 },
        { LearningRateSchedule.Constant, 99, 1.0 },
        { LearningRateSchedule.Linear, 4, 0.5 },
        { LearningRateSchedule.Linear, 10, 1.0 },
        { LearningRateSchedule.Linear, 55, 0.5 },
        { LearningRateSchedule.Cosine, 10, 1.0 },
        { LearningRateSchedule.Cosine, 55, 0.5 },
        { LearningRateSchedule.Cosine, 40, 0.75 }, // a third of the way: (1 + cos 60°) / 2
        { LearningRateSchedule.Step(3, 0.5), 4, 0.5 }, // the warm-up
        { LearningRateSchedule.Step(3, 0.5), 29, 1.0 }, // the last step of the third epoch
        { LearningRateSchedule.Step(3, 0.5), 30, 0.5 },
        { LearningRateSchedule.Step(3, 0.5), 99, 0.125 },
        { LearningRateSchedule.OneCycle(0.4, 0.1, 0.01), 0, 0.1 }, // its rise stands for the warm-up
        { LearningRateSchedule.OneCycle(0.4, 0.1, 0.01), 20, 0.55 },
        { LearningRateSchedule.OneCycle(0.4, 0.1, 0.01), 40, 1.0 },
        { LearningRateSchedule.OneCycle(0.4, 0.1, 0.01), 70, 0.505 },
        { LearningRateSchedule.OneCycle(1, 0.1), 50, 0.55 },
        { LearningRateSchedule.OneCycle(0), 0, 1.0 },
        { LearningRateSchedule.Plateau(), 4, 0.5 },
        { LearningRateSchedule.Plateau(), 99, 1.0 },
    };

    [Theory]
    [MemberData(nameof(Factors))]
    public void Factors_at_10_epochs_of_10_steps_of_which_10_warm_up(LearningRateSchedule schedule, long step, double expected) =>
        Assert.Equal(expected, new WarmUpAndDecay(schedule, 0.1, 10, 10).Factor(step), 1e-12);

    [Fact]
    public void Without_warm_up_the_first_step_is_full() =>
        Assert.Equal(1, new WarmUpAndDecay(LearningRateSchedule.Cosine, 0, 10, 10).Factor(0));

    [Fact]
    public void All_warm_up_ends_at_1() =>
        Assert.Equal(1, new WarmUpAndDecay(LearningRateSchedule.Cosine, 1, 10, 10).Factor(99), 1e-12);

    [Fact]
    public void A_warm_up_shorter_than_a_step_does_not_overshoot() =>
        Assert.Equal(1, new WarmUpAndDecay(LearningRateSchedule.Cosine, 0.001, 10, 10).Factor(0));

    [Fact]
    public void A_plateau_is_so_many_epochs_without_a_lower_loss()
    {
        var schedule = new WarmUpAndDecay(LearningRateSchedule.Plateau(0.5, patience: 2), 0, 1, 10);
        var factors = new List<double>();
        foreach (var loss in new[] { 5.0, 4.0, 4.0, 4.1, 3.0, 3.5, double.NaN, 3.0, 3.0, 2.0 })
        {
            schedule.EndEpoch(loss);
            factors.Add(schedule.Factor(9));
        }

        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125], factors);
    }

    [Theory]
    [InlineData("epochs")]
    [InlineData("factor")]
    [InlineData("rise")]
    [InlineData("first")]
    [InlineData("last")]
    [InlineData("patience")]
    public void A_wrong_value_is_named(string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => name switch
        {
            "epochs" => LearningRateSchedule.Step(0),
            "factor" => LearningRateSchedule.Step(1, 1.5),
            "rise" => LearningRateSchedule.OneCycle(rise: -0.1),
            "first" => LearningRateSchedule.OneCycle(first: 2),
            "last" => LearningRateSchedule.OneCycle(last: double.NaN),
            _ => LearningRateSchedule.Plateau(patience: 0),
        });
        Assert.Equal(name, error.ParamName);
    }
}
