using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>
/// Where in an image a convolutional network sees a class (Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via
/// Gradient-based Localization", 2017): the channels of a layer, each weighted by the mean of the output's gradient over it, summed,
/// and what is negative left out.
/// </summary>
public static class GradCam
{
    /// <summary>The map of one output, interpolated to the image's size. Nobody else may run the module meanwhile.</summary>
    /// <param name="module">The network, in evaluation mode.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="image">One row, as the network receives it: bytes count from 0 to 1.</param>
    /// <param name="output">The output: a class from 0; 0 with a single output.</param>
    /// <param name="layer">The layer's name, as <see cref="ActivationMaps"/> gives it; null: the last that gives images.</param>
    /// <returns>One map of one channel, 0 or more.</returns>
    /// <exception cref="ArgumentException">The network takes no images, or has no such layer, or the row is of another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public static FeatureMaps Of(DeepModule module, InputShape shape, float[] image, int output, string? layer = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(shape);
        ModuleInputs.CheckImage(shape);
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        using var layers = new LayerOutputs(module, layer is null ? null : name => name == layer);
        var input = ModuleInputs.Batch(module, shape, image).requires_grad_(true);
        var score = ModuleInputs.Output(module.call(input), output).sum();
        var (name, activation) = layers.Outputs.LastOrDefault(found => found.Output.dim() == 4);
        if (activation is null)
            throw new ArgumentException(layer is null
                ? $"{module.GetName()} has no layer that gives images."
                : $"{module.GetName()} has no layer '{layer}' that gives images.", nameof(layer));
        var gradient = autograd.grad([score], [activation])[0];
        using var noGradients = no_grad();
        var weights = gradient.mean([2, 3], keepdim: true);
        var map = (weights * activation).sum(1).relu();
        var sizes = map.shape;
        var values = Interpolation.Bilinear(
            ModuleInputs.Floats(map), (int)sizes[1], (int)sizes[2], shape.Height, shape.Width);
        return new FeatureMaps(name, 1, 1, shape.Height, shape.Width, values);
    }
}
