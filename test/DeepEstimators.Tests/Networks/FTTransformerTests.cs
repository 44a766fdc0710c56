using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class FTTransformerTests
{
    [Fact]
    public void A_block_is_the_formula_of_the_paper()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var random = GlobalRandom.Seeded(3);
        using var block = new FTTransformerBlock(Small(), isFirst: false, isLast: false);
        block.eval();
        var input = randn(2, 5, 6);
        var state = block.state_dict();

        var normed = Norm(input);
        var pair = Linear(normed, "key_value");
        var (query, key, value) = (Linear(normed, "query"), pair.narrow(2, 0, 6), pair.narrow(2, 6, 6));
        var ofHeads = new List<Tensor>();
        for (var head = 0; head < 2; head++)
        {
            var scores = query.narrow(2, 3 * head, 3).matmul(key.narrow(2, 3 * head, 3).transpose(1, 2)) / Math.Sqrt(3);
            var share = scores.exp() / scores.exp().sum(2, keepdim: true);
            ofHeads.Add(share.matmul(value.narrow(2, 3 * head, 3)));
        }

        var x = input + Linear(cat(ofHeads, 2), "attended");
        var gates = Linear(Norm(x), "linear1");
        var expected = x + Linear(gates.narrow(2, 0, 12) * gates.narrow(2, 12, 12).clamp_min(0), "linear2");
        Assert.True((expected - block.call(input)).abs().max().item<float>() < 1e-5f);

        Tensor Linear(Tensor tokens, string name) => tokens.matmul(state[name + ".weight"].t()) + state[name + ".bias"];

        // Scale 1 and shift 0, as they begin.
        static Tensor Norm(Tensor tokens)
        {
            var centred = tokens - tokens.mean([2], keepdim: true);
            return centred / (centred.pow(2).mean([2], keepdim: true) + 1e-5).sqrt();
        }
    }

    [Fact]
    public void The_last_block_gives_what_a_whole_one_would_give_for_the_first_token()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var whole = new FTTransformerBlock(Small(), isFirst: false, isLast: false);
        using var last = new FTTransformerBlock(Small(), isFirst: false, isLast: true);
        var (from, to) = (whole.state_dict(), last.state_dict());
        foreach (var (name, value) in to)
            value.copy_(from[name]);
        whole.eval();
        last.eval();
        var input = randn(3, 4, 6);
        Assert.Equal([3L, 1, 6], last.call(input).shape);
        Assert.True((whole.call(input).narrow(1, 0, 1) - last.call(input)).abs().max().item<float>() < 1e-5f);
    }

    [Fact]
    public void The_first_block_has_no_first_normalisation()
    {
        using var first = new FTTransformerBlock(Small(), isFirst: true, isLast: false);
        using var other = new FTTransformerBlock(Small(), isFirst: false, isLast: false);
        Assert.DoesNotContain(first.named_parameters(), pair => pair.name.StartsWith("norm1", StringComparison.Ordinal));
        Assert.Equal(
            12, other.named_parameters().Sum(pair => pair.name.StartsWith("norm1", StringComparison.Ordinal) ? pair.parameter.numel() : 0));
    }

    [Fact]
    public void Rows_do_not_see_each_other_and_long_batches_are_scored_in_parts()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = Network.FTTransformer(blocks: 1, tokenSize: 16, heads: 2).Create(InputShape.Vector(60), 2, 1);
        module.eval();
        var input = randn(1_200, 60);
        var whole = module.call(input);
        Assert.Equal([1_200L, 2], whole.shape);
        foreach (var row in new[] { 0, 563, 1_199 })
            Assert.True((whole.narrow(0, row, 1) - module.call(input.narrow(0, row, 1))).abs().max().item<float>() < 1e-5f);
    }

    [Fact]
    public void Dropout_of_attention_acts_in_training_only()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var random = GlobalRandom.Seeded(2);
        using var module = Network.FTTransformer(1, 8, 2, attentionDropout: 0.5, dropout: 0).Create(InputShape.Vector(5), 1, 1);
        var input = randn(4, 5);
        Assert.NotEqual(module.call(input).data<float>().ToArray(), module.call(input).data<float>().ToArray());
        module.eval();
        Assert.Equal(module.call(input).data<float>().ToArray(), module.call(input).data<float>().ToArray());
    }

    private static FTTransformerNetwork Small() => new(tokenSize: 6, heads: 2, hiddenFactor: 2, attentionDropout: 0.3);
}
