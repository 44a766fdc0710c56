namespace DeepEstimators.Features;

/// <summary>Histograms of oriented gradients as features of a row.</summary>
internal sealed class HogFeatures(HogLayout layout) : RowFeatures
{
    private readonly HogDescriptor descriptor = new(layout);

    internal override IReadOnlyList<int> Dimensions { get; } = [layout.Size];

    internal override string[] SlotNames() => layout.SlotNames();

    internal override RowComputation CreateComputation()
    {
        var scratch = new float[descriptor.ScratchLength];
        return (pixels, features) => descriptor.Compute(pixels, features, scratch);
    }
}
