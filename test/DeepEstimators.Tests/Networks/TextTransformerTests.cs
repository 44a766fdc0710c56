using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class TextTransformerTests
{
    private static readonly InputShape Shape = InputShape.Tokens(10, 20);

    public static TheoryData<TextPooling> Poolings => [TextPooling.Mean, TextPooling.FirstToken];

    [Theory]
    [MemberData(nameof(Poolings))]
    public void Logits_are_the_head_of_the_features_and_every_parameter_learns(TextPooling pooling)
    {
        using var scope = NewDisposeScope();
        using var module = Small(pooling).Create(Shape, 3, 1);
        var input = Tokens();
        module.call(input).pow(2).sum().backward();
        foreach (var (name, parameter) in module.named_parameters())
            Assert.True(parameter.grad is not null, name);
        module.eval();
        using var noGrad = no_grad();
        var features = module.features(input);
        Assert.Equal([3L, 8], features.shape);
        var state = module.state_dict();
        var expected = features.matmul(state["head.weight"].t()) + state["head.bias"];
        Assert.True((expected - module.call(input)).abs().max().item<float>() < 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Poolings))]
    public void Padding_and_other_rows_change_nothing(TextPooling pooling)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = Small(pooling).Create(Shape, 2, 1);
        module.eval();
        var input = Tokens();
        var together = module.call(input);
        for (var row = 0; row < 3; row++)
            Assert.True((together.narrow(0, row, 1) - module.call(input.narrow(0, row, 1))).abs().max().item<float>() < 1e-5f);
    }

    [Fact]
    public void A_text_without_tokens_has_finite_scores()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = Small(TextPooling.Mean).Create(Shape, 2, 1);
        module.eval();
        Assert.True(module.call(zeros(2, 10, ScalarType.Int64)).isfinite().all().item<bool>());
    }

    [Fact]
    public void A_block_is_attention_and_a_feed_forward_layer_before_which_stands_a_normalisation()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var block = new TextTransformerBlock(new TextTransformerNetwork(1, 6, 2, 2, 0.3));
        block.eval();
        var input = randn(2, 5, 6);
        var hidden = zeros(2, 1, 1, 5);
        hidden[1].narrow(2, 3, 2).fill_(-1e9f);
        var state = block.state_dict();

        var parts = Linear(Norm(input), "query_key_value").chunk(3, 2);
        var ofHeads = new List<Tensor>();
        for (var head = 0; head < 2; head++)
        {
            var (query, key, value) = (parts[0].narrow(2, 3 * head, 3), parts[1].narrow(2, 3 * head, 3), parts[2].narrow(2, 3 * head, 3));
            var share = nn.functional.softmax(query.matmul(key.transpose(1, 2)) / Math.Sqrt(3) + hidden.squeeze(1), 2);
            ofHeads.Add(share.matmul(value));
        }

        var x = input + Linear(cat(ofHeads, 2), "attended");
        var expected = x + Linear(nn.functional.gelu(Linear(Norm(x), "linear1")), "linear2");
        Assert.True((expected - block.call(input, hidden)).abs().max().item<float>() < 1e-5f);

        Tensor Linear(Tensor tokens, string name) => tokens.matmul(state[name + ".weight"].t()) + state[name + ".bias"];

        static Tensor Norm(Tensor tokens) => nn.functional.layer_norm(tokens, [6L]);
    }

    [Fact]
    public void Making_running_and_disposing_leaves_no_tensor()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var module = Small(TextPooling.FirstToken).Create(Shape, 2, 1))
        using (var input = Tokens())
        {
            module.adapt(input);
            using var logits = module.call(input);
            module.eval();
            using var scores = module.call(input);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Options_and_inputs_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.TextTransformer(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.TextTransformer(tokenSize: 10, heads: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.TextTransformer(dropout: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.TextTransformer(pooling: (TextPooling)7));
        Assert.Throws<ArgumentException>(() => Network.TextTransformer().Create(InputShape.Vector(8), 1, 0));
    }

    private static Network Small(TextPooling pooling) => Network.TextTransformer(2, 8, 2, dropout: 0.1, pooling: pooling);

    private static Tensor Tokens() =>
        tensor(new long[] { 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0 }, [3L, 10]);
}
