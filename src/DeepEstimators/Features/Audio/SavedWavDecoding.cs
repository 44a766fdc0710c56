using System.Text.Json;
using DeepEstimators.Interop.Saving;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Features;

/// <summary>The transformer as the entry config.json in ML.NET's zip; the model's header names this class.</summary>
internal sealed class SavedWavDecoding : IComponentLoader
{
    private const string ConfigEntry = "config.json";

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    // Found and made by reflection.
    public SavedWavDecoding()
    {
    }

    internal static void Save(ModelSaveContext context, WavDecodingTransformer transformer, WavDecodingOptions options) =>
        ComponentWriter.Begin(context, typeof(SavedWavDecoding)).Write(ConfigEntry, JsonSerializer.Serialize(
            new Config(transformer.OutputColumnName, transformer.InputColumnName, options), JsonOptions));

    public ITransformer Load(IHostEnvironment environment, ComponentReader reader)
    {
        try
        {
            var config = JsonSerializer.Deserialize<Config>(reader.ReadText(ConfigEntry), JsonOptions);
            if (config is not { OutputColumn.Length: > 0, InputColumn.Length: > 0, DecodeWav: { } options })
                throw new InvalidDataException("config.json of the saved WAV decoding is not complete.");
            options.Validate();
            return new WavDecodingTransformer(config.OutputColumn, config.InputColumn, options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"config.json of the saved WAV decoding is not understood: {exception.Message}", exception);
        }
    }

    private sealed record Config(string OutputColumn, string InputColumn, WavDecodingOptions DecodeWav);
}
