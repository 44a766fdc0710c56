using DeepEstimators.Models;
using DeepEstimators.Networks;

namespace DeepEstimators.Tests.Models;

public class NetworkJsonTests
{
    [Fact]
    public void A_resnet_is_written_by_its_type() =>
        Assert.Equal("""{"type":"resnet","depth":14,"width":8,"shortcuts":true,"batchNorm":true,"dropout":0}""", NetworkJson.Write(Network.ResNet(14, 8)));

    [Fact]
    public void Every_network_comes_back()
    {
        var mlp = Assert.IsType<MlpNetwork>(Again(Network.Mlp([5, 6], 0.25)));
        Assert.Equal([5, 6], mlp.HiddenSizes);
        Assert.Equal(0.25, mlp.Dropout);
        var cnn = Assert.IsType<SmallCnnNetwork>(Again(new SmallCnnNetwork([3, 9], 0.5, 17)));
        Assert.Equal([3, 9], cnn.Channels);
        Assert.Equal(0.5, cnn.Dropout);
        Assert.Equal(17, cnn.EmbeddingSize);
        var resNet = Assert.IsType<ResNetNetwork>(Again(Network.ResNet(32, 12)));
        Assert.Equal(32, resNet.Depth);
        Assert.Equal(12, resNet.Width);
        var tabular = Assert.IsType<TabularNetwork>(Again(Network.Tabular(3, 48, 1.5, 0.05)));
        Assert.Equal(3, tabular.Blocks);
        Assert.Equal(48, tabular.Width);
        Assert.Equal(1.5, tabular.HiddenFactor);
        Assert.Equal(0.05, tabular.Dropout);
    }

    [Fact]
    public void Every_network_for_tables_comes_back()
    {
        const string TabM = """{"type":"tabm","members":3,"blocks":4,"width":5,"dropout":0.25,"bins":6,"embeddingSize":7}""";
        Assert.Equal(TabM, NetworkJson.Write(Again(Network.TabM(3, 4, 5, 0.25, 6, 7))));
        const string Periodic =
            """{"type":"periodic-mlp","hiddenSizes":[3,4],"dropout":0.25,"frequencies":5,"frequencyScale":0.5,"embeddingSize":6}""";
        Assert.Equal(Periodic, NetworkJson.Write(Again(Network.PeriodicMlp([3, 4], 0.25, 5, 0.5, 6))));
        const string Transformer =
            """{"type":"ft-transformer","blocks":2,"tokenSize":12,"heads":3,"hiddenFactor":1.5,"attentionDropout":0.25,"dropout":0.125}""";
        Assert.Equal(Transformer, NetworkJson.Write(Again(Network.FTTransformer(2, 12, 3, 1.5, 0.25, 0.125))));
    }

    [Fact]
    public void Every_network_for_sequences_and_texts_comes_back()
    {
        const string Tcn = """{"type":"tcn","channels":5,"levels":null,"kernelSize":3,"dropout":0.25}""";
        Assert.Equal(Tcn, NetworkJson.Write(Again(Network.Tcn(5, null, 3, 0.25))));
        Assert.Equal(Tcn.Replace("null", "4", StringComparison.Ordinal), NetworkJson.Write(Again(Network.Tcn(5, 4, 3, 0.25))));
        const string Gru = """{"type":"gru","hiddenSize":5,"layers":2,"bidirectional":true,"dropout":0.25}""";
        Assert.Equal(Gru, NetworkJson.Write(Again(Network.Gru(5, 2, true, 0.25))));
        Assert.Equal(Gru.Replace("gru", "lstm", StringComparison.Ordinal), NetworkJson.Write(Again(Network.Lstm(5, 2, true, 0.25))));
        const string Text =
            """{"type":"text-transformer","blocks":2,"tokenSize":12,"heads":3,"hiddenFactor":1.5,"dropout":0.25,"pooling":"firstToken"}""";
        Assert.Equal(Text, NetworkJson.Write(Again(Network.TextTransformer(2, 12, 3, 1.5, 0.25, TextPooling.FirstToken))));
    }

    [Fact]
    public void What_is_left_out_has_its_default() =>
        Assert.Equal(16, Assert.IsType<ResNetNetwork>(NetworkJson.Read("""{"depth":8,"type":"resnet"}""")).Width);

    [Theory]
    [InlineData("""{"type":"transformer"}""")]
    [InlineData("""{"type":"resnet","depth":21}""")]
    [InlineData("""{"type":"resnet","deepness":20}""")]
    [InlineData("""{"type":"mlp","hiddenSizes":[0]}""")]
    [InlineData("""{"depth":20}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_network_is_refused(string json) =>
        Assert.Throws<InvalidDataException>(() => NetworkJson.Read(json));

    private static Network Again(Network network) => NetworkJson.Read(NetworkJson.Write(network));
}
