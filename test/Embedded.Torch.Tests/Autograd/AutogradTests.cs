using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class AutogradTests
{
    [Fact]
    public void Backward_leaves_the_gradient_at_the_leaf()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0, 3.0 }).requires_grad_();

        x.pow(2).sum().backward();

        Assert.True(x.is_leaf);
        Assert.Equal([2.0, 4.0, 6.0], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_gradient_that_is_not_there_is_null_and_can_be_taken_away()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).requires_grad_();
        Assert.Null(x.grad);

        (x * 3).backward();
        Assert.Equal(3.0, x.grad!.item<double>());
        x.grad = null;

        Assert.Null(x.grad);
    }

    [Fact]
    public void Gradients_of_gradients()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).requires_grad_();

        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];

        Assert.Equal(12.0, first.item<double>());
        Assert.Equal(12.0, second.item<double>());
    }

    [Fact]
    public void Autograd_backward_weighs_the_outputs()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0 }).requires_grad_();

        autograd.backward(x * x, tensor(new[] { 10.0, 100.0 }));

        Assert.Equal([20.0, 400.0], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Nothing_is_recorded_without_gradients_and_the_mode_comes_back()
    {
        using var scope = NewDisposeScope();
        var x = tensor(1.0).requires_grad_();
        Assert.True(is_grad_enabled());
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }

        Assert.True(is_grad_enabled());
        using (set_grad_enabled(false))
            Assert.False((x * 2).requires_grad);
        Assert.True((x * 2).requires_grad);
        Assert.False(x.detach().requires_grad);
    }

    [Fact]
    public void Tensors_of_inference_mode_cannot_be_trained()
    {
        using var scope = NewDisposeScope();
        var x = tensor(1.0).requires_grad_();
        Tensor y;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            y = x * 2;
            Assert.False(y.requires_grad);
        }

        Assert.False(is_inference_mode_enabled());
        var error = Assert.Throws<ExternalException>(() => (y * x).sum().backward());
        Assert.Contains("Inference tensors cannot be saved for backward", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_have_no_gradient()
    {
        using var x = tensor(new long[] { 1, 2 });

        var error = Assert.Throws<ExternalException>(() => x.requires_grad = true);
        Assert.Contains("Only Tensors of floating point", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_loop_leaves_no_tensor_behind()
    {
        var before = Tensor.TotalCount;
        using (var w = zeros([3, 1], float64, requires_grad: true))
        using (var x = tensor(new[,] { { 1.0, 2.0, 0.0 }, { 0.0, 1.0, 1.0 } }))
        using (var y = tensor(new[,] { { 5.0 }, { 2.0 } }))
        {
            for (var i = 0; i < 200; i++)
            {
                using var scope = NewDisposeScope();
                var loss = (x.mm(w) - y).pow(2).mean();
                loss.backward();
                using var _ = no_grad();
                w.sub_(w.grad! * 0.1);
                w.grad = null;
            }

            using (NewDisposeScope())
                Assert.True((x.mm(w) - y).abs().max().item<double>() < 1e-6);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
