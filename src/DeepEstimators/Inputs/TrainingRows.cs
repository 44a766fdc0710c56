using System.Globalization;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;
using TorchSharp;

namespace DeepEstimators.Inputs;

/// <summary>Reads the rows that a network learns from into memory.</summary>
/// <param name="Data">The rows; owned by whoever reads them.</param>
/// <param name="SkippedRows">Rows left out since their label is missing.</param>
internal sealed record TrainingRows(TrainingData Data, long SkippedRows) : IDisposable
{
    private const int FirstCapacity = 1024;

    /// <exception cref="InvalidOperationException">No row is left, or a value cannot be learned from; the message names
    /// column and row.</exception>
    internal static TrainingRows Read(
        IDataView data, FeatureColumn features, string labelName, string? weightName, Objective objective)
    {
        var schema = data.Schema;
        var featureColumn = features.Bind(schema, nameof(data));
        var labelColumn = schema[labelName];
        List<DataViewSchema.Column> needed = [featureColumn, labelColumn];
        if (weightName is not null)
            needed.Add(schema[weightName]);

        var capacity = (int)Math.Min(data.GetRowCount() ?? FirstCapacity, Array.MaxLength / features.Shape.Size);
        var store = new FeatureStore(features, capacity);
        List<double> labels = new(capacity);
        List<float>? weights = weightName is null ? null : new(capacity);
        long skipped = 0;
        using (var cursor = data.GetRowCursor(needed))
        {
            var featureReader = FeatureReader.Create(cursor, featureColumn);
            var labelReader = LabelReader.Create(cursor, labelColumn, objective);
            var weightReader = weightName is null ? null : new WeightReader(cursor, schema[weightName]);
            while (cursor.MoveNext())
            {
                var label = labelReader.Read();
                if (double.IsNaN(label))
                {
                    skipped++;
                    continue;
                }

                store.Add(featureReader);
                labels.Add(label);
                weights?.Add(weightReader!.Read());
            }
        }

        if (labels.Count == 0)
            throw new InvalidOperationException(skipped == 0
                ? "There are no rows to train on."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are no rows to train on: the label column '{labelName}' is missing in all {skipped} rows."));
        return new TrainingRows(ToData(store, features.Shape, labels, weights?.ToArray(), objective), skipped);
    }

    public void Dispose() => Data.Dispose();

    private static TrainingData ToData(
        FeatureStore store, InputShape shape, List<double> labels, float[]? weights, Objective objective)
    {
        var batchShape = shape.ToBatchShape(labels.Count);
        var inputs = store.Bytes is { } bytes
            ? torch.tensor(bytes, batchShape)
            : torch.tensor(store.Floats!, batchShape);
        var targets = objective == Objective.MulticlassClassification
            ? torch.tensor(labels.ConvertAll(label => (long)label).ToArray())
            : torch.tensor(labels.ConvertAll(label => (float)label).ToArray());
        return new TrainingData(inputs, targets, weights is null ? null : torch.tensor(weights));
    }
}
