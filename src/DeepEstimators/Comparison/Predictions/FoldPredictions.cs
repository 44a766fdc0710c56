namespace DeepEstimators;

/// <summary>What one candidate predicted for the rows of one fold's test part: enough for tests on rows and for curves.</summary>
public sealed class FoldPredictions
{
    internal FoldPredictions(int[] rows, double[] labels, float[] scores, float[]? probabilities, int[]? predicted)
    {
        RowArray = rows;
        LabelArray = labels;
        ScoreArray = scores;
        ProbabilityArray = probabilities;
        PredictedArray = predicted;
    }

    /// <summary>The number of rows.</summary>
    public int Count => RowArray.Length;

    /// <summary>
    /// Each row's place in the data compared on, from 0; its place in the test part where that is not of the data.
    /// </summary>
    public IReadOnlyList<int> Rows => RowArray;

    /// <summary>
    /// The label of each row: the class as a place in <see cref="ComparisonResult.Classes"/>, or the number; NaN when missing.
    /// </summary>
    public IReadOnlyList<double> Labels => LabelArray;

    /// <summary>
    /// The scores row after row: one, or one for each of <see cref="ComparisonResult.Classes"/> where there are more than two.
    /// </summary>
    public IReadOnlyList<float> Scores => ScoreArray;

    /// <summary>
    /// Of two classes, the probability of the second; of several, one for each class, row after row;
    /// <see langword="null"/> in regression and where the candidate gives none.
    /// </summary>
    public IReadOnlyList<float>? Probabilities => ProbabilityArray;

    /// <summary>The predicted class of each row; <see langword="null"/> in regression.</summary>
    public IReadOnlyList<int>? PredictedClasses => PredictedArray;

    /// <summary>Whether the predicted class is the row's; false in regression and where the label is missing.</summary>
    /// <param name="index">The row's place in these predictions.</param>
    public bool IsCorrect(int index) => PredictedArray is { } predicted && predicted[index] == LabelArray[index];

    internal int[] RowArray { get; }

    internal double[] LabelArray { get; }

    internal float[] ScoreArray { get; }

    internal float[]? ProbabilityArray { get; }

    internal int[]? PredictedArray { get; }
}
