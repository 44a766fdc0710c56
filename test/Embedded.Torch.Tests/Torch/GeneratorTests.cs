using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class GeneratorTests
{
    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        var first = randn(5).data<float>().ToArray();
        manual_seed(42);
        var second = randn(5).data<float>().ToArray();

        Assert.Equal(first, second);
        Assert.Equal(42, initial_seed());
        // PyTorch's own first numbers of this seed.
        Assert.Equal(0.3367, first[0], 4);
        Assert.Equal(0.1288, first[1], 4);
    }

    [Fact]
    public void A_generator_of_ones_own_leaves_the_common_one_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var expected = rand(3).data<float>().ToArray();

        manual_seed(1);
        using var own = new Generator(7);
        var first = rand([4], generator: own).data<float>().ToArray();
        var common = rand(3).data<float>().ToArray();
        own.manual_seed(7);

        Assert.Equal(expected, common);
        Assert.Equal(first, rand([4], generator: own).data<float>().ToArray());
        Assert.Equal(7, own.initial_seed());
    }

    [Fact]
    public void A_state_can_be_taken_and_put_back()
    {
        using var scope = NewDisposeScope();
        var state = get_rng_state();
        var first = randperm(10).data<long>().ToArray();
        set_rng_state(state);
        Assert.Equal(first, randperm(10).data<long>().ToArray());

        using var own = new Generator(3);
        var ownState = own.get_state();
        var numbers = randint(100, [5], generator: own).data<long>().ToArray();
        own.set_state(ownState);
        Assert.Equal(numbers, randint(100, [5], generator: own).data<long>().ToArray());
    }

    [Fact]
    public void Distributions_have_their_moments()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(11);
        var n = new long[] { 20000 };
        Assert.InRange(rand(n, generator: generator).mean().ToDouble(), 0.49, 0.51);
        Assert.InRange(randn(n, generator: generator).std().ToDouble(), 0.98, 1.02);
        Assert.InRange(empty(n).uniform_(-2, 4, generator).mean().ToDouble(), 0.95, 1.05);
        Assert.InRange(empty(n).normal_(3, 0.5, generator).mean().ToDouble(), 2.98, 3.02);
        Assert.InRange(empty(n).exponential_(4, generator).mean().ToDouble(), 0.24, 0.26);
        Assert.InRange(full(n, 0.3).bernoulli(generator).mean().ToDouble(), 0.29, 0.31);
        var draws = tensor(new[] { 1f, 0f, 3f }).multinomial(20000, true, generator);
        Assert.InRange(draws.eq(2).@float().mean().ToDouble(), 0.73, 0.77);
        Assert.False(draws.eq(1).any().ToBoolean());
        Assert.Equal([0L, 1L, 2L, 3L], randperm(4, generator: generator).sort().Item1.data<long>().ToArray());
        var whole = randint(-3, 4, n, generator: generator);
        Assert.Equal([-3L, 3L], new[] { whole.min().ToInt64(), whole.max().ToInt64() });
    }
}
