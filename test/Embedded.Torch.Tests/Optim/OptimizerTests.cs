using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class OptimizerTests
{
    private static Parameter Start(ScalarType type = ScalarType.Float32)
    {
        using var values = tensor(new[] { 1.0, -2.0, 0.5 }, [3]);
        return new Parameter(values.to(type));
    }

    private static optim.Optimizer Make(string name, Parameter p) => name switch
    {
        "adam" => optim.Adam([p], 0.1, weight_decay: 0.01),
        "amsgrad" => optim.Adam([p], 0.1, amsgrad: true),
        "maximize" => optim.Adam([p], 0.1, maximize: true),
        "adamw" => optim.AdamW([p], 0.1, weight_decay: 0.1),
        "sgd" => optim.SGD([p], 0.05),
        "momentum" => optim.SGD([p], 0.05, momentum: 0.9, dampening: 0.5, weight_decay: 0.01),
        "nesterov" => optim.SGD([p], 0.05, momentum: 0.9, nesterov: true),
        "rmsprop" => optim.RMSProp([p], 0.05),
        _ => optim.RMSProp([p], 0.05, centered: true, momentum: 0.9, weight_decay: 0.01),
    };

    // The gradient of p0^2 + 2 p1^2 + 3 p2^2 + (i - 2) (p0 + p1 + p2).
    private static void Step(optim.Optimizer optimizer, Parameter p, int i)
    {
        using var scope = NewDisposeScope();
        var values = p.Doubles(p.dtype);
        optimizer.zero_grad();
        p.grad = tensor(values.Select((value, k) => 2 * (k + 1) * value + i - 2).ToArray(), [3]).to(p.dtype);
        optimizer.step();
    }

    // Five steps; the numbers come from PyTorch 1.13, in float32.
    [Theory]
    [InlineData("adam", 0.5646133422851562, -1.5141980648040771, 0.0019208341836929321)]
    [InlineData("amsgrad", 0.6631760597229004, -1.5142314434051514, 0.001988537609577179)]
    [InlineData("maximize", 1.3325062990188599, -2.496204376220703, 0.9759685397148132)]
    [InlineData("adamw", 0.6188912987709045, -1.4274373054504395, -0.013174526393413544)]
    [InlineData("sgd", 0.5475499629974365, -0.7287999391555786, -0.009804983623325825)]
    [InlineData("momentum", 0.5564700961112976, 0.8000510334968567, -0.1697004735469818)]
    [InlineData("nesterov", -0.09684553742408752, 0.6416001915931702, -0.45843204855918884)]
    [InlineData("rmsprop", -0.5169045329093933, -0.8486685156822205, -0.3469914197921753)]
    [InlineData("rmsprop, centred", -1.2356752157211304, 1.1189463138580322, -0.5716935396194458)]
    public void Five_steps_end_where_PyTorchs_do(string name, double a, double b, double c)
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            using var p = Start(type);
            using var optimizer = Make(name, p);
            for (var i = 0; i < 5; i++) Step(optimizer, p, i);
            var end = p.Doubles(type);
            Assert.Equal(a, end[0], 2e-6);
            Assert.Equal(b, end[1], 2e-6);
            Assert.Equal(c, end[2], 2e-6);
        }
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("amsgrad")]
    [InlineData("momentum")]
    [InlineData("rmsprop, centred")]
    public void A_saved_state_goes_on_as_if_never_stopped(string name)
    {
        using var p = Start();
        using var optimizer = Make(name, p);
        for (var i = 0; i < 3; i++) Step(optimizer, p, i);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) ((OptimizerHelper)optimizer).save_state_dict(writer);
        using var copy = new Parameter(p.detach().clone());
        using var resumed = Make(name, copy);
        stream.Position = 0;
        using (var reader = new BinaryReader(stream)) ((OptimizerHelper)resumed).load_state_dict(reader);
        for (var i = 3; i < 6; i++)
        {
            Step(optimizer, p, i);
            Step(resumed, copy, i);
        }
        Assert.Equal(p.data<float>().ToArray(), copy.data<float>().ToArray());
    }

    [Fact]
    public void Each_group_has_its_own_rate()
    {
        using var one = Start();
        using var two = Start();
        using var optimizer = optim.SGD([new SGD.ParamGroup([one], 0.1), new SGD.ParamGroup([two], 0.2)], 1.0);
        foreach (var p in new[] { one, two }) p.grad = ones(3);
        optimizer.step();
        Assert.Equal([0.9f, -2.1f, 0.4f], one.data<float>().ToArray());
        Assert.Equal([0.8f, -2.2f, 0.3f], two.data<float>().ToArray());
        foreach (var group in optimizer.ParamGroups) group.LearningRate = 0;
        optimizer.step();
        Assert.Equal([0.9f, -2.1f, 0.4f], one.data<float>().ToArray());
        Assert.Equal(2, optimizer.ParamGroups.Count());
    }

    [Fact]
    public void Zero_grad_sets_to_none_and_a_parameter_without_a_gradient_stays()
    {
        using var p = Start();
        using var optimizer = optim.AdamW([p]);
        p.grad = ones(3);
        optimizer.zero_grad();
        Assert.Null(p.grad);
        optimizer.step();
        Assert.Equal([1f, -2f, 0.5f], p.data<float>().ToArray());
    }

    [Fact]
    public void A_large_parameter_steps_as_a_small_one()
    {
        using var large = new Parameter(ones(100_003));
        using var small = new Parameter(ones(5));
        using var optimizer = optim.AdamW([large, small], 0.01);
        for (var i = 0; i < 3; i++)
        {
            large.grad = full(100_003, 0.3f);
            small.grad = full(5, 0.3f);
            optimizer.step();
        }
        Assert.All(large.data<float>().ToArray(), value => Assert.Equal(small.data<float>()[0], value, 1e-6f));
    }

    // Below 1.2e-38 a float32 rounds to a multiple of 1.4e-45, of which nine tenths round to itself again.
    [Fact]
    public void A_moment_that_decays_reaches_zero()
    {
        using var p = Start();
        using var optimizer = optim.AdamW([p]);
        p.grad = full(3, 1e-36f);
        optimizer.step();
        p.grad = zeros(3);
        for (var i = 0; i < 150; i++) optimizer.step();
        // 1e-37 times nine tenths 150 times is a number below the smallest normal one.
        var state = (AdamW.State)((OptimizerHelper)optimizer).state_dict().State[0];
        Assert.Equal([0f, 0f, 0f], state.exp_avg.data<float>().ToArray());
    }

    [Fact]
    public void Clipping_scales_to_the_norm_and_gives_what_it_was()
    {
        using var p = Start();
        p.grad = tensor(new[] { 3f, 0f, 4f });
        Assert.Equal(5, nn.utils.clip_grad_norm_([p], 1), 1e-6);
        Assert.Equal(0.6f, p.grad!.data<float>()[0], 1e-5f);
        Assert.Equal(0.8f, p.grad!.data<float>()[2], 1e-5f);
        nn.utils.clip_grad_value_([p], 0.7);
        Assert.Equal(0.7f, p.grad!.data<float>()[2], 1e-6f);
    }

    [Fact]
    public void Disposing_gives_back_every_tensor()
    {
        using var p = Start();
        p.grad = ones(3);
        var before = SettledTensors.Count();
        foreach (var name in new[] { "adam", "amsgrad", "momentum", "rmsprop, centred" })
        {
            using var optimizer = Make(name, p);
            optimizer.step();
        }
        Assert.Equal(before, SettledTensors.Count());
    }
}

internal static class TensorValues
{
    // The values as doubles, whatever the type.
    internal static double[] Doubles(this Tensor tensor, ScalarType type) =>
        type == ScalarType.Float32 ? [.. tensor.data<float>().ToArray().Select(v => (double)v)] : tensor.data<double>().ToArray();
}
