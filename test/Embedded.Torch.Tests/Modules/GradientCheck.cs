using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

// Gradients against central differences in double precision.
internal static class GradientCheck
{
    internal static Tensor Values(long[] shape, int seed)
    {
        var random = new Random(seed);
        var values = new double[shape.Aggregate(1L, (a, b) => a * b)];
        // Away from zero, where activations have their kinks.
        for (var i = 0; i < values.Length; i++)
            values[i] = (random.NextDouble() * 0.9 + 0.1) * (random.Next(2) == 0 ? -1 : 1);
        return tensor(values, shape);
    }

    internal static void Of(nn.Module<Tensor, Tensor> module, params long[] shape)
    {
        module.to(ScalarType.Float64);
        using var input = Values(shape, 1);
        Of(() => module.call(input), [input, .. module.parameters()]);
    }

    internal static void Of(Func<Tensor> function, params Tensor[] inputs)
    {
        foreach (var input in inputs)
        {
            input.requires_grad = true;
            input.grad = null;
        }
        using var target = Shaped(function);
        double Loss()
        {
            using var scope = NewDisposeScope();
            using var _ = no_grad();
            return nn.functional.mse_loss(function(), target, nn.Reduction.Sum).item<double>();
        }
        using (NewDisposeScope()) nn.functional.mse_loss(function(), target, nn.Reduction.Sum).backward();
        const double h = 1e-5;
        for (var k = 0; k < inputs.Length; k++)
        {
            using var gradient = inputs[k].grad;
            Assert.NotNull(gradient);
            using var dense = gradient!.contiguous();
            var expected = dense.data<double>().ToArray();
            for (var i = 0; i < expected.Length; i++)
            {
                Data(inputs[k])[i] += h;
                var above = Loss();
                Data(inputs[k])[i] -= 2 * h;
                var below = Loss();
                Data(inputs[k])[i] += h;
                var difference = (above - below) / (2 * h);
                Assert.True(Math.Abs(difference - expected[i]) <= 1e-5 * (1 + Math.Abs(difference)),
                    $"input {k}, element {i}: gradient {expected[i]}, difference {difference}");
            }
        }
    }

    private static Span<double> Data(Tensor tensor) => MemoryMarshal.Cast<byte, double>(tensor.bytes);

    private static Tensor Shaped(Func<Tensor> function)
    {
        using var output = function();
        return Values(output.shape, 2);
    }
}
