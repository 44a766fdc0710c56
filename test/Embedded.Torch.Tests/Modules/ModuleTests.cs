using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class ModuleTests
{
    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Linear fc = nn.Linear(3, 2);
        private readonly BatchNorm1d norm = nn.BatchNorm1d(2);
        private readonly Parameter scale = nn.Parameter(ones(2));
        private readonly Tensor shift = zeros(2);
        private readonly ModuleList<Linear> list = nn.ModuleList(nn.Linear(2, 2), nn.Linear(2, 1));

        public Net() : base("Net") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var hidden = fc.call(input);
            using var normed = norm.call(hidden);
            using var next = list[0].call(normed);
            return list[1].call(next);
        }
    }

    [Fact]
    public void Fields_are_components_under_their_names()
    {
        using var net = new Net();
        Assert.Equal(["scale", "fc.weight", "fc.bias", "norm.weight", "norm.bias", "list.0.weight", "list.0.bias", "list.1.weight", "list.1.bias"],
            net.named_parameters().Select(p => p.name));
        Assert.Equal(["shift", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"], net.named_buffers().Select(b => b.name));
        Assert.Equal(["fc", "norm", "list"], net.named_children().Select(c => c.name));
        Assert.Equal(13, net.state_dict().Count);
        Assert.Equal([2L, 3L], net.get_parameter("fc.weight").shape);
        Assert.True(net.has_parameter("list.1.bias"));
        Assert.False(net.has_parameter("list.2.bias"));
    }

    [Fact]
    public void A_state_goes_from_one_net_to_another()
    {
        manual_seed(1);
        using var one = new Net();
        using var two = new Net();
        using var x = rand(4, 3);
        one.call(x).Dispose();
        var (missing, unexpected) = two.load_state_dict(one.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        one.eval();
        two.eval();
        using var a = one.call(x);
        using var b = two.call(x);
        Assert.Equal(a.data<float>().ToArray(), b.data<float>().ToArray());
        var partial = one.state_dict();
        partial.Remove("scale");
        Assert.Throws<InvalidOperationException>(() => two.load_state_dict(partial));
        Assert.Equal(["scale"], two.load_state_dict(partial, strict: false).Item1);
    }

    [Fact]
    public void Disposing_gives_back_every_tensor_and_a_scope_leaves_a_modules_own()
    {
        var before = SettledTensors.Count();
        using (var scope = NewDisposeScope())
        {
            using var net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 1));
            using var x = rand(5, 3);
            net.call(x).Dispose();
            using var layer = nn.TransformerEncoderLayer(4, 2, 8);
            using var encoder = nn.TransformerEncoder(layer, 2);
            using var sequence = rand(3, 2, 4);
            encoder.call(sequence).Dispose();
        }
        Assert.Equal(before, SettledTensors.Count());

        Linear kept;
        using (NewDisposeScope()) kept = nn.Linear(2, 2);
        Assert.False(kept.weight.IsInvalid);
        kept.Dispose();
        Assert.Equal(before, SettledTensors.Count());
    }

    [Fact]
    public void Moving_to_a_type_keeps_the_parameters_themselves()
    {
        using var net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2));
        var parameters = net.parameters().ToArray();
        net.to(ScalarType.Float64);
        Assert.All(parameters, p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.Equal(parameters, net.parameters());
        Assert.Equal(ScalarType.Int64, net.get_buffer("1.num_batches_tracked").dtype);
    }

    [Fact]
    public void Train_and_eval_reach_every_child()
    {
        using var net = nn.Sequential(nn.Dropout(0.5), nn.Sequential(nn.Dropout(0.5)));
        net.eval();
        Assert.All(net.modules(), module => Assert.False(module.training));
        using var x = ones(8);
        using var y = net.call(x);
        Assert.Equal(x.data<float>().ToArray(), y.data<float>().ToArray());
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Hooks_see_and_replace_inputs_and_results_until_removed()
    {
        using var net = nn.Identity();
        using var two = full(1, 2f);
        using var three = full(1, 3f);
        using var five = full(1, 5f);
        var before = net.register_forward_pre_hook((_, _) => two);
        using (var result = net.call(five)) Assert.Equal(2f, result.item<float>());
        var after = net.register_forward_hook((_, _, given) => { given.Dispose(); return three; });
        Assert.Equal(3f, net.call(five).item<float>());
        before.remove();
        after.remove();
        using (var result = net.call(five)) Assert.Equal(5f, result.item<float>());
    }

    [Fact]
    public void Batch_norm_keeps_running_statistics()
    {
        using var norm = nn.BatchNorm1d(1, momentum: 0.5);
        using var x = tensor(new[] { 1f, 3f }, [2, 1]);
        norm.call(x).Dispose();
        Assert.Equal(1f, norm.running_mean!.item<float>(), 1e-6f);
        Assert.Equal(0.5f + 0.5f * 2, norm.running_var!.item<float>(), 1e-6f);
        Assert.Equal(1, norm.num_batches_tracked!.item<long>());
        norm.eval();
        using var y = norm.call(x);
        Assert.Equal(0f, y.data<float>()[0], 1e-6f);
        Assert.Equal(2 / MathF.Sqrt(1.5f + 1e-5f), y.data<float>()[1], 1e-6f);
        norm.reset_running_stats();
        Assert.Equal(0f, norm.running_mean!.item<float>());
    }
}
