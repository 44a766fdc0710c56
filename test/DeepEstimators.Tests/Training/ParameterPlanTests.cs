using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class ParameterPlanTests
{
    [Fact]
    public void Frozen_weights_and_statistics_stand_still()
    {
        using var module = Tabular();
        var before = State(module);
        Fit(module, new TrainingOptions { Epochs = 3, FrozenPrefixes = ["first", "blocks.0"] });
        var after = State(module);
        foreach (var name in before.Keys.Where(name => !name.StartsWith("standardization", StringComparison.Ordinal)))
        {
            if (name.StartsWith("first.", StringComparison.Ordinal) || name.StartsWith("blocks.0.", StringComparison.Ordinal))
                Assert.Equal(before[name], after[name]);
            else
                Assert.NotEqual(before[name], after[name]);
        }

        Assert.All(module.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    public static TheoryData<TrainingOptimizer> Optimizers =>
        [TrainingOptimizer.AdamW(), TrainingOptimizer.Sgd(), TrainingOptimizer.Lion(), TrainingOptimizer.Muon()];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Frozen_parts_learn_from_the_epoch_that_was_asked(TrainingOptimizer optimizer)
    {
        using var early = Tabular();
        var before = State(early);
        var options = new TrainingOptions { Epochs = 3, FrozenPrefixes = ["first", "blocks"], UnfreezeEpoch = 4, Optimizer = optimizer };
        Fit(early, options);
        Assert.Equal(before["first.weight"], State(early)["first.weight"]);
        using var late = Tabular();
        options.UnfreezeEpoch = 3;
        Fit(late, options);
        var after = State(late);
        foreach (var name in new[] { "first.weight", "blocks.0.linear1.weight", "blocks.1.norm.running_mean" })
            Assert.NotEqual(before[name], after[name]);
    }

    [Fact]
    public void A_users_own_module_is_known_by_its_own_names()
    {
        using var module = DeepModule.Wrap(nn.Sequential(("body", nn.Linear(2, 8)), ("act", nn.ReLU()), ("head", nn.Linear(8, 1))));
        var before = State(module);
        Fit(module, new TrainingOptions { Epochs = 1, FrozenPrefixes = ["body"] });
        var after = State(module);
        Assert.Equal(before["module.body.weight"], after["module.body.weight"]);
        Assert.NotEqual(before["module.head.weight"], after["module.head.weight"]);
    }

    [Fact]
    public void What_its_owner_switched_off_stays_off()
    {
        using var module = Tabular();
        var bias = module.named_parameters().First(pair => pair.Item1 == "first.bias").Item2;
        bias.requires_grad = false;
        var before = State(module);
        Fit(module, new TrainingOptions { Epochs = 3, FrozenPrefixes = ["first"], UnfreezeEpoch = 2 });
        Assert.False(bias.requires_grad);
        Assert.Equal(before["first.bias"], State(module)["first.bias"]);
        Assert.NotEqual(before["first.weight"], State(module)["first.weight"]);
    }

    [Theory]
    [InlineData("firs")]
    [InlineData("blocks.")]
    public void A_prefix_that_fits_no_parameter_is_named(string prefix)
    {
        using var module = Tabular();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Fit(module, new TrainingOptions { FrozenPrefixes = [prefix] }));
        Assert.Equal("FrozenPrefixes", error.ParamName);
        Assert.Contains("first, blocks.0, blocks.1, norm, head", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Something_must_be_left_to_train()
    {
        using var module = Tabular();
        var options = new TrainingOptions { FrozenPrefixes = ["first", "blocks", "norm", "head"] };
        Assert.Equal("FrozenPrefixes", Assert.Throws<ArgumentOutOfRangeException>(() => Fit(module, options)).ParamName);
        Assert.All(module.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Rates_fall_from_the_last_layer_to_the_first()
    {
        using var module = Tabular();
        using var plan = new ParameterPlan(module, new TrainingOptions { LayerDecay = 0.5 });
        var factors = plan.Trained.GroupBy(parameter => ParameterNames.Layer(parameter.Name))
            .ToDictionary(layer => layer.Key, layer => layer.Select(parameter => parameter.RateFactor).Distinct().Single());
        Assert.Equal(
            new Dictionary<string, double> { ["first"] = 0.0625, ["blocks.0"] = 0.125, ["blocks.1"] = 0.25, ["norm"] = 0.5, ["head"] = 1 },
            factors);
    }

    [Theory]
    [InlineData("layer1.0.conv1.weight", "layer1.0")]
    [InlineData("blocks.11.linear1.bias", "blocks.11")]
    [InlineData("hidden.linear0.weight", "hidden.linear0")]
    [InlineData("head.weight", "head")]
    [InlineData("weight", "weight")]
    public void The_layer_of_a_name(string name, string layer) => Assert.Equal(layer, ParameterNames.Layer(name));

    [Fact]
    public void A_first_step_of_AdamW_shows_the_rates_of_the_layers()
    {
        using var scope = NewDisposeScope();
        using var module = Network.Mlp([8], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        using var plan = new ParameterPlan(module, new TrainingOptions { LayerDecay = 0.25 });
        using var optimizer = TrainingOptimizer.AdamW().Create(0);
        optimizer.Add(plan.Trained);
        var before = plan.Trained.Select(parameter => parameter.Value.detach().clone()).ToArray();
        module.call(ones(4, 2)).sum().backward();
        optimizer.Step(0.1);
        using var noGrad = no_grad();
        for (var i = 0; i < before.Length; i++)
        {
            var moved = (plan.Trained[i].Value - before[i]).abs().max().item<float>();
            Assert.Equal(plan.Trained[i].Name.StartsWith("hidden", StringComparison.Ordinal) ? 0.025 : 0.1, moved, 1e-4);
        }
    }

    [Fact]
    public void Vectors_can_be_left_out_of_weight_decay()
    {
        using var scope = NewDisposeScope();
        foreach (var choice in new[] { TrainingOptimizer.AdamW(), TrainingOptimizer.Sgd(), TrainingOptimizer.Muon() })
        {
            using var module = Network.Mlp([8, 8], dropout: 0).Create(InputShape.Vector(2), 1, 1);
            using var plan = new ParameterPlan(module, new TrainingOptions { DecayVectors = false });
            using var optimizer = choice.Create(weightDecay: 0.5);
            optimizer.Add(plan.Trained);
            var before = plan.Trained.Select(parameter => parameter.Value.detach().clone()).ToArray();
            // A loss whose gradient is zero: weight decay alone moves.
            (module.call(ones(4, 2)) * 0).sum().backward();
            optimizer.Step(0.1);
            using var noGrad = no_grad();
            for (var i = 0; i < before.Length; i++)
            {
                var kept = plan.Trained[i].Value.dim() > 1 ? 0.95 : 1;
                Assert.True((plan.Trained[i].Value - before[i] * kept).abs().max().item<float>() < 1e-6, plan.Trained[i].Name);
            }
        }
    }

    private static DeepModule Tabular() => Network.Tabular(blocks: 2, width: 8).Create(InputShape.Vector(2), 1, 1);

    private static void Fit(DeepModule module, TrainingOptions options)
    {
        using var data = TestRows.Circle(120, 1);
        options.BatchSize = 32;
        options.ValidationFraction = 0;
        Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
    }

    private static Dictionary<string, float[]> State(DeepModule module)
    {
        using var scope = NewDisposeScope();
        return module.state_dict().ToDictionary(
            pair => pair.Key, pair => pair.Value.detach().to_type(ScalarType.Float32).data<float>().ToArray());
    }
}
