using TorchSharp;
using static TorchSharp.torch;
using AdamW = TorchSharp.Modules.AdamW;

namespace DeepEstimators.Training;

/// <summary>TorchSharp's AdamW, with a group for all parameters that learn alike.</summary>
internal sealed class AdamWOptimizer(AdamWSettings settings, double weightDecay) : ModuleOptimizer
{
    private readonly List<(TorchSharp.Modules.ParamGroup Group, double RateFactor)> groups = [];
    private AdamW? optimizer;

    internal override void Add(IReadOnlyList<TrainedParameter> parameters)
    {
        foreach (var alike in parameters.GroupBy(parameter => (parameter.RateFactor, parameter.Decays)))
        {
            var group = new AdamW.ParamGroup(
                alike.Select(parameter => parameter.Value).ToArray(), 1, settings.Beta1, settings.Beta2, settings.Epsilon,
                alike.Key.Decays ? weightDecay : 0);
            groups.Add((group, alike.Key.RateFactor));
            if (optimizer is null)
                optimizer = optim.AdamW(new[] { group }, 1, settings.Beta1, settings.Beta2, settings.Epsilon, weightDecay);
            else
                optimizer.add_param_group(group);
        }
    }

    internal override void ZeroGrad() => optimizer?.zero_grad();

    internal override void Step(double rate)
    {
        foreach (var (group, factor) in groups)
            group.LearningRate = rate * factor;
        optimizer?.step();
    }

    public override void Dispose()
    {
        optimizer?.Dispose();
        optimizer = null;
        groups.Clear();
    }
}
