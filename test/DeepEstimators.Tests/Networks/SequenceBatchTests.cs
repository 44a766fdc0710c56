using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class SequenceBatchTests
{
    // Two sequences of two channels: (1, 2), (3, 4), (5, 6) and (7, 8).
    private static readonly float[] Packed = [3, 1, 2, 3, 4, 5, 6, 0, 0, 1, 7, 8, 0, 0, 0, 0, 0, 0];

    [Fact]
    public void A_packed_batch_is_as_long_as_its_longest_sequence()
    {
        using var scope = NewDisposeScope();
        var batch = SequenceBatch.Of(tensor(Packed, [2L, 9]), 2);
        Assert.Equal([2L, 3, 2], batch.Steps.shape);
        Assert.Equal([3L, 1], batch.Lengths!.data<long>().ToArray());
        Assert.Equal([1f, 1, 1, 1, 0, 0], batch.Mask!.data<float>().ToArray());
        Assert.Equal(4, SequenceBatch.StepsOf(tensor(Packed, [2L, 9]), 2));
    }

    [Fact]
    public void Mean_last_step_and_reversal_leave_padding_out()
    {
        using var scope = NewDisposeScope();
        var batch = SequenceBatch.Of(tensor(Packed, [2L, 9]), 2);
        // What stands after a sequence must not matter.
        var values = batch.Steps + (1 - batch.Mask!) * 100;
        Assert.Equal([3f, 4, 7, 8], batch.Mean(values).data<float>().ToArray());
        Assert.Equal([5f, 6, 7, 8], batch.Last(values).contiguous().data<float>().ToArray());
        Assert.Equal([5f, 6, 3, 4, 1, 2, 7, 8], batch.Reverse(batch.Steps).contiguous().data<float>().ToArray()[..8]);
    }

    [Fact]
    public void Sequences_of_one_length_need_no_mask()
    {
        using var scope = NewDisposeScope();
        var steps = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [1L, 3, 2]);
        var batch = SequenceBatch.Of(steps, 2);
        Assert.Null(batch.Mask);
        Assert.Equal([3f, 4], batch.Mean(steps).data<float>().ToArray());
        Assert.Equal([5f, 6], batch.Last(steps).data<float>().ToArray());
        Assert.Equal([5f, 6, 3, 4, 1, 2], batch.Reverse(steps).contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Standardization_takes_mean_and_deviation_over_the_steps_that_are_there()
    {
        using var scope = NewDisposeScope();
        using var standardization = new SequenceStandardization(2);
        standardization.Adapt(tensor(Packed, [2L, 9]));
        // 1, 3, 5, 7: mean 4, variance 5; 2, 4, 6, 8: mean 5, variance 5.
        Assert.Equal([4f, 5], standardization.get_buffer("mean")!.data<float>().ToArray());
        Assert.All(standardization.get_buffer("inverse_deviation")!.data<float>().ToArray(), value => Assert.Equal(0.4472136f, value, 6));
        var batch = standardization.Standardize(SequenceBatch.Of(tensor(Packed, [2L, 9]), 2));
        Assert.Equal([0f, 0, 0, 0], batch.Steps.contiguous().data<float>().ToArray()[8..]);
        Assert.Equal(-1.3416408f, batch.Steps[0, 0, 0].item<float>(), 5);
    }
}
