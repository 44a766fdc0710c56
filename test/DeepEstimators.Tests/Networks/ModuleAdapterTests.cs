using DeepEstimators.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class ModuleAdapterTests
{
    [Fact]
    public void Features_are_what_the_last_linear_receives()
    {
        using var scope = NewDisposeScope();
        var body = nn.Linear(3, 5);
        using var module = DeepModule.Wrap(nn.Sequential(("body", body), ("relu", nn.ReLU()), ("head", nn.Linear(5, 2))));
        var input = rand(4, 3);
        Assert.Equal(5, module.FeatureSize);
        Assert.Equal(
            nn.functional.relu(body.call(input)).data<float>().ToArray(), module.features(input).data<float>().ToArray());
        Assert.Equal([4L, 2], module.call(input).shape);
    }

    [Fact]
    public void A_users_own_class_works()
    {
        using var scope = NewDisposeScope();
        using var module = DeepModule.Wrap(new Residual());
        var input = rand(2, 4);
        Assert.Equal([2L, 4], module.features(input).shape);
        Assert.Equal([2L, 3], module.call(input).shape);
        Assert.Contains(module.named_parameters(), pair => pair.name == "module.head.weight");
    }

    [Fact]
    public void A_deep_module_is_not_wrapped_again()
    {
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 2, 0);
        Assert.Same(module, DeepModule.Wrap(module));
    }

    [Fact]
    public void A_module_without_linear_says_so()
    {
        using var scope = NewDisposeScope();
        using var module = DeepModule.Wrap(nn.Sequential(("relu", nn.ReLU())));
        Assert.Equal([2L, 3], module.call(zeros(2, 3)).shape);
        var error = Assert.Throws<InvalidOperationException>(() => module.features(zeros(2, 3)));
        Assert.Contains("no Linear layer", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => module.FeatureSize);
    }

    [Fact]
    public void A_head_that_runs_past_the_hook_says_so()
    {
        using var scope = NewDisposeScope();
        using var module = DeepModule.Wrap(new PastTheHook());
        var error = Assert.Throws<InvalidOperationException>(() => module.features(zeros(2, 4)));
        Assert.Contains("call()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_do_not_see_each_others_features()
    {
        using var module = DeepModule.Wrap(nn.Sequential(("body", nn.Linear(1, 1)), ("head", nn.Linear(1, 2))));
        module.eval();
        var one = Expected(1);
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            // Products may be summed in another order; the values differ by whole weights.
            Assert.Equal(Expected(i), module.features(full([1, 1], (float)i)).item<float>(), 1e-4f);
        });
        Assert.Equal(one, Expected(1));

        float Expected(int value)
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            var weights = module.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
            return (full([1, 1], (float)value).matmul(weights["module.body.weight"]) + weights["module.body.bias"]).item<float>();
        }
    }

    private sealed class Residual : nn.Module<Tensor, Tensor>
    {
        private readonly Linear body = nn.Linear(4, 4);
        private readonly Linear head = nn.Linear(4, 3);

        internal Residual() : base(nameof(Residual)) => RegisterComponents();

        public override Tensor forward(Tensor input) => head.call(input + body.call(input));
    }

    private sealed class PastTheHook : nn.Module<Tensor, Tensor>
    {
        private readonly Linear head = nn.Linear(4, 3);

        internal PastTheHook() : base(nameof(PastTheHook)) => RegisterComponents();

        public override Tensor forward(Tensor input) => head.forward(input);
    }
}
