using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Adds what a layer of a network puts out, by default the penultimate one, as a vector column. Made of a trainer, it trains the
/// network at each fit, on the rows of that fit alone; made of a trained transformer, it uses that one's network.
/// </summary>
public sealed class DeepFeaturesEstimator : IEstimator<DeepFeaturesTransformer>
{
    private readonly string outputColumnName;
    private readonly string? layerName;
    private readonly Func<IDataView, DeepPredictionTransformer> fit;
    private readonly Action<SchemaShape> check;
    private readonly bool ownsTransformer;

    private DeepFeaturesEstimator(
        string outputColumnName,
        string? layerName,
        Func<IDataView, DeepPredictionTransformer> fit,
        Action<SchemaShape> check,
        bool ownsTransformer)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        if (layerName is not null)
            ArgumentException.ThrowIfNullOrEmpty(layerName);
        this.outputColumnName = outputColumnName;
        this.layerName = layerName;
        this.fit = fit;
        this.check = check;
        this.ownsTransformer = ownsTransformer;
    }

    internal static DeepFeaturesEstimator Of<TTransformer>(
        string outputColumnName, DeepTrainer<TTransformer> trainer, string? layerName)
        where TTransformer : DeepPredictionTransformer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new DeepFeaturesEstimator(
            outputColumnName,
            layerName,
            trainer.Fit,
            schema => trainer.CheckColumns(schema, "inputSchema"),
            ownsTransformer: true);
    }

    internal static DeepFeaturesEstimator Of(
        string outputColumnName, DeepPredictionTransformer transformer, string? layerName)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        _ = transformer.Model.FeatureShape(layerName);
        return new DeepFeaturesEstimator(
            outputColumnName,
            layerName,
            _ => transformer,
            schema => transformer.Model.Features.Check(schema, "inputSchema"),
            ownsTransformer: false);
    }

    /// <summary>Trains the network, or takes the trained one.</summary>
    /// <param name="input">Training rows.</param>
    /// <returns>A transformer that has a part in the network's ownership; dispose it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type.</exception>
    /// <exception cref="ArgumentException">The network has no such layer, or it does not put out one tensor of one entry a row.</exception>
    /// <exception cref="InvalidOperationException">As the trainer's Fit; or a module of the user's own has no Linear layer.</exception>
    public DeepFeaturesTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        check(SchemaShapes.Of(input.Schema));
        var trained = fit(input);
        try
        {
            return new DeepFeaturesTransformer(
                trained.Model, trained.LabelColumnName, outputColumnName, trained.BatchSize, layerName);
        }
        finally
        {
            if (ownsTransformer)
                trained.Dispose();
        }
    }

    /// <summary>The columns of <paramref name="inputSchema"/> and the vector of features.</summary>
    /// <param name="inputSchema">The columns that a fit would be given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        check(inputSchema);
        return SchemaShapes.Append(inputSchema, [SchemaShapes.Vector(outputColumnName, NumberDataViewType.Single)]);
    }
}
