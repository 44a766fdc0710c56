using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class AttentionTests
{
    [Fact]
    public void With_dropout_it_is_on_average_what_it_is_without()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        Tensor Random(params long[] shape) => randn(shape, generator: generator);
        Tensor queries = Random(1, 2, 3, 8), keys = Random(1, 2, 5, 8), values = Random(1, 2, 5, 8), added = Random(1, 1, 1, 5);
        var dropout = new SeededDropout(0.25) { Generator = generator };
        dropout.eval();
        var expected = Attention.Of(queries, keys, values, dropout, added);
        dropout.train();
        var many = Attention.Of(queries.expand(20_000, 2, 3, 8), keys.expand(20_000, 2, 5, 8), values.expand(20_000, 2, 5, 8), dropout, added);
        Assert.InRange((many.mean([0]) - expected[0]).abs().max().item<float>(), 1e-4, 0.03);
    }

    [Fact]
    public void Without_dropout_training_and_scoring_are_the_same()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var tokens = randn(2, 2, 4, 8, generator: generator);
        var dropout = new SeededDropout(0);
        var trained = Attention.Of(tokens, tokens, tokens, dropout).data<float>().ToArray();
        dropout.eval();
        Assert.Equal(Attention.Of(tokens, tokens, tokens, dropout).data<float>().ToArray(), trained);
    }
}
