using DeepEstimators.Networks;
using DeepEstimators.Tests.Estimators;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

/// <summary>What gradients, steps and units tell of a fit.</summary>
[Collection(nameof(TensorCount))]
public sealed class DiagnosisTests
{
    [Fact]
    public void A_healthy_fit_has_no_findings_and_a_number_for_each_epoch()
    {
        using var data = TestRows.Plane(300, 1);
        using var module = Network.Mlp([16, 8], dropout: 0).Create(InputShape.Vector(2), 1, 1);

        var diagnosis = Trainer.Fit(module, data, null, Objective.Regression, Options()).Diagnosis!;

        Assert.Empty(diagnosis.Suspects);
        Assert.Equal(
            ["head", "hidden.linear0", "hidden.relu0", "hidden.linear1", "hidden.relu1"], diagnosis.Layers.Select(layer => layer.Name));
        var linear = diagnosis.Layers.Single(layer => layer.Name == "hidden.linear0");
        Assert.Equal(2 * 16 + 16, linear.Parameters);
        Assert.Equal(5, linear.GradientNorms.Count);
        Assert.All(linear.UpdateRatios, ratio => Assert.InRange(ratio, 1e-6, 0.1));
        Assert.Equal(16, diagnosis.Layers.Single(layer => layer.Name == "hidden.relu0").Units);
    }

    [Fact]
    public void Diagnosing_changes_no_bit_and_leaves_no_tensor()
    {
        using var data = TestRows.Plane(300, 1);
        using var plain = Network.Mlp([16], dropout: 0.2).Create(InputShape.Vector(2), 1, 1);
        using var diagnosed = Network.Mlp([16], dropout: 0.2).Create(InputShape.Vector(2), 1, 1);
        var options = Options();
        options.Diagnose = false;
        Assert.Null(Trainer.Fit(plain, data, null, Objective.Regression, options).Diagnosis);
        Trainer.Fit(diagnosed, data, null, Objective.Regression, Options());
        var before = TensorCount.Now();
        Trainer.Fit(diagnosed, data, null, Objective.Regression, Options());
        Assert.Equal(before, TensorCount.Now());

        using var again = Network.Mlp([16], dropout: 0.2).Create(InputShape.Vector(2), 1, 1);
        Trainer.Fit(again, data, null, Objective.Regression, Options());
        foreach (var (name, value) in plain.state_dict())
            Assert.Equal(value.data<float>().ToArray(), again.state_dict()[name].data<float>().ToArray());
    }

    [Fact]
    public void Dead_units_are_counted()
    {
        using var data = TestRows.Plane(300, 1);
        using var module = Network.Mlp([10], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        using (no_grad())
        {
            var bias = module.get_parameter("hidden.linear0.bias")!;
            bias.narrow(0, 0, 7).fill_(-100);
            bias.narrow(0, 7, 3).fill_(1);
        }

        var diagnosis = Trainer.Fit(module, data, null, Objective.Regression, Options()).Diagnosis!;

        var relu = diagnosis.Layers.Single(layer => layer.Name == "hidden.relu0");
        Assert.Equal(7, relu.DeadUnits);
        Assert.Equal(LayerFindings.DeadUnits, relu.Findings);
    }

    [Fact]
    public void Gradients_that_vanish_on_the_way_back_are_found()
    {
        using var data = TestRows.Plane(300, 1);
        // Each sigmoid takes three quarters or more of the gradient away, and the weights between them more.
        var layers = Enumerable.Range(0, 8).SelectMany(i => new (string, nn.Module<Tensor, Tensor>)[]
        {
            ($"linear{i}", nn.Linear(i == 0 ? 2 : 6, 6)), ($"sigmoid{i}", nn.Sigmoid()),
        }).Append(("head", nn.Linear(6, 1))).ToArray();
        using var module = DeepModule.Wrap(nn.Sequential(layers));

        var diagnosis = Trainer.Fit(module, data, null, Objective.Regression, Options()).Diagnosis!;

        Assert.True(diagnosis.Layers.Single(layer => layer.Name == "linear0").Findings.HasFlag(LayerFindings.VanishingGradient));
        Assert.False(diagnosis.Layers.Single(layer => layer.Name == "head").Findings.HasFlag(LayerFindings.VanishingGradient));
    }

    [Fact]
    public void Steps_that_are_too_large_or_too_small_are_found()
    {
        using var data = TestRows.Plane(300, 1);
        foreach (var (rate, finding) in new[] { (1.0, LayerFindings.LargeUpdates), (1e-8, LayerFindings.SmallUpdates) })
        {
            using var module = Network.Mlp([16], dropout: 0).Create(InputShape.Vector(2), 1, 1);
            var options = Options();
            (options.LearningRate, options.Schedule, options.WarmUpFraction) = (rate, LearningRateSchedule.Constant, 0);
            (options.Epochs, options.BatchSize) = (2, 150);
            var diagnosis = Trainer.Fit(module, data, null, Objective.Regression, options).Diagnosis!;
            Assert.True(diagnosis.Layers.Single(layer => layer.Name == "hidden.linear0").Findings.HasFlag(finding), $"{rate}");
        }
    }

    [Fact]
    public void Channels_of_images_are_units()
    {
        using var data = TestRows.Bars(128, 1);
        using var module = Network.SmallCnn([4, 6]).Create(InputShape.Image(1, 8, 8), 2, 1);

        var diagnosis = Trainer.Fit(module, data, null, Objective.MulticlassClassification, Options()).Diagnosis!;

        Assert.Equal(4, diagnosis.Layers.Single(layer => layer.Name == "stages.relu0_0").Units);
    }

    private static TrainingOptions Options() => new()
    {
        Epochs = 5, BatchSize = 32, LearningRate = 1e-3, Seed = 1, ValidationFraction = 0, Diagnose = true,
    };
}
