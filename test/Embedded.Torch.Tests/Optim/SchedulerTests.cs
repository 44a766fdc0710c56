using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

// Where no formula stands beside it, a sequence comes from PyTorch 1.13.
public class SchedulerTests
{
    private static double[] Rates(Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make, int steps = 8)
    {
        using var p = new Parameter(zeros(1));
        using var optimizer = optim.SGD([p], 1.0, momentum: 0.9);
        var group = optimizer.ParamGroups.Single();
        var scheduler = make(optimizer);
        var rates = new List<double> { group.LearningRate };
        for (var i = 0; i < steps; i++)
        {
            scheduler.step();
            rates.Add(group.LearningRate);
            Assert.Equal(group.LearningRate, scheduler.get_last_lr().Single());
        }
        return [.. rates];
    }

    private static void Same(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-12);
    }

    [Fact]
    public void Step_divides_at_every_step_size() => Same([1, 1, 0.5, 0.5, 0.25], Rates(o => optim.lr_scheduler.StepLR(o, 2, 0.5), 4));

    [Fact]
    public void Multi_step_divides_at_milestones() =>
        Same([1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25], Rates(o => optim.lr_scheduler.MultiStepLR(o, [2, 5], 0.5)));

    [Fact]
    public void Exponential_is_a_power() => Same([1, 0.9, 0.81, 0.729], Rates(o => optim.lr_scheduler.ExponentialLR(o, 0.9), 3));

    [Fact]
    public void Lambda_multiplies_the_base() => Same([1, 0.5, 1 / 3.0], Rates(o => optim.lr_scheduler.LambdaLR(o, epoch => 1.0 / (epoch + 1)), 2));

    [Fact]
    public void Constant_lasts_for_total_iters() => Same([0.25, 0.25, 1, 1], Rates(o => optim.lr_scheduler.ConstantLR(o, 0.25, 2), 3));

    [Fact]
    public void Linear_rises_to_the_end() =>
        Same([0.5, 0.625, 0.75, 0.875, 1, 1, 1, 1, 1], Rates(o => optim.lr_scheduler.LinearLR(o, 0.5, 1, 4)));

    [Fact]
    public void Polynomial_falls_to_zero() => Same([1, 0.64, 0.36, 0.16, 0.04, 0, 0, 0, 0], Rates(o => optim.lr_scheduler.PolynomialLR(o, 5, 2)));

    [Fact]
    public void Cosine_follows_its_formula_and_rises_again() =>
        Same([.. Enumerable.Range(0, 11).Select(i => (1 + Math.Cos(Math.PI * i / 4)) / 2)], Rates(o => optim.lr_scheduler.CosineAnnealingLR(o, 4), 10));

    [Fact]
    public void One_cycle_rises_and_falls() => Same(
        [0.08000000000000007, 1.3027164704691998, 1.9888308709018234, 1.7971333186928937, 1.4112894579821993, 0.9252742053339501, 0.4574599063192961, 0.12178593951606481, 8e-06],
        Rates(o => optim.lr_scheduler.OneCycleLR(o, 2.0, total_steps: 9)));

    [Fact]
    public void Sequential_hands_over_at_its_milestone() => Same(
        [0.25, 0.4375, 0.625, 0.8125, 1.0, 0.9045084971874737, 0.6545084971874737, 0.3454915028125263, 0.09549150281252632],
        Rates(o => optim.lr_scheduler.SequentialLR(o, [optim.lr_scheduler.LinearLR(o, 0.25, 1, 4), optim.lr_scheduler.CosineAnnealingLR(o, 5)], [4])));

    [Fact]
    public void A_plateau_lowers_after_its_patience()
    {
        using var p = new Parameter(zeros(1));
        using var optimizer = optim.SGD([p], 1.0);
        var group = optimizer.ParamGroups.Single();
        var scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor: 0.1, patience: 1);
        var rates = new List<double>();
        foreach (var loss in new[] { 1.0, 0.5, 0.5, 0.5, 0.4, 0.4, 0.4 })
        {
            scheduler.step(loss);
            rates.Add(group.LearningRate);
        }
        Same([1, 1, 1, 0.1, 0.1, 0.1, 0.01], [.. rates]);
        Assert.Throws<InvalidOperationException>(scheduler.step);
    }
}
