using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class IndexingTests
{
    private static Tensor Matrix() => arange(12, dtype: float32).view(3, 4);

    [Fact]
    public void Positions_and_negative_positions()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(6f, Matrix()[1, 2].item<float>());
        Assert.Equal([8f, 9f, 10f, 11f], Matrix()[-1].data<float>().ToArray());
    }

    [Fact]
    public void Slices_ranges_and_steps()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1f, 2f, 5f, 6f], Matrix()[TensorIndex.Slice(0, 2), TensorIndex.Slice(1, 3)].contiguous().data<float>().ToArray());
        Assert.Equal([0f, 8f], Matrix()[TensorIndex.Slice(step: 2), 0].data<float>().ToArray());
        Assert.Equal([9f, 10f], Matrix()[2, 1..3].data<float>().ToArray());
        Assert.Equal([10f, 11f], Matrix()[2, 2..].data<float>().ToArray());
        Assert.Equal([8f, 9f, 10f], Matrix()[^1, ..^1].data<float>().ToArray());
    }

    [Fact]
    public void None_and_ellipsis()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([3L, 1L, 4L], Matrix()[TensorIndex.Colon, TensorIndex.None].shape);
        Assert.Equal([3f, 7f, 11f], Matrix()[TensorIndex.Ellipsis, 3].data<float>().ToArray());
    }

    [Fact]
    public void Tensors_and_masks()
    {
        using var scope = NewDisposeScope();
        var x = Matrix();
        Assert.Equal([0f, 5f], x[tensor(new long[] { 0, 1 }), tensor(new long[] { 0, 1 })].data<float>().ToArray());
        Assert.Equal([10f, 11f], x[x > 9].data<float>().ToArray());
        Assert.Equal([1f, 9f], x[TensorIndex.Tensor(tensor(new long[] { 0, 2 })), TensorIndex.Single(1)].data<float>().ToArray());
    }

    [Fact]
    public void Assignments()
    {
        using var scope = NewDisposeScope();
        var x = Matrix();
        x[0, 0] = 100f;
        x[1] = zeros(4);
        x[TensorIndex.Colon, TensorIndex.Single(3)] = tensor(new[] { 1f, 2f, 3f });
        x.index_put_(-1, TensorIndex.Single(2), TensorIndex.Slice(0, 2));
        Assert.Equal([100f, 1f, 2f, 1f, 0f, 0f, 0f, 2f, -1f, -1f, 10f, 3f], x.data<float>().ToArray());
        Assert.Equal(0, x[1, 0].item<float>());
    }

    [Fact]
    public void An_index_out_of_range_is_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => Matrix()[3]);
        Assert.Contains("out of bounds for dimension 0 with size 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gather_scatter_and_selections()
    {
        using var scope = NewDisposeScope();
        var x = Matrix();
        Assert.Equal([3f, 4f, 10f], x.gather(1, tensor(new long[,] { { 3 }, { 0 }, { 2 } })).data<float>().ToArray());
        Assert.Equal([8f, 9f, 10f, 11f], x.index_select(0, tensor(new long[] { 2 })).data<float>().ToArray());
        Assert.Equal([1f, 5f, 9f], x.select(1, 1).data<float>().ToArray());
        Assert.Equal([4f, 5f, 6f, 7f], x.narrow(0, 1, 1).data<float>().ToArray());
        Assert.Equal([0f, 2f, 0f, 1f], zeros(4).scatter_(0, tensor(new long[] { 3, 1 }), tensor(new[] { 1f, 2f })).data<float>().ToArray());
        Assert.Equal([0f, 3f], zeros(2).index_add_(0, tensor(new long[] { 1, 1 }), tensor(new[] { 1f, 2f }), 1).data<float>().ToArray());
        Assert.Equal([2L, 0L], tensor(new[,] { { 0, 0 }, { 0, 0 }, { 5, 0 } }).nonzero().data<long>().ToArray());
        Assert.Equal([1L], where(tensor(new[] { false, true }))[0].data<long>().ToArray());
        Assert.Equal([7f, 1f], tensor(new[] { 0f, 1f }).masked_fill(tensor(new[] { true, false }), 7).data<float>().ToArray());
    }
}
