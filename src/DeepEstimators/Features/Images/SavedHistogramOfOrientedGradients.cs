using System.Text.Json;
using DeepEstimators.Interop.Saving;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Features;

/// <summary>Loads histograms of oriented gradients that were saved before all features were saved alike.</summary>
internal sealed class SavedHistogramOfOrientedGradients : IComponentLoader
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web);

    // Found and made by reflection.
    public SavedHistogramOfOrientedGradients()
    {
    }

    public ITransformer Load(IHostEnvironment environment, ComponentReader reader)
    {
        try
        {
            var config = JsonSerializer.Deserialize<Config>(reader.ReadText("config.json"), JsonOptions);
            if (config is not
                {
                    OutputColumn.Length: > 0, InputColumn.Length: > 0,
                    HistogramOfOrientedGradients: { Channels: { } channels, Height: { } height, Width: { } width } options,
                })
                throw new InvalidDataException("config.json of the saved histograms of oriented gradients is not complete.");
            options.Validate();
            return new FeatureExtractionTransformer(
                config.OutputColumn, config.InputColumn, InputShape.Image(channels, height, width), options);
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
