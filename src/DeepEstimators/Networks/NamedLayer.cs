using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>A part of a module that features are taken from, by the name that <c>named_modules</c> gives it.</summary>
internal sealed class NamedLayer
{
    private readonly DeepModule module;
    private readonly nn.Module layer;

    private NamedLayer(DeepModule module, nn.Module layer, string name)
    {
        this.module = module;
        this.layer = layer;
        Name = name;
    }

    internal string Name { get; }

    /// <summary>What the layer puts out for a row, without the dimension of the rows.</summary>
    internal long[] RowShape { get; private set; } = [];

    internal int Size => checked((int)RowShape.Aggregate(1L, (product, size) => checked(product * size)));

    /// <summary>
    /// Finds the layer and runs rows of zeros through the module, which must be in evaluation mode, to see what it puts out.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such layer, or it does not put out one tensor of one entry a row.</exception>
    internal static NamedLayer Find(DeepModule module, string name, InputShape input, Device device)
    {
        var all = module.named_modules().Select(pair => (Name: ModuleNames.Known(module, pair.Item1), Layer: pair.Item2))
            .Where(pair => pair.Name.Length > 0 && LayerCapture.HasOutput(pair.Layer)).ToArray();
        var layer = all.FirstOrDefault(pair => pair.Name == name).Layer ?? throw new ArgumentException(
            $"layerName is '{name}'; allowed: the layers of {module.GetName()} that put out a tensor, which are "
            + $"{string.Join(", ", all.Select(pair => pair.Name))}.", nameof(name));
        LayerCapture.WatchOutput(layer);
        var found = new NamedLayer(module, layer, name);
        var two = found.Shape(input, 2, 1, device);
        // With two sizes of a batch, an inner dimension that happens to be as long is not taken for the rows.
        var three = found.Shape(input, 3, input.Length, device);
        if (two is not [2, ..] || three is not [3, ..] || !two.AsSpan(1).SequenceEqual(three.AsSpan(1)))
            throw new ArgumentException(
                $"Layer '{name}' of {module.GetName()} gives [{string.Join(", ", two)}] for 2 rows and "
                + $"[{string.Join(", ", three)}] for 3; features need as many entries as rows, all alike however long "
                + "a row is.", nameof(name));
        found.RowShape = two[1..];
        return found;
    }

    /// <summary>What the layer puts out for a batch, as floats, <c>[N, Size]</c>.</summary>
    internal Tensor Output(Tensor batch)
    {
        using var scope = NewDisposeScope();
        return Run(batch).to_type(ScalarType.Float32).flatten(1).MoveToOuterDisposeScope();
    }

    private long[] Shape(InputShape input, long rows, int length, Device device)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return Run(InputBatch.Example(input, rows, length, device)).shape;
    }

    private Tensor Run(Tensor batch) => LayerCapture.Run(layer, wantsInput: false, () => module.call(batch))
        ?? throw new ArgumentException(
            $"Layer '{Name}' does not run through call() when {module.GetName()} scores, so its output is not seen.");
}
