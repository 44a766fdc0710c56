using System.Globalization;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;
using TorchSharp;

namespace DeepEstimators.Inputs;

/// <summary>Reads the rows that a network learns from, into memory or as a stream.</summary>
/// <param name="Data">The rows; owned by whoever reads them.</param>
/// <param name="SkippedRows">Rows left out since their label is missing.</param>
/// <param name="Features">The column that was read, with what it learned of the rows.</param>
/// <param name="Loading">Where the rows lie, and why, for the log.</param>
internal sealed record TrainingRows(TrainingData Data, long SkippedRows, FeatureColumn Features, string Loading) : IDisposable
{
    private const int FirstCapacity = 1024;

    // Rows of a stream that statistics are taken of, and the most bytes of them.
    private const int SampleRows = 1 << 16;
    private const long SampleBytes = 1 << 28;

    // Of the pool of a stream: long rows are fewer.
    private const long PoolBytes = 1L << 30;

    /// <summary>Reads all rows that have a label.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="features">The column to learn from. It learns of all rows but those that the fit holds out.</param>
    /// <param name="labelName">The column to learn.</param>
    /// <param name="weightName">The column of weights; null: none.</param>
    /// <param name="objective">What is learned.</param>
    /// <param name="splitBy">The options that the fit holds rows out by; null: it holds out none.</param>
    /// <param name="loading">Where the rows are to lie.</param>
    /// <exception cref="InvalidOperationException">No row is left, or a value cannot be learned from; the message names
    /// column and row.</exception>
    internal static TrainingRows Read(
        IDataView data,
        FeatureColumn features,
        string labelName,
        string? weightName,
        Objective objective,
        TrainingOptions? splitBy,
        LoadingSettings loading)
    {
        var source = new RowSource(
            data, labelName, weightName, objective, splitBy?.ValidationFraction ?? 0, splitBy?.SplitSeed ?? splitBy?.SeedOrZero ?? 0);
        var count = data.GetRowCount();
        var isLarger = loading.Loading == DataLoading.Auto && features.CreateStore(0).RowBytes is { } bytes && count > loading.MemoryLimit / bytes;
        return loading.Loading == DataLoading.Stream || isLarger
            ? Stream(source, features, loading)
            : InMemory(source, features, splitBy, loading.Loading == DataLoading.Auto ? loading.MemoryLimit : long.MaxValue, count)
                ?? Stream(source, features, loading);
    }

    public void Dispose() => Data.Dispose();

    /// <summary>Null where the rows take more bytes than the limit.</summary>
    private static TrainingRows? InMemory(RowSource source, FeatureColumn features, TrainingOptions? splitBy, long limit, long? count)
    {
        var capacity = (int)Math.Min(count ?? FirstCapacity, Array.MaxLength);
        var store = features.CreateStore(capacity);
        List<double> labels = new(capacity);
        List<float>? weights = source.WeightName is null ? null : new(capacity);
        long skipped;
        int outputs;
        using (var cursor = new RowCursor(source, features))
        {
            outputs = cursor.Labels.Count;
            while (cursor.MoveNext())
            {
                store.Add(cursor.Features);
                if (store.Bytes > limit)
                    return null;
                labels.AddRange(cursor.Labels);
                weights?.Add(cursor.Weight);
            }

            skipped = cursor.Skipped;
        }

        CheckAny(labels.Count, skipped, source.LabelName);
        using var scope = torch.NewDisposeScope();
        var targets = Targets(labels, source.Objective, outputs);
        var training = splitBy is null ? null : DataSplit.Split(targets, source.Objective, splitBy).Training;
        var learned = features.Learn(store, training);
        var loaded = new TrainingData(store.ToTensor(), targets, weights is null ? null : torch.tensor(weights.ToArray()), store.Lengths);
        return new TrainingRows(loaded, skipped, learned, "they lie in memory");
    }

    // A first pass counts the rows and takes a random sample of those to train on; what is learned of rows before training is learned of it.
    private static TrainingRows Stream(RowSource source, FeatureColumn features, LoadingSettings loading)
    {
        var store = features.CreateStore(0);
        var size = (int)Math.Min(SampleRows, Math.Max(2, SampleBytes / features.MostRowBytes));
        // System.Random with a seed gives the same numbers on every machine.
        var random = new Random(unchecked((int)(source.Seed ^ (source.Seed >> 32))));
        var labels = new List<double>();
        var weights = new List<float>();
        long rows = 0, held = 0, skipped;
        double highest = 0;
        int outputs;
        using (var cursor = new RowCursor(source, features))
        {
            outputs = cursor.Labels.Count;
            while (cursor.MoveNext())
            {
                highest = Math.Max(highest, cursor.Label);
                var weight = cursor.Weight;
                if (source.IsHeld(cursor.Number))
                {
                    held++;
                    continue;
                }

                // Algorithm R (Vitter, "Random Sampling with a Reservoir", 1985).
                var place = rows < size ? rows : random.NextInt64(rows + 1);
                rows++;
                if (place >= size)
                    continue;
                if (place == store.Rows)
                {
                    store.Add(cursor.Features);
                    labels.AddRange(cursor.Labels);
                    weights.Add(weight);
                }
                else
                {
                    store.Replace((int)place, cursor.Features);
                    for (var output = 0; output < outputs; output++)
                        labels[(int)place * outputs + output] = cursor.Labels[output];
                    weights[(int)place] = weight;
                }
            }

            skipped = cursor.Skipped;
        }

        CheckAny(rows + held, skipped, source.LabelName);
        using var scope = torch.NewDisposeScope();
        var learned = features.Learn(store, training: null);
        var inputs = store.ToTensor();
        var poolRows = (int)Math.Clamp(PoolBytes / learned.MostRowBytes, 2, loading.PoolRows);
        var type = learned.Shape.Kind == InputKind.Tokens ? torch.ScalarType.Int32 : inputs.dtype;
        var stream = new ViewStream(
            source, learned, type, outputs, rows, held, source.Objective == Objective.MulticlassClassification ? (long)highest + 1 : 2);
        var sample = new TrainingData(
            inputs, Targets(labels, source.Objective, outputs), source.WeightName is null ? null : torch.tensor(weights.ToArray()))
        {
            Stream = stream,
            PoolRows = poolRows,
        };
        return new TrainingRows(sample, skipped, learned, string.Create(
            CultureInfo.InvariantCulture,
            $"they are streamed through a pool of {poolRows} rows; {store.Rows} of them, drawn at random, tell means, deviations, "
            + $"categories, words and lengths, and {held} of them, by a hash of their number, are kept for validation"));
    }

    private static void CheckAny(long rows, long skipped, string labelName)
    {
        if (rows == 0)
            throw new InvalidOperationException(skipped == 0
                ? "There are no rows to train on."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are no rows to train on: the label column '{labelName}' is missing in all {skipped} rows."));
    }

    private static torch.Tensor Targets(List<double> labels, Objective objective, int outputs) => objective switch
    {
        Objective.MulticlassClassification => torch.tensor(labels.ConvertAll(label => (long)label).ToArray()),
        Objective.MultiOutputRegression =>
            torch.tensor(labels.ConvertAll(label => (float)label).ToArray(), [labels.Count / outputs, outputs]),
        _ => torch.tensor(labels.ConvertAll(label => (float)label).ToArray()),
    };
}
