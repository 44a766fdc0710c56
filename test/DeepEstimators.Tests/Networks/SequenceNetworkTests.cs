using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class SequenceNetworkTests
{
    private static readonly InputShape Fixed = InputShape.Sequence(20, 3);
    private static readonly InputShape Variable = InputShape.Sequence(20, 3, isVariable: true);

    public static TheoryData<string> Names => ["tcn", "gru", "gru both ways", "lstm", "lstm both ways"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_are_the_head_of_the_features_and_every_parameter_learns(string name)
    {
        using var scope = NewDisposeScope();
        using var module = NetworkOf(name).Create(Fixed, 4, 1);
        var input = rand(Fixed.ToBatchShape(5));
        module.call(input).pow(2).sum().backward();
        foreach (var (parameterName, parameter) in module.named_parameters())
            Assert.True(parameter.grad is not null, parameterName);
        module.eval();
        using var noGrad = no_grad();
        var features = module.features(input);
        Assert.Equal([5L, module.FeatureSize], features.shape);
        var state = module.state_dict();
        var expected = features.matmul(state["head.weight"].t()) + state["head.bias"];
        Assert.True((expected - module.call(input)).abs().max().item<float>() < 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_changes_nothing(string name)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var generator = new Generator(4);
        using var module = NetworkOf(name).Create(Variable, 2, 1);
        using var ofOneLength = NetworkOf(name).Create(InputShape.Sequence(7, 3), 2, 1);
        var input = Pack(generator, [7, 20, 1]);
        module.adapt(input);
        ofOneLength.load_state_dict(module.state_dict());
        module.eval();
        ofOneLength.eval();
        var together = module.call(input);
        var alone = module.call(input.narrow(0, 0, 1));
        var unpadded = ofOneLength.call(input.narrow(0, 0, 1).narrow(1, 1, 21).reshape(1, 7, 3));
        Assert.True((together.narrow(0, 0, 1) - alone).abs().max().item<float>() < 1e-5f);
        Assert.True((together.narrow(0, 0, 1) - unpadded).abs().max().item<float>() < 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Making_running_and_disposing_leaves_no_tensor(string name)
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var generator = new Generator(4))
        using (var module = NetworkOf(name).Create(Variable, 2, 1))
        using (var input = Pack(generator, [4, 9]).DetachFromDisposeScope())
        {
            module.adapt(input);
            using var logits = module.call(input);
            module.eval();
            using var scores = module.call(input);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_tcn_sees_nothing_of_later_steps()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var block = new TcnBlock(2, 8, 3, 2, 0);
        block.eval();
        var input = randn(1, 2, 12);
        var changed = input.clone();
        changed.narrow(2, 8, 4).fill_(9);
        var (before, after) = (block.call(input), block.call(changed));
        Assert.Equal([1L, 8, 12], before.shape);
        Assert.True((before - after).narrow(2, 0, 8).abs().max().item<float>() < 1e-6f);
        Assert.True((before - after).narrow(2, 8, 4).abs().max().item<float>() > 0.1f);
    }

    [Fact]
    public void A_causal_convolution_is_its_formula()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var convolution = new CausalConvolution(1, 1, 2, 3);
        var state = convolution.state_dict();
        state["direction"].copy_(tensor(new float[] { 3, 4 }, [1L, 1, 2]));
        state["length"].fill_(10);
        state["bias"].fill_(1);
        // The weights are 6 and 8: 8 x(t) + 6 x(t - 3) + 1.
        var output = convolution.call(tensor(new float[] { 1, 2, 3, 4, 5 }, [1L, 1, 5]));
        Assert.Equal([9f, 17, 25, 39, 53], output.data<float>().ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(13, 1)]
    [InlineData(14, 2)]
    [InlineData(128, 4)]
    [InlineData(100_000, 8)]
    public void A_tcn_has_as_many_levels_as_its_last_step_needs_to_see_the_first(int length, int levels) =>
        Assert.Equal(levels, new TcnNetwork().LevelsFor(length));

    [Fact]
    public void A_recurrent_network_both_ways_reads_a_reversed_sequence_as_its_mirror()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = Network.Gru(4, bidirectional: true).Create(InputShape.Sequence(6), 1, 3);
        var state = module.state_dict();
        foreach (var (name, value) in state.Where(pair => pair.Key.StartsWith("backward0", StringComparison.Ordinal)))
            value.copy_(state[name.Replace("backward0", "layer0", StringComparison.Ordinal)]);
        module.eval();
        var input = randn(2, 6, 1);
        var (ahead, mirrored) = (module.features(input), module.features(input.flip(1)));
        // Mean ahead, mean back, last ahead, last back.
        foreach (var (from, to) in new[] { (0, 4), (4, 0), (8, 12), (12, 8) })
            Assert.True((ahead.narrow(1, from, 4) - mirrored.narrow(1, to, 4)).abs().max().item<float>() < 1e-5f);
    }

    [Fact]
    public void Other_inputs_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Network.Tcn().Create(InputShape.Vector(8), 1, 0));
        Assert.Throws<ArgumentException>(() => Network.Gru().Create(InputShape.Image(1, 8, 8), 1, 0));
        Assert.Throws<ArgumentException>(() => Network.Lstm().Create(InputShape.Tokens(8, 10), 1, 0));
        Assert.Throws<ArgumentException>(() => Network.Mlp().Create(Fixed, 1, 0));
        Assert.Throws<ArgumentException>(() => Network.TabM().Create(InputShape.Tokens(8, 10), 1, 0));
    }

    private static Tensor Pack(Generator generator, int[] lengths)
    {
        var packed = zeros(lengths.Length, Variable.Size);
        for (var row = 0; row < lengths.Length; row++)
        {
            using var steps = randn([3L * lengths[row]], generator: generator);
            packed[row].narrow(0, 1, 3 * lengths[row]).copy_(steps);
            packed[row, 0] = lengths[row];
        }

        return packed;
    }

    private static Network NetworkOf(string name) => name switch
    {
        "tcn" => Network.Tcn(8, levels: 2, kernelSize: 3),
        "gru" => Network.Gru(6, layers: 2),
        "gru both ways" => Network.Gru(6, layers: 2, bidirectional: true),
        "lstm" => Network.Lstm(6),
        _ => Network.Lstm(6, bidirectional: true),
    };
}
