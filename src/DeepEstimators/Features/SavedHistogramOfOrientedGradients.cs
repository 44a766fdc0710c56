using System.Text.Json;
using DeepEstimators.Interop.Saving;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Features;

/// <summary>The transformer as the entry config.json in ML.NET's zip; the model's header names this class.</summary>
internal sealed class SavedHistogramOfOrientedGradients : IComponentLoader
{
    private const string ConfigEntry = "config.json";

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    // Found and made by reflection.
    public SavedHistogramOfOrientedGradients()
    {
    }

    internal static void Save(ModelSaveContext context, HistogramOfOrientedGradientsTransformer transformer)
    {
        var layout = transformer.Layout;
        var options = new HistogramOfOrientedGradientsOptions
        {
            Channels = layout.Image.Channels,
            Height = layout.Image.Height,
            Width = layout.Image.Width,
            CellSize = layout.CellSize,
            BlockSize = layout.BlockSize,
            BlockStride = layout.BlockStride,
            Orientations = layout.Orientations,
            SignedGradients = layout.SignedGradients,
            Clipping = layout.Clipping,
        };
        var config = new Config(transformer.OutputColumnName, transformer.FeatureColumnName, options);
        ComponentWriter.Begin(context, typeof(SavedHistogramOfOrientedGradients))
            .Write(ConfigEntry, JsonSerializer.Serialize(config, JsonOptions));
    }

    public ITransformer Load(IHostEnvironment environment, ComponentReader reader)
    {
        try
        {
            var config = JsonSerializer.Deserialize<Config>(reader.ReadText(ConfigEntry), JsonOptions);
            if (config is not
                {
                    OutputColumn.Length: > 0, InputColumn.Length: > 0,
                    HistogramOfOrientedGradients: { Height: { } height, Width: { } width } options,
                })
                throw new InvalidDataException("config.json of the saved histograms of oriented gradients is not complete.");
            options.Validate();
            return new HistogramOfOrientedGradientsTransformer(
                config.OutputColumn, config.InputColumn, InputShape.Image(options.Channels, height, width), options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException(
                $"config.json of the saved histograms of oriented gradients is not understood: {exception.Message}", exception);
        }
    }

    private sealed record Config(
        string OutputColumn, string InputColumn, HistogramOfOrientedGradientsOptions HistogramOfOrientedGradients);
}
