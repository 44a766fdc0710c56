namespace DeepEstimators;

/// <summary>A fold's result as a file holds it.</summary>
internal sealed record StoredFold
{
    public required string Candidate { get; init; }

    public int Repeat { get; init; }

    public int Fold { get; init; }

    public long TrainRows { get; init; }

    public long TestRows { get; init; }

    public required Dictionary<string, double> Metrics { get; init; }

    public double FitSeconds { get; init; }

    public double ScoreSeconds { get; init; }

    public long? ModelBytes { get; init; }

    public long? PeakMemoryBytes { get; init; }

    public long? Parameters { get; init; }

    public required string Device { get; init; }

    public EpochPoint[] History { get; init; } = [];

    public required int[] Rows { get; init; }

    public required double[] Labels { get; init; }

    public required float[] Scores { get; init; }

    public float[]? Probabilities { get; init; }

    public int[]? Predicted { get; init; }

    public static StoredFold Of(string candidate, FoldResult result)
    {
        FoldPredictions predictions = result.Predictions;
        return new StoredFold
        {
            Candidate = candidate,
            Repeat = result.Repeat,
            Fold = result.Fold,
            TrainRows = result.TrainRows,
            TestRows = result.TestRows,
            Metrics = new Dictionary<string, double>(result.Metrics),
            FitSeconds = result.FitSeconds,
            ScoreSeconds = result.ScoreSeconds,
            ModelBytes = result.ModelBytes,
            PeakMemoryBytes = result.PeakMemoryBytes,
            Parameters = result.Parameters,
            Device = result.Device,
            History = [.. result.History],
            Rows = predictions.RowArray,
            Labels = predictions.LabelArray,
            Scores = predictions.ScoreArray,
            // Several classes' scores often are their probabilities, and then need not be there twice.
            Probabilities = ReferenceEquals(predictions.ProbabilityArray, predictions.ScoreArray) ? [] : predictions.ProbabilityArray,
            Predicted = predictions.PredictedArray,
        };
    }

    public FoldResult ToResult() => new()
    {
        Repeat = Repeat,
        Fold = Fold,
        TrainRows = TrainRows,
        TestRows = TestRows,
        Metrics = Metrics,
        FitSeconds = FitSeconds,
        ScoreSeconds = ScoreSeconds,
        ModelBytes = ModelBytes,
        PeakMemoryBytes = PeakMemoryBytes,
        Parameters = Parameters,
        Device = Device,
        History = History,
        Predictions = new FoldPredictions(Rows, Labels, Scores, Probabilities is [] && Scores.Length > 0 ? Scores : Probabilities, Predicted),
    };
}
