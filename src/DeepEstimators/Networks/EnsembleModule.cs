using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Trained networks as one: the average of what their outputs stand for, probabilities or values, in the form of the outputs. Its
/// features are those of all members, one after another. Owns the members.
/// </summary>
internal sealed class EnsembleModule : DeepModule
{
    private readonly OutputKind outputs;

    internal EnsembleModule(IReadOnlyList<DeepModule> parts, OutputKind outputs) : base(nameof(EnsembleModule))
    {
        Parts = parts;
        this.outputs = outputs;
        for (var i = 0; i < parts.Count; i++)
            register_module($"member{i}", parts[i]);
    }

    /// <summary>The members.</summary>
    internal IReadOnlyList<DeepModule> Parts { get; }

    public override int FeatureSize => Parts.Sum(member => member.FeatureSize);

    public override Tensor features(Tensor input)
    {
        using var scope = NewDisposeScope();
        return cat(Parts.Select(member => member.features(input)).ToArray(), 1).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return MemberAverage.Of(stack(Parts.Select(member => member.call(input)).ToArray()), outputs).MoveToOuterDisposeScope();
    }
}
