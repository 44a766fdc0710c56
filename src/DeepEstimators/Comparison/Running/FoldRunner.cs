using Microsoft.ML;

namespace DeepEstimators;

/// <summary>Fits a pipeline on a fold's training part, which is all that it is shown, and judges it on the test part.</summary>
internal sealed class FoldRunner(TaskEvaluation evaluation, ClassList classes, TrueLabels labels, ComparisonOptions options)
{
    private readonly MLContext _ml = new(options.Seed);
    private readonly PredictionReader _reader = new(evaluation.LabelColumnName, evaluation.Objective, classes);

    public FoldResult Run(IEstimator<ITransformer> pipeline, PlannedFold fold, EpochHistory history)
    {
        using MemoryWatch? memory = options.MeasureMemory ? new MemoryWatch() : null;
        TimeProvider time = options.TimeProvider;
        long started = time.GetTimestamp();
        ITransformer model = pipeline.Fit(fold.Train);
        double fitSeconds = time.GetElapsedTime(started).TotalSeconds;
        try
        {
            // The rows are scored once, here; the metrics are then worked out of what was kept.
            IDataView scored = model.Transform(fold.Test);
            IDataView kept = _ml.Data.Cache(scored, evaluation.JudgedColumns(scored.Schema));
            started = time.GetTimestamp();
            FoldPredictions predictions = _reader.Read(kept, fold.TestRows, labels.Of(fold));
            double scoreSeconds = time.GetElapsedTime(started).TotalSeconds;
            long? peak = memory?.Rise;
            Dictionary<string, double> metrics = evaluation.Evaluate(kept);
            evaluation.Add(metrics, predictions, classes.Names.Count, options);
            return new FoldResult
            {
                Repeat = fold.Repeat,
                Fold = fold.Fold,
                TrainRows = fold.TrainCount,
                TestRows = predictions.Count,
                Metrics = metrics,
                FitSeconds = fitSeconds,
                ScoreSeconds = scoreSeconds,
                ModelBytes = SavedSize(model, fold.Train.Schema),
                PeakMemoryBytes = peak,
                Parameters = ModelFacts.Parameters(model),
                Device = ModelFacts.Device(model),
                History = history.Points,
                Predictions = predictions,
            };
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }

    /// <returns>The size, or null where the model cannot be saved.</returns>
    private long? SavedSize(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        try
        {
            _ml.Model.Save(model, schema, stream);
            return stream.Length;
        }
#pragma warning disable CA1031 // A transformer of the user's own may refuse to be saved in any way, and is worth comparing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
