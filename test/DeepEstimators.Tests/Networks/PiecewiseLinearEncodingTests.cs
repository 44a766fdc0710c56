using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class PiecewiseLinearEncodingTests
{
    // Quarters of 0 to 8 are 0, 2, 4, 6 and 8.
    [Theory]
    [InlineData(0, new float[] { 0, 0, 0, 0 })]
    [InlineData(1, new float[] { 0.5f, 0, 0, 0 })]
    [InlineData(2, new float[] { 1, 0, 0, 0 })]
    [InlineData(3, new float[] { 1, 0.5f, 0, 0 })]
    [InlineData(7.5f, new float[] { 1, 1, 1, 0.75f })]
    [InlineData(8, new float[] { 1, 1, 1, 1 })]
    [InlineData(-1, new float[] { -0.5f, 0, 0, 0 })] // the first and the last bin go on
    [InlineData(12, new float[] { 1, 1, 1, 3 })]
    public void A_number_is_told_by_the_bins_that_it_has_passed(float value, float[] expected)
    {
        using var scope = NewDisposeScope();
        using var encoding = Adapted(4, [8, 3, 0, 5, 1, 7, 2, 6, 4]);
        Assert.Equal(expected, Encode(encoding, value));
    }

    [Fact]
    public void Two_values_give_one_bin_however_rare_one_of_them_is()
    {
        using var scope = NewDisposeScope();
        foreach (var rare in new[] { 1, 7, 50, 99 })
        {
            using var encoding = Adapted(8, [.. Enumerable.Range(0, 100).Select(row => row < rare ? 5f : 3f)]);
            Assert.Equal([1L], encoding.Bins().data<long>().ToArray());
            Assert.Equal([0f, 0, 0, 0, 0, 0, 0, 0], Encode(encoding, 3));
            Assert.Equal([1f, 0, 0, 0, 0, 0, 0, 0], Encode(encoding, 5));
        }
    }

    [Fact]
    public void A_few_values_give_a_bin_between_each_two()
    {
        using var scope = NewDisposeScope();
        using var encoding = Adapted(16, [.. Enumerable.Range(0, 90).Select(row => (float)(row % 3))]);
        Assert.Equal([2L], encoding.Bins().data<long>().ToArray());
        Assert.Equal([1f, 0.5f], Encode(encoding, 1.5f)[..2]);
    }

    [Fact]
    public void The_tail_of_a_column_that_is_mostly_one_value_has_bins_too()
    {
        using var scope = NewDisposeScope();
        using var encoding = Adapted(8, [.. Enumerable.Range(0, 100).Select(row => Math.Max(0f, row - 91))]);
        Assert.Equal([8L], encoding.Bins().data<long>().ToArray());
        Assert.Equal([1f, 1, 0.5f, 0, 0, 0, 0, 0], Encode(encoding, 2.5f));
    }

    [Fact]
    public void A_constant_tells_nothing()
    {
        using var scope = NewDisposeScope();
        using var encoding = Adapted(4, [7, 7, 7]);
        Assert.Equal([0L], encoding.Bins().data<long>().ToArray());
        Assert.Equal([0f, 0, 0, 0], Encode(encoding, 7));
        Assert.Equal([0f, 0, 0, 0], Encode(encoding, 9));
    }

    [Fact]
    public void Before_it_is_adapted_it_leaves_numbers_as_they_are()
    {
        using var scope = NewDisposeScope();
        using var encoding = new PiecewiseLinearEncoding(1, 3);
        foreach (var value in new[] { -2f, 0, 0.25f, 4 })
            Assert.Equal([value, 0, 0], Encode(encoding, value));
    }

    [Fact]
    public void The_sum_rises_steadily_with_the_number()
    {
        using var scope = NewDisposeScope();
        var random = new Random(3);
        using var encoding = Adapted(10, [.. Enumerable.Range(0, 500).Select(_ => (float)Math.Exp(4 * random.NextDouble()))]);
        var values = Enumerable.Range(-50, 700).Select(step => step * 0.1f).ToArray();
        using var noGrad = no_grad();
        var sums = encoding.call(torch.tensor(values, [values.Length, 1]), zeros(1, ScalarType.Int64)).sum(2).data<float>().ToArray();
        for (var i = 1; i < sums.Length; i++)
        {
            Assert.True(sums[i] > sums[i - 1]);
            Assert.True(sums[i] - sums[i - 1] < 0.3f, $"a step at {values[i]}");
        }
    }

    [Fact]
    public void Columns_have_bins_of_their_own_and_can_be_selected()
    {
        using var scope = NewDisposeScope();
        using var encoding = new PiecewiseLinearEncoding(3, 2);
        encoding.Adapt(torch.tensor(new float[] { 0, 10, 1, 1, 20, 0, 4, 60, 1 }, [3, 3]));
        Assert.Equal([2L, 2, 1], encoding.Bins().data<long>().ToArray());
        var encoded = encoding.call(torch.tensor(new float[] { 40, 0.5f }, [1, 2]), torch.tensor(new long[] { 1, 0 }));
        Assert.Equal([1f, 0.5f, 0.5f, 0], encoded.data<float>().ToArray());
    }

    [Fact]
    public void Bytes_count_from_0_to_1()
    {
        using var scope = NewDisposeScope();
        using var encoding = new PiecewiseLinearEncoding(1, 2);
        encoding.Adapt(torch.tensor(new byte[] { 0, 51, 255 }, [3, 1, 1, 1]));
        var edges = encoding.state_dict()["edges"].data<float>().ToArray();
        Assert.Equal([0f, 0.2f, 1], edges);
    }

    [Fact]
    public void The_saved_shape_does_not_depend_on_the_rows()
    {
        using var scope = NewDisposeScope();
        using var many = Adapted(6, [.. Enumerable.Range(0, 100).Select(row => (float)row)]);
        using var one = Adapted(6, [1]);
        Assert.Equal(many.state_dict()["edges"].shape, one.state_dict()["edges"].shape);
    }

    private static PiecewiseLinearEncoding Adapted(int bins, float[] values)
    {
        var encoding = new PiecewiseLinearEncoding(1, bins);
        encoding.Adapt(torch.tensor(values, [values.Length, 1]));
        return encoding;
    }

    private static float[] Encode(PiecewiseLinearEncoding encoding, float value) =>
        encoding.call(torch.tensor(new[] { value }, [1, 1]), zeros(1, ScalarType.Int64)).data<float>().ToArray();
}
