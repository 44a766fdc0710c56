using System.Text.Json;
using System.Text.Json.Serialization;
using DeepEstimators.Interop.Saving;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Features;

/// <summary>The transformer as the entry config.json in ML.NET's zip; the model's header names this class.</summary>
internal sealed class SavedFeatureExtraction : IComponentLoader
{
    private const string ConfigEntry = "config.json";

    // A row longer than this is no image or sound that anybody scores.
    private const long LargestRow = 1 << 28;
    private const int LargestSide = 65_536;

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
    };

    // Found and made by reflection.
    public SavedFeatureExtraction()
    {
    }

    internal static void Save(
        ModelSaveContext context, FeatureExtractionTransformer transformer, FeatureExtractionOptions options)
    {
        var shape = transformer.InputShape;
        var config = new Config(
            transformer.OutputColumnName,
            transformer.InputColumnName,
            shape switch
            {
                null => null,
                { IsImage: true } => [shape.Channels, shape.Height, shape.Width],
                _ => [shape.Length, shape.Channels],
            },
            options);
        ComponentWriter.Begin(context, typeof(SavedFeatureExtraction))
            .Write(ConfigEntry, JsonSerializer.Serialize(config, JsonOptions));
    }

    public ITransformer Load(IHostEnvironment environment, ComponentReader reader)
    {
        try
        {
            var config = JsonSerializer.Deserialize<Config>(reader.ReadText(ConfigEntry), JsonOptions);
            if (config is not { OutputColumn.Length: > 0, InputColumn.Length: > 0, Features: { } options })
                throw new InvalidDataException("config.json of the saved features is not complete.");
            options.Validate();
            return new FeatureExtractionTransformer(config.OutputColumn, config.InputColumn, Shape(config, options), options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or OverflowException
            or NotSupportedException)
        {
            throw new InvalidDataException(
                $"config.json of the saved features is not understood: {exception.Message}", exception);
        }
    }

    private static InputShape? Shape(Config config, FeatureExtractionOptions options) => config.Shape switch
    {
        null when options.TakesAnyLength => null,
        [>= 1 and <= LargestSide, >= 1 and <= LargestSide, >= 1 and <= LargestSide] sizes
            when (long)sizes[0] * sizes[1] * sizes[2] <= LargestRow =>
            InputShape.Image(sizes[0], sizes[1], sizes[2]),
        [>= 1, >= 1] sizes when (long)sizes[0] * sizes[1] <= LargestRow => InputShape.Sequence(sizes[0], sizes[1]),
        _ => throw new InvalidDataException("config.json of the saved features tells of no possible shape."),
    };

    private sealed record Config(string OutputColumn, string InputColumn, int[]? Shape, FeatureExtractionOptions Features);
}
