using DeepEstimators.Networks;

namespace DeepEstimators.Tests.Networks;

public class NetworkOptionTests
{
    [Theory]
    [InlineData(19)]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(1208)]
    public void A_resnet_depth_must_be_6n_plus_2(int depth)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Network.ResNet(depth));
        Assert.Equal("depth", error.ParamName);
        Assert.Equal(depth, error.ActualValue);
        Assert.Contains("6n + 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_names_option_value_and_range()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Network.Mlp([64], dropout: 1.5));
        Assert.Contains("dropout is 1.5; allowed: from 0 to 0.95.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_a_number_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.Tabular(hiddenFactor: double.NaN));

    [Fact]
    public void Empty_and_zero_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.Mlp([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.Mlp([64, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.SmallCnn([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.SmallCnn([-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.ResNet(20, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.Tabular(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.Tabular(width: 0));
    }

    [Fact]
    public void Networks_for_tables_refuse_what_they_cannot_be()
    {
        Refused("members", () => Network.TabM(members: 0));
        Refused("blocks", () => Network.TabM(blocks: 65));
        Refused("width", () => Network.TabM(width: 0));
        Refused("dropout", () => Network.TabM(dropout: double.NaN));
        Refused("bins", () => Network.TabM(bins: 1));
        Refused("embeddingSize", () => Network.TabM(embeddingSize: 0));
        Refused("the number of hiddenSizes", () => Network.PeriodicMlp([]));
        Refused("hiddenSizes", () => Network.PeriodicMlp([0]));
        Refused("dropout", () => Network.PeriodicMlp(dropout: 1));
        Refused("frequencies", () => Network.PeriodicMlp(frequencies: 0));
        Refused("frequencyScale", () => Network.PeriodicMlp(frequencyScale: 0));
        Refused("embeddingSize", () => Network.PeriodicMlp(embeddingSize: 1_025));
        Refused("blocks", () => Network.FTTransformer(blocks: 0));
        Refused("tokenSize", () => Network.FTTransformer(tokenSize: 20, heads: 8));
        Refused("heads", () => Network.FTTransformer(heads: 0));
        Refused("hiddenFactor", () => Network.FTTransformer(hiddenFactor: 0));
        Refused("attentionDropout", () => Network.FTTransformer(attentionDropout: -0.1));
        Refused("dropout", () => Network.FTTransformer(dropout: 0.96));

        static void Refused(string option, Func<Network> make) =>
            Assert.Equal(option, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
    }

    [Fact]
    public void Sizes_are_copied()
    {
        var sizes = new[] { 16, 8 };
        var network = (MlpNetwork)Network.Mlp(sizes);
        sizes[0] = 1;
        Assert.Equal([16, 8], network.HiddenSizes);
    }

    [Fact]
    public void Convolutions_refuse_vectors()
    {
        Assert.Throws<ArgumentException>(() => Network.ResNet(8).Create(InputShape.Vector(4), 2, 0));
        Assert.Throws<ArgumentException>(() => Network.SmallCnn().Create(InputShape.Vector(4), 2, 0));
    }
}
