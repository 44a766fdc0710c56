using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Changes parameters by their gradients. Owns what it remembers of them, whatever dispose scope is open.</summary>
internal abstract class ModuleOptimizer : IDisposable
{
    /// <summary>Takes parameters in; they learn from the next step on.</summary>
    internal abstract void Add(IReadOnlyList<TrainedParameter> parameters);

    /// <summary>Forgets the gradients.</summary>
    internal abstract void ZeroGrad();

    /// <summary>One step with this learning rate.</summary>
    internal abstract void Step(double rate);

    /// <summary>Puts what it remembers of the parameters.</summary>
    internal abstract void Save(FitState state, string name);

    /// <summary>Takes what it remembered of the same parameters.</summary>
    internal abstract void Load(FitState state, string name);

    public abstract void Dispose();
}

/// <summary>An optimizer made of tensor operations, with one tensor of memory for each parameter.</summary>
internal abstract class ComposedOptimizer(double weightDecay) : ModuleOptimizer
{
    private readonly List<(TrainedParameter Parameter, Tensor Memory)> states = [];

    internal override void Add(IReadOnlyList<TrainedParameter> parameters)
    {
        using var noGrad = no_grad();
        foreach (var parameter in parameters)
            states.Add((parameter, zeros_like(parameter.Value).DetachFromDisposeScope()));
    }

    internal override void ZeroGrad()
    {
        using var scope = NewDisposeScope();
        foreach (var (parameter, _) in states)
            parameter.Value.grad?.zero_();
    }

    internal override void Step(double rate)
    {
        using var noGrad = no_grad();
        foreach (var (parameter, memory) in states)
        {
            using var scope = NewDisposeScope();
            if (parameter.Value.grad is not { } gradient)
                continue;
            var own = rate * parameter.RateFactor;
            if (parameter.Decays && weightDecay > 0)
                parameter.Value.mul_(1 - own * weightDecay);
            Change(parameter.Value, gradient, memory, own);
        }
    }

    internal override void Save(FitState state, string name)
    {
        foreach (var (parameter, memory) in states)
            state.Put($"{name}.{parameter.Name}", memory);
    }

    internal override void Load(FitState state, string name)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (parameter, memory) in states)
            memory.copy_(state.Take($"{name}.{parameter.Name}"));
    }

    public override void Dispose()
    {
        foreach (var (_, memory) in states)
            memory.Dispose();
        states.Clear();
    }

    /// <summary>Changes one parameter and its memory, which starts at zero.</summary>
    private protected abstract void Change(Parameter value, Tensor gradient, Tensor memory, double rate);
}
