using Microsoft.ML;

namespace DeepEstimators.Tests.Estimators;

/// <summary>The metrics of a fit's progress are those that ML.NET evaluates on the same rows.</summary>
public class ValidationMetricTests
{
    [Fact]
    public void Of_two_classes()
    {
        var (ml, training, validation) = Data();
        using var model = ml.BinaryClassification.Trainers.DeepTabular("Flag", network: Rows.SmallNetwork(), training: Options(out var told))
            .Fit(training, validation);
        var metrics = ml.BinaryClassification.Evaluate(model.Transform(validation), "Flag");
        Check(told, ("Accuracy", metrics.Accuracy), ("AreaUnderRocCurve", metrics.AreaUnderRocCurve), ("F1Score", metrics.F1Score),
            ("LogLoss", metrics.LogLoss));
    }

    [Fact]
    public void Of_several_classes()
    {
        var (ml, training, validation) = Data();
        var keys = ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(training);
        using var model = ml.MulticlassClassification.Trainers.DeepTabular(network: Rows.SmallNetwork(), training: Options(out var told))
            .Fit(keys.Transform(training), keys.Transform(validation));
        var metrics = ml.MulticlassClassification.Evaluate(model.Transform(keys.Transform(validation)));
        Check(told, ("MicroAccuracy", metrics.MicroAccuracy), ("MacroAccuracy", metrics.MacroAccuracy), ("LogLoss", metrics.LogLoss));
    }

    [Fact]
    public void Of_numbers()
    {
        var (ml, training, validation) = Data();
        using var model = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: Options(out var told))
            .Fit(training, validation);
        var metrics = ml.Regression.Evaluate(model.Transform(validation), "Target");
        Check(told, ("RootMeanSquaredError", metrics.RootMeanSquaredError), ("MeanSquaredError", metrics.MeanSquaredError),
            ("MeanAbsoluteError", metrics.MeanAbsoluteError), ("RSquared", metrics.RSquared));
    }

    [Fact]
    public void Without_validation_rows_there_are_none()
    {
        var (ml, training, _) = Data();
        var options = Options(out var told);
        options.ValidationFraction = 0;
        using var model = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: options).Fit(training);
        Assert.Equal(3, told.Count);
        Assert.All(told, progress => Assert.Empty(progress.ValidationMetrics));
        Assert.Null(model.Model.Training.ValidationMetric);
    }

    private static void Check(List<TrainingProgress> told, params (string Name, double Value)[] expected)
    {
        var last = told[^1];
        Assert.Equal(expected.Length, last.ValidationMetrics.Count);
        foreach (var (name, value) in expected)
            Assert.Equal(value, last.ValidationMetrics[name], 1e-5 * Math.Max(1, Math.Abs(value)));
        Assert.Equal(
            last.ValidationMetric!.Value, last.ValidationMetrics.GetValueOrDefault(last.MetricName, expected[0].Value),
            1e-4 * Math.Max(1, Math.Abs(expected[0].Value)));
    }

    // Far more rows than one batch of validation, in classes that are not alike in size.
    private static (MLContext, IDataView Training, IDataView Validation) Data()
    {
        var ml = new MLContext(1);
        return (ml, ml.Data.LoadFromEnumerable(Rows.Make(300, 1)), ml.Data.LoadFromEnumerable(Rows.Make(5000, 2)));
    }

    private static TrainingOptions Options(out List<TrainingProgress> told)
    {
        var reports = told = [];
        var options = Rows.Quick(epochs: 3);
        // The last epoch's weights, which the last report is of.
        options.RestoreBest = false;
        options.ProgressInterval = TimeSpan.FromHours(1);
        options.Progress = new Reporter(reports.Add);
        return options;
    }

    private sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
