using DeepEstimators.Networks;
using DeepEstimators.Tests.Training;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class TabMTests
{
    [Fact]
    public void Members_are_seen_in_training_and_their_average_otherwise()
    {
        using var scope = NewDisposeScope();
        using var module = Small(outputs: 4);
        var input = rand(6, 3);
        Assert.Equal(5, module.Members);
        Assert.Equal([6L, 5, 4], module.call(input).shape);
        module.eval();
        Assert.Equal([6L, 4], module.call(input).shape);
        Assert.Equal([6L, 8], module.features(input).shape);
        Assert.Equal(8, module.FeatureSize);
    }

    [Theory]
    [InlineData(OutputKind.Value, 1)]
    [InlineData(OutputKind.Logits, 1)]
    [InlineData(OutputKind.Logits, 3)]
    [InlineData(OutputKind.Logarithm, 1)]
    public void The_average_is_of_what_the_members_say(OutputKind kind, int outputs)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = Small(outputs);
        module.adapt(rand(20, 3));
        module.adapt(kind);
        var input = rand(6, 3);
        var expected = MemberAverage.Of(module.call(input).transpose(0, 1), kind);
        module.eval();
        Assert.True((expected - module.call(input)).abs().max().item<float>() < 1e-6f);
    }

    [Fact]
    public void One_member_is_a_network_like_any_other()
    {
        using var scope = NewDisposeScope();
        using var data = TestRows.Plane(300, 1);
        using var module = Network.TabM(members: 1, width: 32, dropout: 0).Create(InputShape.Vector(2), 1, 1);
        Assert.Equal([300L, 1], module.call(data.Inputs).shape);
        var options = new TrainingOptions { Epochs = 30, BatchSize = 32, LearningRate = 1e-2, Seed = 1 };
        var result = Trainer.Fit(module, data, null, Objective.Regression, options);
        Assert.InRange(result.History.Min(epoch => epoch.ValidationMetric!.Value), 0, 60);
    }

    [Fact]
    public void Members_differ_from_the_start()
    {
        using var scope = NewDisposeScope();
        using var module = Small(1);
        var outputs = module.call(rand(1, 3)).data<float>().ToArray();
        Assert.Equal(5, outputs.Distinct().Count());
    }

    [Fact]
    public void A_member_is_a_network_over_its_own_scaling_of_the_columns()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = Small(2);
        var input = rand(4, 3); // not adapted: every column stays a number
        var state = module.state_dict();
        var first = torch.tensor(new long[] { 0, 4, 8 });
        for (var member = 0; member < 5; member++)
        {
            var x = input * state["scaling.weight"].select(0, member).squeeze(0).index_select(0, first);
            x = nn.functional.relu(x.matmul(state["first.weight"].index_select(1, first).t()) + state["first.bias"]);
            x = nn.functional.relu(x.matmul(state["hidden.linear1.weight"].t()) + state["hidden.linear1.bias"]);
            x = x.matmul(state["head.weight"].select(0, member)) + state["head.bias"].select(0, member);
            Assert.True((x - module.call(input).select(1, member)).abs().max().item<float>() < 1e-5f);
        }
    }

    [Fact]
    public void A_column_begins_with_one_weight_for_each_member()
    {
        using var scope = NewDisposeScope();
        using var module = Small(1);
        var scaling = module.state_dict()["scaling.weight"].data<float>().ToArray();
        Assert.Equal(5 * 3 * 4, scaling.Length);
        foreach (var column in scaling.Chunk(4))
            Assert.Single(column.Distinct());
        Assert.Equal(15, scaling.Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tables_of_one_kind_of_column_are_learned(bool indicators)
    {
        using var scope = NewDisposeScope();
        using var module = Small(1);
        var inputs = rand(50, 3);
        module.adapt(indicators ? inputs.gt(0.5).to_type(ScalarType.Float32) : inputs);
        module.call(inputs).sum().backward();
        foreach (var (name, parameter) in module.named_parameters())
            Assert.True(parameter.grad is not null, name);
        Assert.True(module.parameters().Last().grad!.abs().sum().item<float>() > 0);
    }

    [Fact]
    public void The_loss_of_a_row_is_the_mean_of_its_members_losses()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var data = TestRows.Circle(30, 1);
        using var module = Network.TabM(members: 3, width: 8, dropout: 0).Create(InputShape.Vector(2), 1, 1);
        // No step moves the weights, so that the loss of the epoch is that of the start.
        var options = new TrainingOptions
        {
            Epochs = 1, BatchSize = 64, ValidationFraction = 0, LearningRate = 1e-12, WeightDecay = 0,
        };
        TrainingResult result;
        using (enable_grad())
            result = Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
        module.train();
        var outputs = module.call(data.Inputs);
        var losses = Enumerable.Range(0, 3).Select(member => nn.functional.binary_cross_entropy_with_logits(
            outputs.select(1, member).squeeze(1), data.Labels).item<float>());
        Assert.Equal(losses.Average(), result.History[0].TrainingLoss, 1e-5);
    }

    [Fact]
    public void A_long_batch_is_scored_in_parts_with_the_same_outputs()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = Network.TabM(members: 32, width: 128).Create(InputShape.Vector(3), 2, 1);
        module.adapt(OutputKind.Logits);
        module.eval();
        var input = randn(2_500, 3);
        var whole = module.call(input);
        Assert.Equal([2_500L, 2], whole.shape);
        foreach (var row in new[] { 0, 1_023, 1_024, 2_499 })
            Assert.True((whole.narrow(0, row, 1) - module.call(input.narrow(0, row, 1))).abs().max().item<float>() < 1e-5f);
    }

    [Theory]
    [InlineData(Objective.BinaryClassification, 1, OutputKind.Logits)]
    [InlineData(Objective.Regression, 1, OutputKind.Value)]
    public void A_fit_says_what_is_averaged(Objective objective, int outputs, OutputKind expected)
    {
        using var scope = NewDisposeScope();
        using var data = TestRows.Circle(30, 1);
        using var module = Network.TabM(members: 2, width: 4).Create(InputShape.Vector(2), outputs, 1);
        Trainer.Fit(module, data, null, objective, new TrainingOptions { Epochs = 1 });
        Assert.Equal((long)expected, module.state_dict()["output_kind"].item<long>());
    }

    [Fact]
    public void A_fit_of_rates_averages_rates()
    {
        using var scope = NewDisposeScope();
        using var data = TestRows.Circle(30, 1);
        using var module = Network.TabM(members: 2, width: 4).Create(InputShape.Vector(2), 1, 1);
        Trainer.Fit(module, data, null, Objective.Regression, new TrainingOptions { Epochs = 1, Loss = TrainingLoss.Poisson() });
        Assert.Equal((long)OutputKind.Logarithm, module.state_dict()["output_kind"].item<long>());
    }

    private static DeepModule Small(int outputs) =>
        Network.TabM(members: 5, width: 8, dropout: 0, bins: 6, embeddingSize: 4).Create(InputShape.Vector(3), outputs, 1);
}
