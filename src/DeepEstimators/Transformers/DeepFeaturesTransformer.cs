using DeepEstimators.Models;
using DeepEstimators.Transformers;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>
/// Adds the penultimate layer of a trained network as a vector column of Single, so that trees, linear models and others
/// can learn on learned features. Shares the network with whatever transformer it was made of: dispose both.
/// </summary>
public sealed class DeepFeaturesTransformer : BatchTransformer, IDisposable
{
    private readonly string labelColumnName;
    private readonly ModelOwner owner;
    private readonly EmbeddingScorer scorer;

    internal DeepFeaturesTransformer(DeepModel model, string labelColumnName, string outputColumnName, int batchSize)
        : base(model.Features, batchSize)
    {
        this.labelColumnName = labelColumnName;
        OutputColumnName = outputColumnName;
        FeatureSize = model.FeatureSize;
        owner = new ModelOwner(model, nameof(DeepFeaturesTransformer));
        scorer = new EmbeddingScorer(owner, FeatureSize);
    }

    /// <summary>Name of the column that is added.</summary>
    public string OutputColumnName { get; }

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
        [AddedColumn.CreateVector(OutputColumnName, FeatureSize, annotations: null)];

    private protected override void Save(ModelSaveContext context) => owner.Use(model =>
    {
        SavedModel.Save(context, model, TransformerKind.Features, labelColumnName, OutputColumnName, BatchSize);
        return true;
    });
}
