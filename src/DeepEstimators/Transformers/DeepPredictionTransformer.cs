using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using DeepEstimators.Models;
using DeepEstimators.Transformers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Scores rows with a trained network. Its columns have the names, types and annotations of ML.NET's own scorers, so that
/// Evaluate, CrossValidate, MapKeyToValue and PredictionEngine work as with those. Owns the network: dispose it.
/// </summary>
public abstract class DeepPredictionTransformer : BatchTransformer, ISingleFeaturePredictionTransformer<DeepModel>, IDisposable
{
    private readonly TransformerKind kind;
    private readonly ModelOwner owner;
    private readonly NetworkScorer scorer;

    private protected DeepPredictionTransformer(DeepModel model, TransformerKind kind, string labelColumnName, int batchSize)
        : base(model.Features, batchSize)
    {
        this.kind = kind;
        LabelColumnName = labelColumnName;
        owner = new ModelOwner(model, GetType().Name);
        scorer = new NetworkScorer(owner);
    }

    /// <summary>The trained network.</summary>
    public DeepModel Model => owner.Model;

    /// <summary>Name of the label column that the network was trained on.</summary>
    public string LabelColumnName { get; }

    private protected override IBatchScorer Scorer
    {
        get
        {
            owner.ThrowIfDisposed();
            return scorer;
        }
    }

    /// <summary>
    /// Frees the network's tensors, once scoring passes that run have ended. Later use throws
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose()
    {
        owner.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected override IReadOnlyList<AddedColumn> AddedColumns(DataViewSchema inputSchema) =>
        AddedColumns(ScoreColumns.NextSetId(inputSchema));

    private protected abstract IReadOnlyList<AddedColumn> AddedColumns(uint setId);

    private protected override void Save(ModelSaveContext context) => owner.Use(model =>
    {
        SavedModel.Save(context, model, kind, LabelColumnName, outputColumn: null, BatchSize);
        return true;
    });
}

/// <summary>
/// Scores two classes: <c>PredictedLabel</c> (Boolean), <c>Score</c> (the logit; above 0 is the positive class) and
/// <c>Probability</c> of the positive class.
/// </summary>
public sealed class DeepBinaryTransformer : DeepPredictionTransformer
{
    private const ScoreKind Kind = ScoreKind.BinaryClassification;

    internal DeepBinaryTransformer(DeepModel model, string labelColumnName, int batchSize)
        : base(model, TransformerKind.BinaryClassification, labelColumnName, batchSize)
    {
    }

    private protected override IReadOnlyList<AddedColumn> AddedColumns(uint setId) =>
    [
        AddedColumn.Create(
            ScoreColumns.PredictedLabel,
            BooleanDataViewType.Instance,
            ScoreColumns.PredictedLabelAnnotations(Kind, setId),
            (ReadOnlySpan<float> outputs, ref bool value) => value = outputs[0] > 0),
        AddedColumn.Create(
            ScoreColumns.Score,
            NumberDataViewType.Single,
            ScoreColumns.ScoreAnnotations(Kind, setId),
            (ReadOnlySpan<float> outputs, ref float value) => value = outputs[0]),
        AddedColumn.Create(
            ScoreColumns.Probability,
            NumberDataViewType.Single,
            ScoreColumns.ProbabilityAnnotations(Kind, setId),
            (ReadOnlySpan<float> outputs, ref float value) => value = 1 / (1 + MathF.Exp(-outputs[0]))),
    ];
}

/// <summary>
/// Scores K classes: <c>PredictedLabel</c> (the label's key) and <c>Score</c> (a probability for each class, in the order
/// of the key's values).
/// </summary>
public sealed class DeepMulticlassTransformer : DeepPredictionTransformer
{
    private const ScoreKind Kind = ScoreKind.MulticlassClassification;

    internal DeepMulticlassTransformer(DeepModel model, string labelColumnName, int batchSize)
        : base(model, TransformerKind.MulticlassClassification, labelColumnName, batchSize)
    {
    }

    private protected override IReadOnlyList<AddedColumn> AddedColumns(uint setId) =>
    [
        AddedColumn.Create(
            ScoreColumns.PredictedLabel,
            ScoreColumns.ClassKeyType(Model.OutputSize),
            ScoreColumns.PredictedLabelAnnotations(Kind, setId, Model.Classes),
            (ReadOnlySpan<float> outputs, ref uint value) => value = (uint)IndexOfLargest(outputs) + 1),
        AddedColumn.CreateVector(
            ScoreColumns.Score, Model.OutputSize, ScoreColumns.ScoreAnnotations(Kind, setId, Model.Classes)),
    ];

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
                largest = i;
        }

        return largest;
    }
}

/// <summary>Scores a number: <c>Score</c>, in the label's unit.</summary>
public sealed class DeepRegressionTransformer : DeepPredictionTransformer
{
    internal DeepRegressionTransformer(DeepModel model, string labelColumnName, int batchSize)
        : base(model, TransformerKind.Regression, labelColumnName, batchSize)
    {
    }

    private protected override IReadOnlyList<AddedColumn> AddedColumns(uint setId) =>
    [
        AddedColumn.Create(
            ScoreColumns.Score,
            NumberDataViewType.Single,
            ScoreColumns.ScoreAnnotations(ScoreKind.Regression, setId),
            (ReadOnlySpan<float> outputs, ref float value) => value = outputs[0]),
    ];
}

/// <summary>
/// Scores several numbers: <c>Score</c> is a vector of them, each in the unit of its label, with the label's slot names.
/// </summary>
public sealed class DeepMultiOutputRegressionTransformer : DeepPredictionTransformer
{
    internal DeepMultiOutputRegressionTransformer(DeepModel model, string labelColumnName, int batchSize)
        : base(model, TransformerKind.MultiOutputRegression, labelColumnName, batchSize)
    {
    }

    private protected override IReadOnlyList<AddedColumn> AddedColumns(uint setId) =>
    [
        AddedColumn.CreateVector(
            ScoreColumns.Score,
            Model.OutputSize,
            ScoreColumns.ScoreAnnotations(ScoreKind.MultiOutputRegression, setId, slotNames: Model.OutputNames)),
    ];
}
