using DeepEstimators.Models;
using DeepEstimators.Transformers;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>
/// Adds what a layer of a trained network puts out, by default the penultimate one, as a vector column of Single, so that trees,
/// linear models and others can learn on learned features. Shares the network with whatever transformer it was made of: dispose both.
/// </summary>
public sealed class DeepFeaturesTransformer : BatchTransformer, IDisposable
{
    private readonly string labelColumnName;
    private readonly ModelOwner owner;
    private readonly EmbeddingScorer scorer;
    private readonly int[] dimensions;

    internal DeepFeaturesTransformer(
        DeepModel model, string labelColumnName, string outputColumnName, int batchSize, string? layerName = null)
        : base(model.Features, batchSize)
    {
        this.labelColumnName = labelColumnName;
        OutputColumnName = outputColumnName;
        LayerName = layerName;
        dimensions = model.FeatureShape(layerName);
        FeatureSize = dimensions.Aggregate(1, (product, size) => checked(product * size));
        owner = new ModelOwner(model, nameof(DeepFeaturesTransformer));
        scorer = new EmbeddingScorer(owner, layerName, FeatureSize);
    }

    /// <summary>Name of the column that is added.</summary>
    public string OutputColumnName { get; }

    /// <summary>The layer that the features are the output of, as <c>named_modules</c> names it; null: the penultimate one.</summary>
    public string? LayerName { get; }

    /// <summary>Length of the vectors that are added.</summary>
    public int FeatureSize { get; }

    /// <summary>The trained network.</summary>
    public DeepModel Model => owner.Model;

    private protected override IBatchScorer Scorer
    {
        get
        {
            owner.ThrowIfDisposed();
            return scorer;
        }
    }

    /// <summary>Gives up this transformer's part in the network; the last one frees the tensors.</summary>
    public void Dispose() => owner.Dispose();

    private protected override IReadOnlyList<AddedColumn> AddedColumns(DataViewSchema inputSchema) =>
        [AddedColumn.CreateVector(OutputColumnName, dimensions, annotations: null)];

    private protected override void Save(ModelSaveContext context) => owner.Use(model =>
    {
        SavedModel.Save(context, model, TransformerKind.Features, labelColumnName, OutputColumnName, BatchSize, LayerName);
        return true;
    });
}
