using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class OperationTests
{
    private static float[] Floats(Tensor tensor) => tensor.to(float32).contiguous().data<float>().ToArray();

    private static Tensor Matrix() => tensor(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } });

    [Fact]
    public void Arithmetic_with_tensors_and_numbers()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, -2f, 4f });
        Assert.Equal([2f, -4f, 8f], Floats(x + x));
        Assert.Equal([0f, -3f, 3f], Floats(x - 1));
        Assert.Equal([1f, 4f, -2f], Floats(2 - x));
        Assert.Equal([2f, -1f, 0.5f], Floats(2.0 / x));
        Assert.Equal([0.5f, -1f, 2f], Floats(x / 2));
        Assert.Equal([1f, 1f, 1f], Floats(x % 3));
        Assert.Equal([1f, -2f, 1f], Floats(x.fmod(3)));
        Assert.Equal([0f, -1f, 1f], Floats(x.floor_divide(3)));
        Assert.Equal([0f, -1f, 2f], Floats(x.div(2, RoundingMode.trunc)));
        Assert.Equal([0f, -1f, 1f], Floats(x.div(3, RoundingMode.floor)));
        Assert.Equal([-1f, 2f, -4f], Floats(-x));
        Assert.Equal([3f, -6f, 12f], Floats(x.add(x, 2)));
        Assert.Equal(ScalarType.Int64, (tensor(new long[] { 1 }) * 2).dtype);
        Assert.Equal(ScalarType.Float32, (tensor(new long[] { 1 }) * 2.5).dtype);
        Assert.Equal(ScalarType.Float32, (x * 2.5).dtype);
        Assert.Equal([0.5f, 1f], Floats(1 / tensor(new long[] { 2, 1 })));
    }

    [Fact]
    public void In_place_operations_give_back_the_tensor_itself()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 4f });
        var before = Tensor.TotalCount;

        Assert.Same(x, x.mul_(4).sub_(3).sqrt_().clamp_(0, 3).add_(x));

        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal([2f, 6f], Floats(x));
        Assert.Equal([1f, 1f], Floats(x.fill_(1)));
        Assert.Equal([0f, 0f], Floats(x.zero_()));
    }

    [Fact]
    public void Comparisons_and_logic()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f, float.NaN });
        Assert.Equal([false, true, false], (x > 1).data<bool>().ToArray());
        Assert.Equal([true, false, false], (1 >= x).data<bool>().ToArray());
        Assert.Equal([true, false, true], (x != 2).data<bool>().ToArray());
        Assert.Equal([false, false, true], x.isnan().data<bool>().ToArray());
        Assert.Equal([true, true, false], x.isfinite().data<bool>().ToArray());
        Assert.Equal([true, false, false], ((x > 0) & (x < 2)).data<bool>().ToArray());
        Assert.Equal([false, true, true], (~(x.eq(1) | x.eq(5))).data<bool>().ToArray());
        Assert.True(x.allclose(x + 1e-9, equal_nan: true));
        Assert.False(x.allclose(x));
        Assert.True(x.isinf().any().logical_not().ToBoolean());
        Assert.Equal([1f, 2f], Floats(where(x.isnan(), 0, x).slice(0, 0, 2, 1)));
    }

    [Fact]
    public void Pointwise_values()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 0.25, 1.0 });
        Assert.Equal([Math.Exp(0.25), Math.E], x.exp().data<double>().ToArray());
        Assert.Equal([0.5, 1.0], x.sqrt().data<double>().ToArray());
        Assert.Equal([2.0, 1.0], x.rsqrt().data<double>().ToArray());
        Assert.Equal([1 / (1 + Math.Exp(-0.25)), 1 / (1 + Math.Exp(-1))], x.sigmoid().data<double>().ToArray(), new Near(1e-15));
        Assert.Equal([0.3, 1.0], x.clamp(0.3, 2).data<double>().ToArray());
        Assert.Equal([0.2, 1.0], x.round(1).data<double>().ToArray(), new Near(1e-15));
        Assert.Equal([0.0625, 1.0], x.pow(2).data<double>().ToArray());
        Assert.Equal([0.0, 0.0, 1.0], tensor(new[] { double.NaN, 0, 1 }).nan_to_num().data<double>().ToArray());
    }

    [Fact]
    public void Reductions()
    {
        using var scope = NewDisposeScope();
        var x = Matrix();
        Assert.Equal(21f, x.sum().item<float>());
        Assert.Equal([5f, 7f, 9f], Floats(x.sum(0L)));
        Assert.Equal([2L, 1L], x.mean([1], true).shape);
        Assert.Equal([2f, 5f], Floats(x.mean([1])));
        Assert.Equal([1f, 1f], Floats(x.std(1)));
        Assert.Equal([2f / 3, 2f / 3], Floats(x.var(1, unbiased: false)), new Near(1e-6));
        var (values, indexes) = x.max(1);
        Assert.Equal([3f, 6f], Floats(values));
        Assert.Equal([2L, 2L], indexes.data<long>().ToArray());
        Assert.Equal([0L, 0L, 0L], x.argmin(0).data<long>().ToArray());
        Assert.Equal(5L, x.argmax().item<long>());
        Assert.Equal([1f, 3f, 6f, 4f, 9f, 15f], Floats(x.cumsum(1)));
        Assert.Equal(Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3)), x.logsumexp(1)[0].ToDouble(), 5);
        Assert.Equal(Math.Sqrt(91), x.norm().ToDouble(), 5);
        Assert.Equal(720f, x.prod().item<float>());
        Assert.False((x > 3).all(0).any().ToBoolean());
        Assert.True((x > 3).any(0).all().ToBoolean());
        Assert.Equal(ScalarType.Float64, x.sum(type: float64).dtype);
    }

    [Fact]
    public void Order_and_counts()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new long[] { 3, 1, 3, 0 });
        Assert.Equal([0L, 1L, 3L, 3L], x.sort().Item1.data<long>().ToArray());
        Assert.Equal([3L, 1L], x.argsort()[..2].data<long>().ToArray());
        Assert.Equal([3L, 3L], x.topk(2).Item1.data<long>().ToArray());
        Assert.Equal([1L, 1L, 0L, 2L, 0L], x.bincount(null!, 5).data<long>().ToArray());
        Assert.Equal([0.5f, 1f, 0f, 0.75f], Floats(x.bincount(tensor(new[] { 0.5f, 1f, 0.25f, 0.5f }))));
        var (unique, inverse, counts) = x.unique(return_inverse: true, return_counts: true);
        Assert.Equal([0L, 1L, 3L], unique.data<long>().ToArray());
        Assert.Equal([2L, 1L, 2L, 0L], inverse.data<long>().ToArray());
        Assert.Equal([1L, 1L, 2L], counts.data<long>().ToArray());
        Assert.Equal(1.5f, tensor(new[] { 0f, 1f, 2f, 3f }).quantile(tensor(0.5f)).item<float>());
        Assert.Equal([1L, 2L], searchsorted(tensor(new[] { 1f, 2f, 3f }), tensor(new[] { 1.5f, 2.5f })).data<long>().ToArray());
    }

    [Fact]
    public void Shapes()
    {
        using var scope = NewDisposeScope();
        var x = Matrix();
        Assert.Equal([3L, 2L], x.T.shape);
        Assert.Equal([1f, 4f, 2f, 5f, 3f, 6f], Floats(x.permute(1, 0)));
        Assert.Equal([6L], x.view(-1).shape);
        Assert.Equal([1L, 2L, 3L, 1L], x.unsqueeze(0).unsqueeze(-1).shape);
        Assert.Equal([2L, 3L], x.unsqueeze(0).squeeze().shape);
        Assert.Equal([2L, 1L, 3L], x.unflatten(0, 2, 1).shape);
        Assert.Equal([4L, 2L, 3L], x.expand(4, 2, 3).shape);
        Assert.Equal([1f, 2f, 3f, 1f, 2f, 3f], Floats(x[0].repeat(2)));
        Assert.Equal([3f, 2f, 1f, 6f, 5f, 4f], Floats(x.flip(1)));
        Assert.Equal([3f, 1f, 2f, 6f, 4f, 5f], Floats(x.roll(1, 1)));
        Assert.Equal([0f, 2f, 3f, 0f, 0f, 6f], Floats(x.triu(1)));
        Assert.Equal([1f, 0f, 0f, 4f, 5f, 0f], Floats(x.tril()));
        Assert.Equal([2L, 2L], x.split(2, 1)[0].shape);
        Assert.Equal(2, x.chunk(2, 1).Length);
        Assert.Equal([4f, 5f, 6f], Floats(x.unbind()[1]));
        Assert.Equal([4L, 3L], cat([x, x]).shape);
        Assert.Equal([2L, 2L, 3L], stack([x, x], 1).shape);
        Assert.Equal([2L, 6L], hstack(x, x).shape);
        Assert.Equal([1f, 1f, 2f, 2f], Floats(meshgrid([tensor(new[] { 1f, 2f }), tensor(new[] { 3f, 4f })])[0]));
        Assert.Equal(new Size([4, 2, 3]), broadcast_shapes([2, 1], [4, 1, 3]));
    }

    [Fact]
    public void Products()
    {
        using var scope = NewDisposeScope();
        var x = Matrix();
        Assert.Equal([14f, 32f, 32f, 77f], Floats(x.mm(x.T)));
        Assert.Equal([14f, 32f, 32f, 77f], Floats(x.matmul(x.T)));
        Assert.Equal([14f, 32f], Floats(x.mv(x[0])));
        Assert.Equal(32f, x[0].dot(x[1]).item<float>());
        Assert.Equal([4f, 5f, 6f, 8f, 10f, 12f, 12f, 15f, 18f], Floats(x[0].outer(x[1])));
        Assert.Equal([14f, 32f, 32f, 77f], Floats(einsum("ij,kj->ik", x, x)));
        Assert.Equal([15f, 33f, 33f, 78f], Floats(ones(2, 2).addmm(x, x.T)));
        Assert.Equal([29f, 65f, 65f, 155f], Floats(ones(2, 2).addmm(x, x.T, 1, 2)));
        Assert.Equal(-2f, tensor(new[,] { { 1f, 2f }, { 3f, 4f } }).det().item<float>(), 5);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 7)]
    [InlineData(1, 784, 10)]
    [InlineData(64, 1, 33)]
    [InlineData(128, 65, 31)]
    public void Float32_products_agree_with_double_precision_in_every_layout(int m, int k, int n)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(4);
        var a = rand([3, m, k], float64, generator: generator) - 0.5;
        var b = rand([3, k, n], float64, generator: generator) - 0.5;
        var bias = rand([n], float64, generator: generator);
        foreach (var left in Layouts(a.to(float32)))
        {
            foreach (var right in Layouts(b.to(float32)))
            {
                AssertNear(a.matmul(b), left.bmm(right));
                AssertNear(a[1].mm(b[1]), left[1].mm(right[1]));
                AssertNear(bias.addmm(a[2], b[2], 0.5f, 2f), bias.to(float32).addmm(left[2], right[2], 0.5f, 2f));
                AssertNear(a[2].mm(b[2]) * 2, full([n], float.NaN).addmm(left[2], right[2], 0f, 2f));
            }
        }

        static Tensor[] Layouts(Tensor x)
            => [x, x.transpose(1, 2).contiguous().transpose(1, 2), x.repeat_interleave(2, 2)[.., .., TensorIndex.Slice(step: 2)]];

        static void AssertNear(Tensor expected, Tensor actual)
            => Assert.True((actual.to(float64) - expected).abs().max().item<double>() < 1e-4);
    }

    [Fact]
    public void Products_of_shapes_that_do_not_fit_are_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => zeros(2, 3).mm(zeros(2, 3)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message, StringComparison.Ordinal);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => zeros(2, 3).mm(zeros([3, 2], float64)));
        Assert.Equal([2L, 4L], zeros(2, 0).mm(zeros(0, 4)).shape);
    }
}

file sealed class Near(double tolerance) : IEqualityComparer<double>, IEqualityComparer<float>
{
    public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

    public bool Equals(float x, float y) => Math.Abs(x - y) <= tolerance;

    public int GetHashCode(double value) => 0;

    public int GetHashCode(float value) => 0;
}
