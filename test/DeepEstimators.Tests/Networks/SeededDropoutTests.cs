using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class SeededDropoutTests
{
    [Fact]
    public void Drops_its_share_and_keeps_the_mean()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var layer = new SeededDropout(0.3) { Generator = generator };
        var output = layer.call(ones(200, 500));
        Assert.Equal(0.3, output.eq(0).to_type(ScalarType.Float32).mean().item<float>(), 0.005);
        Assert.Equal(1, output.mean().item<float>(), 0.01);
        Assert.Equal([0, 1 / 0.7f], output.flatten().data<float>().ToArray().Distinct().Order());
    }

    [Fact]
    public void The_mask_is_that_of_torch_and_so_is_the_gradient()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var layer = new SeededDropout(0.5) { Generator = generator.manual_seed(5) };
        var input = rand(40, 10).requires_grad_(true);
        var output = layer.call(input);
        output.sum().backward();
        Assert.Equal(output.detach().ne(0).data<bool>().ToArray(), input.grad!.eq(2).data<bool>().ToArray());
        manual_seed(5);
        Assert.Equal(nn.functional.dropout(input, 0.5).detach().data<float>().ToArray(), output.detach().data<float>().ToArray());
    }

    [Fact]
    public void Scoring_changes_and_draws_nothing()
    {
        using var scope = NewDisposeScope();
        var layer = new SeededDropout(0.5);
        layer.eval();
        var before = get_rng_state().data<byte>().ToArray();
        var input = rand(7, generator: new Generator(1));
        Assert.Equal(input.data<float>().ToArray(), layer.call(input).data<float>().ToArray());
        Assert.Equal(before, get_rng_state().data<byte>().ToArray());
    }
}
