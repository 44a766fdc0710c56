using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

/// <summary>
/// float32 pooling, batch normalization, ReLU, GELU and matrix products have kernels of this supplier's own on the CPU; float64 goes through libtorch's. The
/// two agree.
/// </summary>
public class ReplacedKernelTests
{
    public static TheoryData<long[], long[], long[], long[], bool> Poolings => new()
    {
        { [3, 4, 28, 28], [2, 2], [2, 2], [0, 0], false },
        { [2, 3, 17, 33], [2, 2], [2, 2], [0, 0], false },
        { [1, 2, 16, 16], [2, 2], [2, 2], [0, 0], true },
        { [2, 2, 6, 7], [2, 2], [2, 2], [0, 0], false },
        { [2, 5, 27, 29], [3, 3], [2, 2], [1, 1], false },
        { [2, 5, 27, 29], [3, 3], [2, 2], [1, 1], true },
        { [2, 11, 13], [3, 2], [3, 1], [1, 0], true },
        { [1, 1, 5, 5], [5, 5], [1, 1], [2, 2], false },
        { [2, 3, 8, 8], [4, 4], [3, 3], [2, 2], true },
        { [40, 8, 32, 32], [2, 2], [2, 2], [0, 0], false },
    };

    [Theory]
    [MemberData(nameof(Poolings))]
    public void Max_pooling_takes_the_values_and_sends_the_gradients_that_libtorch_does(long[] size, long[] kernel, long[] stride, long[] padding, bool ceilMode)
    {
        using var scope = NewDisposeScope();
        // Halves, so that there are equal values within windows, whose first is to win.
        var values = (randn(size, generator: new Generator(1)) * 2).round() / 2;
        values[TensorIndex.Ellipsis, 1, 2] = float.NaN;
        values[TensorIndex.Ellipsis, 0, 0] = float.NegativeInfinity;

        var (ours, ourGradient) = Pool(values);
        var (theirs, theirGradient) = Pool(values.to(float64));

        Assert.Equal(theirs.shape, ours.shape);
        Assert.Equal(theirs.to(float32).data<float>().ToArray(), ours.data<float>().ToArray());
        Assert.Contains(ours.data<float>().ToArray(), float.IsNaN);
        Assert.Equal(theirGradient.to(float32).data<float>().ToArray(), ourGradient.data<float>().ToArray());

        (Tensor, Tensor) Pool(Tensor input)
        {
            var x = input.detach().clone().requires_grad_(true);
            var y = nn.functional.max_pool2d(x, kernel, stride, padding, ceil_mode: ceilMode);
            // Whole numbers, whose sums are exact in either type.
            (y * (arange(y.numel(), dtype: y.dtype) % 7).reshape(y.shape)).sum().backward();
            return (y.detach(), x.grad!);
        }
    }

    [Theory]
    [InlineData(new long[] { 8, 5, 28, 28 }, true)]
    [InlineData(new long[] { 8, 5, 28, 28 }, false)]
    [InlineData(new long[] { 16, 3, 37 }, true)]
    [InlineData(new long[] { 2, 4, 4, 4, 5 }, true)]
    [InlineData(new long[] { 64, 32, 14, 14 }, true)]
    [InlineData(new long[] { 6, 3, 3, 3 }, true)]
    [InlineData(new long[] { 30, 4 }, true)]
    public void Batch_normalization_gives_what_libtorch_does(long[] size, bool affine)
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(2);
        // Far from zero, where a careless variance loses its digits.
        var x = randn(size, generator: generator) * 2 + 300;
        var weight = randn(size[1], generator: generator);
        var bias = randn(size[1], generator: generator);
        var gradient = randn(size, generator: generator);

        var ours = Normalize(float32);
        var theirs = Normalize(float64);

        Assert.Equal(theirs.Count, ours.Count);
        foreach (var (name, expected) in theirs)
        {
            var wanted = expected.data<double>().ToArray();
            var found = ours[name].data<float>().ToArray();
            var tolerance = 2e-5 * Math.Max(1, wanted.Max(Math.Abs));
            for (var i = 0; i < wanted.Length; i++)
                Assert.True(Math.Abs(wanted[i] - found[i]) <= tolerance, $"{name}[{i}]: {found[i]}, expected {wanted[i]}");
        }

        Dictionary<string, Tensor> Normalize(ScalarType type)
        {
            Tensor Leaf(Tensor tensor) => tensor.to(type).detach().clone().requires_grad_(true);
            var (input, w, b) = (Leaf(x), Leaf(weight), Leaf(bias));
            var (mean, variance) = (zeros(size[1], type), ones(size[1], type));
            var y = nn.functional.batch_norm(input, mean, variance, affine ? w : null, affine ? b : null, training: true, momentum: 0.1, eps: 1e-5);
            (y * gradient.to(type)).sum().backward();
            Dictionary<string, Tensor> all = new() { ["y"] = y.detach(), ["x.grad"] = input.grad!, ["mean"] = mean, ["variance"] = variance };
            if (affine) (all["weight.grad"], all["bias.grad"]) = (w.grad!, b.grad!);
            return all;
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(70_001)]
    [InlineData(300_000)]
    public void Relu_gives_what_libtorch_does_and_its_gradient(int count)
    {
        using var scope = NewDisposeScope();
        var values = randn(count, generator: new Generator(1));
        values[0] = float.NaN;
        values[1] = float.NegativeInfinity;
        values[2] = float.PositiveInfinity;
        values[3] = 0;

        var (ours, ourGradient) = WithGradient(values, x => nn.functional.relu(x));
        var (theirs, theirGradient) = WithGradient(values.to(float64), x => nn.functional.relu(x));

        Assert.Equal(theirs.to(float32).data<float>().ToArray(), ours.data<float>().ToArray());
        Assert.Equal(theirGradient.to(float32).data<float>().ToArray(), ourGradient.data<float>().ToArray());
    }

    [Fact]
    public void Gelu_is_as_exact_as_float32_is_and_so_is_its_gradient()
    {
        using var scope = NewDisposeScope();
        var values = linspace(-12, 12, 100_001);

        var (ours, ourGradient) = WithGradient(values, x => nn.functional.gelu(x));
        var (theirs, theirGradient) = WithGradient(values.to(float64), x => nn.functional.gelu(x));

        Assert.InRange((ours.to(float64) - theirs).abs().max().ToDouble(), 0, 1e-6);
        Assert.InRange((ourGradient.to(float64) - theirGradient).abs().max().ToDouble(), 0, 1e-6);
        Assert.True(float.IsNaN(nn.functional.gelu(tensor(new[] { float.NaN })).item<float>()));
        Assert.Equal(float.PositiveInfinity, nn.functional.gelu(tensor(new[] { float.PositiveInfinity })).item<float>());
        // What does not lie in one piece goes another way.
        var turned = values.narrow(0, 0, 100_000).reshape(250, 400).t();
        Assert.InRange((nn.functional.gelu(turned) - nn.functional.gelu(turned.contiguous())).abs().max().ToDouble(), 0, 1e-6);
    }

    [Fact]
    public void Relu_takes_what_does_not_lie_in_one_piece()
    {
        using var scope = NewDisposeScope();
        var values = randn([300, 500], generator: new Generator(2));

        Assert.Equal(values.clamp_min(0).t().contiguous().data<float>().ToArray(), nn.functional.relu(values.t()).contiguous().data<float>().ToArray());
    }

    [Theory]
    [InlineData(3, 5, 7)]
    [InlineData(1024, 32, 64)]
    [InlineData(1024, 300, 256)]
    [InlineData(4, 700, 3000)]
    public void A_layer_adds_its_bias_to_each_row(int rows, int inputs, int units)
    {
        using var scope = NewDisposeScope();
        var x = randn([rows, inputs], generator: new Generator(3));
        var weight = randn([units, inputs], generator: new Generator(4));
        var bias = randn([units], generator: new Generator(5)) * 10;

        var expected = x.to(float64).matmul(weight.to(float64).t()) + bias.to(float64);
        var difference = (nn.functional.linear(x, weight, bias).to(float64) - expected).abs().max().ToDouble();
        var halved = (addmm(bias, x, weight.t(), beta: 0.5f, alpha: 2).to(float64)
            - (x.to(float64).matmul(weight.to(float64).t()) * 2 + bias.to(float64) * 0.5)).abs().max().ToDouble();

        Assert.InRange(difference, 0, 1e-3);
        Assert.InRange(halved, 0, 2e-3);
    }

    private static (Tensor Values, Tensor Gradient) WithGradient(Tensor input, Func<Tensor, Tensor> function)
    {
        var x = input.detach().clone().requires_grad_(true);
        var y = function(x);
        y.sum().backward();
        return (y.detach(), x.grad!);
    }
}
