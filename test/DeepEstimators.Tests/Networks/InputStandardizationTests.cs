using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class InputStandardizationTests
{
    [Fact]
    public void Each_feature_gets_mean_0_and_deviation_1()
    {
        using var scope = NewDisposeScope();
        using var layer = new InputStandardization(InputShape.Vector(3));
        // Column means 3, 20, 7; deviations 2, 10, 0 (a constant is only centred).
        var inputs = tensor(new float[] { 1, 10, 7, 5, 30, 7 }, [2, 3]);
        layer.Adapt(inputs);
        Assert.Equal([-1f, -1, 0, 1, 1, 0], layer.call(inputs).data<float>().ToArray());
    }

    [Fact]
    public void Before_it_is_adapted_it_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var layer = new InputStandardization(InputShape.Vector(2));
        Assert.Equal([4f, -2], layer.call(tensor(new float[] { 4, -2 }, [1, 2])).data<float>().ToArray());
    }

    [Fact]
    public void An_image_is_standardised_by_channel()
    {
        using var scope = NewDisposeScope();
        using var layer = new InputStandardization(InputShape.Image(2, 1, 2));
        var inputs = tensor(new float[] { 1, 3, 10, 20, 1, 3, 30, 40 }, [2, 2, 1, 2]);
        layer.Adapt(inputs);
        var result = layer.call(inputs).data<float>().ToArray();
        var deviation = Math.Sqrt(125); // of 10, 20, 30, 40 around 25
        var expected = new[] { -1, 1, -15 / deviation, -5 / deviation, -1, 1, 5 / deviation, 15 / deviation };
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], result[i], 1e-6);
    }

    [Fact]
    public void Bytes_count_from_0_to_1()
    {
        using var scope = NewDisposeScope();
        using var layer = new InputStandardization(InputShape.Image(1, 1, 2));
        var bytes = tensor(new byte[] { 0, 255 }, [1, 1, 1, 2]);
        layer.Adapt(bytes);
        var floats = InputBatch.ToFloat(bytes);
        Assert.Equal([0f, 1], floats.data<float>().ToArray());
        Assert.Equal([-1f, 1], layer.call(floats).data<float>().ToArray());
    }

    [Fact]
    public void Many_rows_far_from_zero_keep_their_precision()
    {
        using var scope = NewDisposeScope();
        using var layer = new InputStandardization(InputShape.Vector(1));
        // 10,000 rows of 100,000 and 100,001 in turn: mean 100,000.5, deviation 0.5.
        var values = Enumerable.Range(0, 10_000).Select(i => 100_000f + i % 2).ToArray();
        layer.Adapt(tensor(values, [10_000, 1]));
        var state = layer.state_dict();
        Assert.Equal(100_000.5f, state["mean"].item<float>());
        Assert.Equal(2f, state["inverse_deviation"].item<float>(), 1e-4f);
    }
}
