using System.Globalization;
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

    internal override void Save(FitState state, string name)
    {
        var parameters = States();
        state.Set(name + ".steps", parameters.Select(parameter => parameter.step).ToArray());
        for (var i = 0; i < parameters.Count; i++)
        {
            state.Put(Name(name, "mean", i), parameters[i].exp_avg);
            state.Put(Name(name, "square", i), parameters[i].exp_avg_sq);
        }
    }

    internal override void Load(FitState state, string name)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var parameters = States();
        var steps = state.Get<long[]>(name + ".steps");
        if (steps.Length != parameters.Count)
            throw new InvalidDataException($"The checkpoint has AdamW's memory of {steps.Length} parameters; {parameters.Count} are trained.");
        for (var i = 0; i < parameters.Count; i++)
        {
            parameters[i].step = steps[i];
            parameters[i].exp_avg.copy_(state.Take(Name(name, "mean", i)));
            parameters[i].exp_avg_sq.copy_(state.Take(Name(name, "square", i)));
        }
    }

    public override void Dispose()
    {
        optimizer?.Dispose();
        optimizer = null;
        groups.Clear();
    }

    // In the order of the groups; those that the optimizer itself goes on with.
    private List<AdamW.State> States() => optimizer?.state_dict().State.Cast<AdamW.State>().ToList() ?? [];

    private static string Name(string name, string part, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}.{part}.{number}");
}
