using Microsoft.ML;

namespace DeepEstimators.Samples.Predictions;

/// <summary>Opens model zips.</summary>
internal static class ModelFile
{
    /// <summary>Loads a model and the schema of the rows it was trained on.</summary>
    /// <exception cref="UserException">The file is missing, damaged or no model.</exception>
    public static (ITransformer Model, DataViewSchema Inputs) Load(MLContext ml, string path)
    {
        if (!File.Exists(path))
            throw new UserException($"There is no model '{path}'.");
        try
        {
            ITransformer model = ml.Model.Load(path, out DataViewSchema inputs);
            return inputs is null ? throw new UserException($"'{path}' does not say which columns it was trained on.") : (model, inputs);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or IOException or InvalidOperationException or ArgumentException)
        {
            throw new UserException($"'{path}' is no model that can be loaded; it may be truncated or something else: {error.Message}", error);
        }
    }
}
