using DeepEstimators.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace DeepEstimators.Explanations;

/// <summary>What a convolutional network looks for first.</summary>
public static class FirstLayerFilters
{
    /// <summary>The weights of the first two-dimensional convolution, as many maps as it has outputs, of the image's channels.</summary>
    /// <param name="module">The network.</param>
    /// <exception cref="ArgumentException">It has no such convolution.</exception>
    public static FeatureMaps Of(DeepModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        foreach (var (name, part) in module.named_modules())
        {
            if (part is not Conv2d { weight: { } weight })
                continue;
            using var scope = torch.NewDisposeScope();
            var sizes = weight.shape;
            return new FeatureMaps(
                name, (int)sizes[0], (int)sizes[1], (int)sizes[2], (int)sizes[3], ModuleInputs.Floats(weight));
        }

        throw new ArgumentException($"{module.GetName()} has no two-dimensional convolution.", nameof(module));
    }
}
