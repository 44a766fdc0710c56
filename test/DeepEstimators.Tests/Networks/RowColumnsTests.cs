using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class RowColumnsTests
{
    private static readonly RowLayout Layout = new(
        [new RowNumber("a"), new RowNumber("b", HasMissing: true)],
        [new RowCategory("c", 3), new RowCategory("d", 5, embeddingSize: 2), new RowCategory("e", 2, hasUnknown: true)]);

    private static readonly float[] Rows =
    [
        1, 10, 1, 4, 0,
        2, float.NaN, 2, 0, 1,
        6, 20, 0, 1, 1,
    ];

    [Theory]
    [InlineData(NumberImputation.Mean, 15)]
    [InlineData(NumberImputation.Median, 10)]
    public void A_missing_number_is_imputed(NumberImputation imputation, float expected)
    {
        using var scope = NewDisposeScope();
        var rows = tensor(Rows, [3, 5]);
        var columns = new RowColumns(new RowLayout(Layout.Numbers, Layout.Categories, imputation: imputation));
        columns.Adapt(rows);

        Assert.Equal([1, 10, 2, expected, 6, 20], columns.Imputed(rows).data<float>().ToArray());
    }

    [Fact]
    public void Plain_columns_are_indicators_of_missing_numbers_then_of_categories_then_embeddings()
    {
        using var scope = NewDisposeScope();
        var columns = new RowColumns(Layout);
        var embedding = tensor(new float[] { 0, 0, 1, 2, 3, 4, 5, 6, 7, 8 }, [5, 2]);
        using (no_grad())
            columns.get_parameter("embedding1")!.copy_(embedding);

        Assert.Equal([1, 2, 2, 2], columns.PlainSizes);
        Assert.Equal(
            [
                0, 1, 0, 1, 0, 7, 8,
                1, 0, 1, 0, 1, 0, 0,
                0, 0, 0, 0, 1, 1, 2,
            ],
            columns.call(tensor(Rows, [3, 5])).data<float>().ToArray());
    }

    [Fact]
    public void Numbers_come_to_the_normal_distribution_by_their_place()
    {
        using var scope = NewDisposeScope();
        var rows = (arange(0, 101, ScalarType.Float32) / 10).exp().unsqueeze(1);
        var quantiles = new QuantileNormal(1);
        quantiles.Adapt(rows);

        var normal = quantiles.call(rows).data<float>().ToArray();

        Assert.Equal(0, normal[50], 1e-3);
        Assert.Equal(0.6745, normal[75], 0.03);
        Assert.Equal(-normal[10], normal[90], 1e-2);
        // The last of 101 rows has the places from 0.995 on.
        Assert.Equal(2.807, normal[100], 0.05);
        using var beyond = tensor(new float[] { -1e30f, 1e30f }, [2, 1]);
        var outside = quantiles.call(beyond).data<float>().ToArray();
        Assert.InRange(outside[0], -4, -3);
        Assert.InRange(outside[1], 3, 4);
    }

    [Fact]
    public void A_frequent_value_is_in_the_middle_of_its_places()
    {
        using var scope = NewDisposeScope();
        var rows = cat([zeros(600), arange(1, 401, ScalarType.Float32)]).unsqueeze(1);
        var quantiles = new QuantileNormal(1);
        quantiles.Adapt(rows);

        // Places 0 to 0.6, so 0.3: the normal distribution's value is -0.5244.
        Assert.Equal(-0.5244, quantiles.call(zeros(1, 1)).item<float>(), 5e-3);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("tabular")]
    [InlineData("tabm")]
    [InlineData("periodic")]
    [InlineData("transformer")]
    public void Networks_take_categories_alone_and_numbers_alone(string name)
    {
        using var scope = NewDisposeScope();
        foreach (var layout in new[] { new RowLayout([], Layout.Categories), new RowLayout(Layout.Numbers, []) })
        {
            using var module = NetworkOf(name).Create(InputShape.Table(layout), 1, seed: 1);
            var rows = zeros(4, layout.Width);
            module.adapt(rows);
            module.eval();
            Assert.Equal([4, 1], module.call(rows).shape);
        }
    }

    [Fact]
    public void A_layout_without_a_place_is_refused() =>
        Assert.Contains("no number and no category", Assert.Throws<ArgumentException>(() => new RowLayout([], [])).Message);

    private static Network NetworkOf(string name) => name switch
    {
        "mlp" => Network.Mlp([8]),
        "tabular" => Network.Tabular(blocks: 1, width: 8),
        "tabm" => Network.TabM(members: 2, width: 8, bins: 4, embeddingSize: 3),
        "periodic" => Network.PeriodicMlp([8], frequencies: 4, embeddingSize: 3),
        _ => Network.FTTransformer(blocks: 1, tokenSize: 8, heads: 2),
    };
}
