using System.Globalization;
using DeepEstimators.Training;
using Microsoft.ML;
using TorchSharp;

namespace DeepEstimators.Inputs;

/// <summary>Reads the rows that a network learns from into memory.</summary>
/// <param name="Data">The rows; owned by whoever reads them.</param>
/// <param name="SkippedRows">Rows left out since their label is missing.</param>
/// <param name="Features">The column that was read, with what it learned of the rows.</param>
internal sealed record TrainingRows(TrainingData Data, long SkippedRows, FeatureColumn Features) : IDisposable
{
    private const int FirstCapacity = 1024;

    /// <summary>Reads all rows that have a label.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="features">The column to learn from. It learns of all rows but those that the fit holds out.</param>
    /// <param name="labelName">The column to learn.</param>
    /// <param name="weightName">The column of weights; null: none.</param>
    /// <param name="objective">What is learned.</param>
    /// <param name="splitBy">The options that the fit holds rows out by; null: it holds out none.</param>
    /// <exception cref="InvalidOperationException">No row is left, or a value cannot be learned from; the message names
    /// column and row.</exception>
    internal static TrainingRows Read(
        IDataView data,
        FeatureColumn features,
        string labelName,
        string? weightName,
        Objective objective,
        TrainingOptions? splitBy)
    {
        var schema = data.Schema;
        var featureColumns = features.Bind(schema, nameof(data));
        var labelColumn = schema[labelName];
        List<DataViewSchema.Column> needed = [.. featureColumns, labelColumn];
        if (weightName is not null)
            needed.Add(schema[weightName]);

        var capacity = (int)Math.Min(data.GetRowCount() ?? FirstCapacity, Array.MaxLength);
        var store = features.CreateStore(capacity);
        List<double> labels = new(capacity);
        List<float>? weights = weightName is null ? null : new(capacity);
        long skipped = 0;
        using (var cursor = data.GetRowCursor(needed))
        {
            var featureReader = features.CreateReader(cursor, featureColumns);
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
        using var scope = torch.NewDisposeScope();
        var targets = Targets(labels, objective);
        var training = splitBy is null ? null : DataSplit.Split(targets, objective, splitBy).Training;
        var learned = features.Learn(store, training);
        var loaded = new TrainingData(store.ToTensor(), targets, weights is null ? null : torch.tensor(weights.ToArray()), store.Lengths);
        return new TrainingRows(loaded, skipped, learned);
    }

    public void Dispose() => Data.Dispose();

    private static torch.Tensor Targets(List<double> labels, Objective objective) =>
        objective == Objective.MulticlassClassification
            ? torch.tensor(labels.ConvertAll(label => (long)label).ToArray())
            : torch.tensor(labels.ConvertAll(label => (float)label).ToArray());
}
