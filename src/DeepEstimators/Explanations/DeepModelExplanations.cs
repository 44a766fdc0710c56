using DeepEstimators.Explanations;
using DeepEstimators.Inputs;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// What a trained network learned. Rows are given as the network receives them, so that bytes of images count from 0 to 1. Nobody else
/// may score with the network meanwhile, except where a method says so.
/// </summary>
public static class DeepModelExplanations
{
    /// <summary>The weights of the first convolution; see <see cref="Explanations.FirstLayerFilters"/>. Others may score meanwhile.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">It has no two-dimensional convolution.</exception>
    /// <exception cref="ObjectDisposedException">The model has been freed.</exception>
    public static FeatureMaps FirstLayerFilters(this DeepModel model) =>
        Use(model, (module, _) => Explanations.FirstLayerFilters.Of(module));

    /// <summary>What each layer makes of an image; see <see cref="Explanations.ActivationMaps"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">One row.</param>
    /// <exception cref="ArgumentException">The network takes no images, or the row is of another size.</exception>
    /// <exception cref="ObjectDisposedException">The model has been freed.</exception>
    public static IReadOnlyList<FeatureMaps> ActivationMaps(this DeepModel model, float[] image) =>
        Use(model, (module, shape) => Explanations.ActivationMaps.Of(module, shape, image));

    /// <summary>Where the network sees a class; see <see cref="Explanations.GradCam"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">One row.</param>
    /// <param name="output">The class, from 0 in the order of the key's values; 0 for two classes and regression.</param>
    /// <param name="layer">The layer's name; null: the last that gives images.</param>
    /// <exception cref="ArgumentException">The network takes no images, or has no such layer, or the row is of another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    /// <exception cref="ObjectDisposedException">The model has been freed.</exception>
    public static FeatureMaps GradCam(this DeepModel model, float[] image, int output = 0, string? layer = null) =>
        Use(model, (module, shape) => Explanations.GradCam.Of(module, shape, image, output, layer));

    /// <summary>Which parts of an image an output rests on; see <see cref="Explanations.OcclusionMap"/>. Others may score meanwhile.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">One row.</param>
    /// <param name="output">The class, from 0 in the order of the key's values; 0 for two classes and regression.</param>
    /// <param name="patch">Side of the patch in pixels; null: a quarter of the shorter side.</param>
    /// <param name="stride">Pixels from one patch to the next; null: half a patch.</param>
    /// <exception cref="ArgumentException">The network takes no images, or the row is of another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or a size is out of its range.</exception>
    /// <exception cref="ObjectDisposedException">The model has been freed.</exception>
    public static FeatureMaps OcclusionMap(
        this DeepModel model, float[] image, int output = 0, int? patch = null, int? stride = null) =>
        Use(model, (module, shape) => Explanations.OcclusionMap.Of(module, shape, image, output, patch, stride));

    /// <summary>
    /// What each number of a row adds to an output; see <see cref="Explanations.IntegratedGradients"/>. Others may score meanwhile.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="row">One row.</param>
    /// <param name="baseline">The row to compare with; null: zeros.</param>
    /// <param name="output">The class, from 0 in the order of the key's values; 0 for two classes and regression.</param>
    /// <param name="steps">Points on the line from the baseline to the row.</param>
    /// <exception cref="ArgumentException">A row is of another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or the steps are out of their range.</exception>
    /// <exception cref="ObjectDisposedException">The model has been freed.</exception>
    public static float[] IntegratedGradients(
        this DeepModel model, float[] row, float[]? baseline = null, int output = 0, int steps = 256) =>
        Use(model, (module, shape) => Explanations.IntegratedGradients.Of(module, shape, row, baseline, output, steps));

    /// <summary>What each token of a text adds to an output; see <see cref="Explanations.TokenAttributions"/>.</summary>
    /// <param name="model">A model of DeepText.</param>
    /// <param name="text">The text; what is beyond the tokens that the network reads is left out.</param>
    /// <param name="output">The class, from 0 in the order of the key's values; 0 for two classes and regression.</param>
    /// <param name="steps">Points on the line from embeddings of zeros to those of the tokens.</param>
    /// <returns>The text's tokens in order; none for a text without a token.</returns>
    /// <exception cref="ArgumentException">The network takes no texts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or the steps are out of their range.</exception>
    /// <exception cref="ObjectDisposedException">The model has been freed.</exception>
    public static IReadOnlyList<TokenAttribution> TokenAttributions(this DeepModel model, string text, int output = 0, int steps = 64) =>
        Use(model, (module, shape) =>
        {
            var column = TextOf(model);
            var tokens = column.Number(text);
            if (tokens.Count == 0)
                return [];
            var attributions = Explanations.TokenAttributions.Of(module, shape, tokens, output, steps);
            return tokens.Select((token, place) => new TokenAttribution(column.NameOf(token), attributions[place])).ToArray();
        });

    /// <summary>How much each token of a text looks at each other; see <see cref="Explanations.AttentionWeights"/>.</summary>
    /// <param name="model">A model of DeepText with <see cref="Network.TextTransformer"/>.</param>
    /// <param name="text">The text; what is beyond the tokens that the network reads is left out.</param>
    /// <returns>The maps of each layer; none for a text without a token.</returns>
    /// <exception cref="ArgumentException">The network is no text transformer.</exception>
    /// <exception cref="ObjectDisposedException">The model has been freed.</exception>
    public static IReadOnlyList<FeatureMaps> AttentionWeights(this DeepModel model, string text) =>
        Use(model, (module, shape) =>
        {
            var tokens = TextOf(model).Number(text);
            if (model.Network is not TextTransformerNetwork network)
                throw new ArgumentException($"The network ({model.Name}) is no text transformer.", nameof(model));
            return tokens.Count == 0 ? [] : Explanations.AttentionWeights.Of(module, shape, tokens, network.Heads);
        });

    private static TextColumn TextOf(DeepModel model) => model.Features as TextColumn
        ?? throw new ArgumentException($"The network takes a {model.InputShape}, no text.", nameof(model));

    private static T Use<T>(DeepModel model, Func<DeepModule, InputShape, T> explain)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.TryAddReference())
            throw new ObjectDisposedException(nameof(DeepModel), $"The {model.Name} network has been disposed.");
        try
        {
            return explain(model.Module, model.InputShape);
        }
        finally
        {
            model.RemoveReference();
        }
    }
}
