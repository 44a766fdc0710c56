using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.DataView;

public sealed class VBufferTests
{
    private static readonly VBuffer<float> _sparse = new(6, 2, [1.5f, -2f], [1, 4]);

    [Fact]
    public void Sparse_and_dense_give_the_same_values()
    {
        VBuffer<float> dense = default;
        _sparse.CopyToDense(ref dense);
        Assert.True(dense.IsDense);
        Assert.False(_sparse.IsDense);
        Assert.Equal([0f, 1.5f, 0f, 0f, -2f, 0f], _sparse.DenseValues());
        Assert.Equal(_sparse.DenseValues(), dense.DenseValues());
        Assert.Equal(-2f, _sparse.GetItemOrDefault(4));
        Assert.Equal(0f, _sparse.GetItemOrDefault(5));
        Assert.Equal([1, 4], _sparse.Items().Select(item => item.Key));
        Assert.Equal(6, _sparse.Items(all: true).Count());
    }

    [Fact]
    public void A_part_of_a_sparse_vector_has_its_own_indices()
    {
        VBuffer<float> part = default;
        _sparse.CopyTo(ref part, 3, 3);
        Assert.Equal([0f, -2f, 0f], part.DenseValues());
        _sparse.CopyTo(ref part, 4, 1);
        Assert.True(part.IsDense);
        Assert.Equal([-2f], part.DenseValues());
    }

    [Fact]
    public void An_editor_takes_over_arrays_that_are_large_enough()
    {
        VBuffer<float> buffer = default;
        var first = VBufferEditor.Create(ref buffer, 4);
        Assert.True(first.CreatedNewValues);
        first.Values.Fill(3);
        buffer = first.Commit();
        var second = VBufferEditor.Create(ref buffer, 3);
        Assert.False(second.CreatedNewValues);
        Assert.Equal([3f, 3f, 3f], second.Commit().DenseValues());
    }

    [Fact]
    public void A_truncated_commit_is_sparse()
    {
        VBuffer<float> buffer = default;
        var editor = VBufferEditor.Create(ref buffer, 5, valuesCount: 3);
        editor.Values[0] = 7;
        editor.Indices[0] = 2;
        Assert.Equal([0f, 0f, 7f, 0f, 0f], editor.CommitTruncated(1).DenseValues());
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<float>(2, 3, [1, 2, 3], null));
        Assert.Throws<ArgumentException>(() => new VBuffer<float>(3, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _sparse.GetItemOrDefault(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => _sparse.CopyTo(new float[5]));
    }
}
