using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Keeps rows for validation: of each class alike in classification, at random in regression.</summary>
internal static class DataSplit
{
    /// <summary>
    /// Row numbers to train on and to validate with, each in rising order; (null, null) to train on all rows. A class
    /// of which no whole row would be kept stays in training.
    /// </summary>
    internal static (long[]? Training, long[]? Validation) Split(
        TrainingData data, Objective objective, TrainingOptions options) => Split(data.Labels, objective, options);

    /// <summary>Row numbers by the labels of all rows.</summary>
    internal static (long[]? Training, long[]? Validation) Split(Tensor labels, Objective objective, TrainingOptions options)
    {
        if (options.ValidationFraction <= 0)
            return (null, null);
        // System.Random with a seed gives the same numbers on every machine.
        var seed = options.SplitSeed ?? options.SeedOrZero;
        var random = new Random(unchecked((int)(seed ^ (seed >> 32))));
        var validation = new List<long>();
        foreach (var group in Groups(labels, objective))
        {
            var rows = group.ToArray();
            random.Shuffle(rows);
            var kept = (int)Math.Round(rows.Length * options.ValidationFraction, MidpointRounding.AwayFromZero);
            validation.AddRange(rows.Take(Math.Min(kept, rows.Length - 1)));
        }

        if (validation.Count == 0)
            return (null, null);
        validation.Sort();
        var isKept = new bool[labels.shape[0]];
        foreach (var row in validation)
            isKept[row] = true;
        var training = Enumerable.Range(0, isKept.Length).Where(row => !isKept[row]).Select(row => (long)row);
        return (training.ToArray(), validation.ToArray());
    }

    private static IEnumerable<IEnumerable<long>> Groups(Tensor values, Objective objective)
    {
        var rows = Enumerable.Range(0, checked((int)values.shape[0])).Select(row => (long)row);
        if (objective.IsRegression())
            return [rows];
        var labels = objective == Objective.MulticlassClassification
            ? values.data<long>().ToArray()
            : Array.ConvertAll(values.data<float>().ToArray(), label => (long)label);
        return rows.GroupBy(row => labels[row]).OrderBy(group => group.Key);
    }
}
