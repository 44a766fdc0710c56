using TorchSharp;
using static TorchSharp.torch;
using TensorStringStyle = TorchSharp.TensorStringStyle;

namespace Embedded.Torch.Tests;

/// <summary>Compares the gradients of a function with central differences, in double precision.</summary>
internal static class Gradients
{
    private const double Step = 1e-6;

    internal static void Check(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        foreach (var input in inputs)
            input.requires_grad_();

        // A fixed random weighting of the outputs, so that no wrong gradient cancels out.
        var output = function(inputs);
        using var generator = new Generator(5);
        var weights = rand(output.shape, output.dtype, generator: generator) + 0.5;
        var gradients = autograd.grad([(output * weights).sum()], inputs, allow_unused: true);

        for (var i = 0; i < inputs.Length; i++)
        {
            var expected = Differences(function, inputs, i, weights);
            var actual = gradients[i] is null ? zeros_like(inputs[i]) : gradients[i];
            var scale = Math.Max(1, expected.abs().max().ToDouble());
            var error = (actual - expected).abs().max().ToDouble() / scale;
            Assert.True(error < 1e-6, $"input {i}: gradient\n{actual.ToString(TensorStringStyle.Numpy)}\ndifferences\n{expected.ToString(TensorStringStyle.Numpy)}");
        }
    }

    private static Tensor Differences(Func<Tensor[], Tensor> function, Tensor[] inputs, int which, Tensor weights)
    {
        using var _ = no_grad();
        var copies = inputs.Select(input => input.detach().clone()).ToArray();
        var values = copies[which].view(-1);
        var result = zeros_like(values);
        for (long j = 0; j < values.numel(); j++)
        {
            using var step = NewDisposeScope();
            var original = values[j].ToDouble();
            values[j] = original + Step;
            var above = (function(copies) * weights).sum().ToDouble();
            values[j] = original - Step;
            var below = (function(copies) * weights).sum().ToDouble();
            values[j] = original;
            result[j] = (above - below) / (2 * Step);
        }

        return result.view(inputs[which].shape);
    }
}
