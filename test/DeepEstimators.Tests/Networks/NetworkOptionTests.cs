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
