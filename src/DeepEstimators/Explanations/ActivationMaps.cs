using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>What the layers of a convolutional network make of an image.</summary>
public static class ActivationMaps
{
    /// <summary>
    /// The outputs <c>[C, H, W]</c> of each part of the network that gives images, in the order in which they are computed: C maps of
    /// one channel. Nobody else may run the module meanwhile.
    /// </summary>
    /// <param name="module">The network, in evaluation mode.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="image">One row, as the network receives it: bytes count from 0 to 1.</param>
    /// <exception cref="ArgumentException">The network takes no images, or the row is of another size.</exception>
    public static IReadOnlyList<FeatureMaps> Of(DeepModule module, InputShape shape, float[] image)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(shape);
        ModuleInputs.CheckImage(shape);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var layers = new LayerOutputs(module);
        module.call(ModuleInputs.Batch(module, shape, image));
        return layers.Outputs.Where(layer => layer.Output.dim() == 4).Select(layer =>
        {
            var sizes = layer.Output.shape;
            return new FeatureMaps(
                layer.Name, (int)sizes[1], 1, (int)sizes[2], (int)sizes[3], ModuleInputs.Floats(layer.Output.select(0, 0)));
        }).ToArray();
    }
}
