using DeepEstimators.Interop.Saving;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Models;

/// <summary>Makes the transformer of a saved model; the model's header names this class.</summary>
internal sealed class SavedModelLoader : IComponentLoader
{
    // Found and made by reflection.
    public SavedModelLoader()
    {
    }

    public ITransformer Load(IHostEnvironment environment, ComponentReader reader)
    {
        var config = ModelConfig.FromJson(reader.ReadText(SavedModel.ConfigEntry));
        if (config.ScoringBatchSize is < 1 or > 1_048_576)
            throw new InvalidDataException($"config.json of the saved model has the batch size {config.ScoringBatchSize}.");
        // JSON has texts and numbers for it, and any number is read.
        if (!Enum.IsDefined(config.Transformer))
            throw new InvalidDataException($"config.json of the saved model has the transformer {config.Transformer:D}, which there is not.");
        var label = config.Output.LabelColumn;
        var batchSize = config.ScoringBatchSize;
        var output = config.OutputColumn;
        if (config.Transformer == TransformerKind.Features && string.IsNullOrEmpty(output))
            throw new InvalidDataException("config.json of the saved model names no output column.");
        var model = SavedModel.Load(environment, reader, config);
        return config.Transformer switch
        {
            TransformerKind.BinaryClassification => new DeepBinaryTransformer(model, label, batchSize),
            TransformerKind.MulticlassClassification => new DeepMulticlassTransformer(model, label, batchSize),
            TransformerKind.Regression => new DeepRegressionTransformer(model, label, batchSize),
            TransformerKind.MultiOutputRegression => new DeepMultiOutputRegressionTransformer(model, label, batchSize),
            _ => Features(model, label, output!, batchSize, config.Layer),
        };
    }

    private static DeepFeaturesTransformer Features(DeepModel model, string label, string output, int batchSize, string? layer)
    {
        try
        {
            return new DeepFeaturesTransformer(model, label, output, batchSize, layer);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            model.Free();
            throw new InvalidDataException(
                $"The layer that config.json of the saved model takes features from is not possible: {exception.Message}", exception);
        }
    }
}
