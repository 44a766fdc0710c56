using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>The metrics that tables have room for, and what they are called there.</summary>
internal static class ShownMetrics
{
    private static readonly Dictionary<string, string> s_titles = new(StringComparer.Ordinal)
    {
        ["Accuracy"] = "accuracy",
        ["MicroAccuracy"] = "accuracy",
        ["MacroAccuracy"] = "macro accuracy",
        ["AreaUnderRocCurve"] = "AUC",
        ["F1Score"] = "F1",
        [MetricNames.MacroAreaUnderRocCurve] = "AUC",
        [MetricNames.MacroF1] = "macro F1",
        [MetricNames.CrossEntropy] = "log-loss",
        [MetricNames.ExpectedCalibrationError] = "ECE",
        ["RootMeanSquaredError"] = "RMSE",
        ["MeanAbsoluteError"] = "MAE",
        ["RSquared"] = "R²",
        [MetricNames.QuantileLoss] = "quantile loss",
    };

    public static string Primary(Objective objective) => objective switch
    {
        Objective.BinaryClassification => "Accuracy",
        Objective.MulticlassClassification => "MicroAccuracy",
        _ => "RootMeanSquaredError",
    };

    public static string Title(string metric) => s_titles.GetValueOrDefault(metric, metric);

    /// <summary>The metrics beside the primary one that some candidate has.</summary>
    public static (string Title, string Name)[] Others(Objective objective, string primary, IReadOnlyList<CandidateResult> candidates)
    {
        string[] names = objective switch
        {
            Objective.BinaryClassification => ["AreaUnderRocCurve", "F1Score", MetricNames.CrossEntropy, MetricNames.ExpectedCalibrationError],
            Objective.MulticlassClassification => [MetricNames.MacroF1, MetricNames.CrossEntropy, MetricNames.ExpectedCalibrationError],
            _ => ["MeanAbsoluteError", "RSquared", MetricNames.QuantileLoss],
        };
        return [.. names.Prepend(Primary(objective))
            .Where(name => name != primary && (name != MetricNames.QuantileLoss || candidates.Any(candidate => candidate.Find(name) is not null)))
            .Select(name => (Title(name), name))];
    }
}
