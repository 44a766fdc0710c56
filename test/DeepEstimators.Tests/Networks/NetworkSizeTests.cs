using DeepEstimators.Networks;

namespace DeepEstimators.Tests.Networks;

/// <summary>How large a network is at least is known before it is made.</summary>
public sealed class NetworkSizeTests
{
    public static TheoryData<string, Network, InputShape, int> Known => new()
    {
        { "mlp", Network.Mlp([30, 20]), InputShape.Vector(40), 5 },
        { "small-cnn", Network.SmallCnn(), InputShape.Image(3, 29, 31), 10 },
        { "small-cnn of many stages", Network.SmallCnn([4, 8, 8, 8, 16, 16]), InputShape.Image(1, 16, 40), 2 },
        { "resnet", Network.ResNet(20), InputShape.Image(3, 32, 32), 10 },
        { "resnet of one block", Network.ResNet(8, 5), InputShape.Image(1, 8, 8), 3 },
        { "tabular", Network.Tabular(), InputShape.Vector(14), 1 },
        { "tabm", Network.TabM(members: 8, blocks: 3, width: 64), InputShape.Vector(14), 7 },
        { "periodic-mlp", Network.PeriodicMlp(), InputShape.Vector(8), 1 },
        { "ft-transformer", Network.FTTransformer(), InputShape.Vector(8), 2 },
        { "mlp of a table", Network.Mlp([30, 20]), Table, 5 },
        { "tabular of a table", Network.Tabular(2, 20), Table, 5 },
        { "tabm of a table", Network.TabM(members: 4, blocks: 2, width: 32), Table, 3 },
        { "periodic-mlp of a table", Network.PeriodicMlp([20]), Table, 1 },
        { "ft-transformer of a table", Network.FTTransformer(1, 16, 2), Table, 2 },
        { "text-transformer", Network.TextTransformer(), InputShape.Tokens(50, 900), 4 },
        { "gru", Network.Gru(20, layers: 2, bidirectional: true), InputShape.Sequence(30, 9), 6 },
        { "lstm", Network.Lstm(20, layers: 3), InputShape.Sequence(30, 9), 6 },
        { "tcn", Network.Tcn(), InputShape.Sequence(128, 9), 6 },
    };

    private static InputShape Table => InputShape.Table(new RowLayout(
        [new RowNumber("a"), new RowNumber("b", HasMissing: true)],
        [new RowCategory("c", 40), new RowCategory("d", 300, embeddingSize: 8, hasUnknown: true)]));

    [Theory]
    [MemberData(nameof(Known))]
    public void The_bound_is_near_what_the_network_has(string name, Network network, InputShape input, int outputs)
    {
        using var module = network.Create(input, outputs, 0);
        double actual = module.state_dict().Values.Sum(tensor => tensor.numel());

        var least = network.LeastNumbers(input, outputs);
        Assert.True(least <= actual && least >= 0.6 * actual, $"{name}: {least} of {actual}");
    }
}
