using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Estimators;

/// <summary>Probabilities are as often right as they say, once calibrated.</summary>
public sealed class CalibrationTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Calibration_of_many_classes_lowers_the_error_and_keeps_the_accuracy()
    {
        var (train, test) = (Keyed(Noisy(600, 1)), Noisy(2000, 2));
        using var plain = Multiclass(calibrate: false).Fit(train);
        using var calibrated = Multiclass(calibrate: true).Fit(train);
        var keys = ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(ml.Data.LoadFromEnumerable(Noisy(600, 1)));
        var rows = keys.Transform(ml.Data.LoadFromEnumerable(test));

        var (before, after) = (Multiclass(plain.Transform(rows)), Multiclass(calibrated.Transform(rows)));

        Assert.Equal(before.Select(row => row.IsRight), after.Select(row => row.IsRight));
        Assert.True(Error(before) > 0.08, $"error before {Error(before)}");
        Assert.True(Error(after) < 0.6 * Error(before), $"error {Error(before)} before, {Error(after)} after");
        Assert.Null(plain.Model.Temperature);
        Assert.True(calibrated.Model.Temperature > 1);
    }

    [Fact]
    public void Calibration_of_two_classes_lowers_the_error_keeps_the_accuracy_and_is_saved()
    {
        var (train, test) = (ml.Data.LoadFromEnumerable(Noisy(600, 1)), ml.Data.LoadFromEnumerable(Noisy(2000, 2)));
        using var plain = Binary(calibrate: false).Fit(train);
        using var calibrated = Binary(calibrate: true).Fit(train);

        var (before, after) = (Binary(plain.Transform(test)), Binary(calibrated.Transform(test)));

        Assert.Equal(before.Select(row => row.IsRight), after.Select(row => row.IsRight));
        Assert.True(Error(after) < 0.6 * Error(before), $"error {Error(before)} before, {Error(after)} after");
        // A score stays the logarithm of the odds.
        Assert.Equal(
            plain.Transform(test).GetColumnValues<float>("Score")[3] / calibrated.Model.Temperature!.Value,
            calibrated.Transform(test).GetColumnValues<float>("Score")[3],
            1e-5);

        var stream = new MemoryStream();
        ml.Model.Save(calibrated, test.Schema, stream);
        using var loaded = (DeepBinaryTransformer)((TransformerChain<ITransformer>)ml.Model.Load(
            new MemoryStream(stream.ToArray()), out _)).LastTransformer;
        Assert.Equal(calibrated.Model.Temperature, loaded.Model.Temperature);
        Assert.Equal(
            calibrated.Transform(test).GetColumnValues<float>("Probability"), loaded.Transform(test).GetColumnValues<float>("Probability"));
    }

    [Fact]
    public void Without_validation_rows_it_is_refused()
    {
        var options = Rows.Quick();
        (options.CalibrateProbabilities, options.ValidationFraction) = (true, 0);
        var trainer = ml.BinaryClassification.Trainers.DeepTabular("Flag", network: Rows.SmallNetwork(), training: options);

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(ml.Data.LoadFromEnumerable(Rows.Make(50, 1))));

        Assert.Contains("ValidationFraction", error.Message);
        using var model = trainer.Fit(
            ml.Data.LoadFromEnumerable(Rows.Make(50, 1)), ml.Data.LoadFromEnumerable(Rows.Make(50, 2)));
        Assert.NotNull(model.Model.Temperature);
    }

    [Fact]
    public void Regression_has_no_probabilities() => Assert.Contains(
        "CalibrateProbabilities",
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.DeepTabular(
            "Target", training: new TrainingOptions { CalibrateProbabilities = true })).Message);

    private DeepMulticlassTrainer Multiclass(bool calibrate) =>
        ml.MulticlassClassification.Trainers.DeepTabular(network: Network.Mlp([128, 128], 0), training: Overfitting(calibrate));

    private DeepBinaryTrainer Binary(bool calibrate) =>
        ml.BinaryClassification.Trainers.DeepTabular("Flag", network: Network.Mlp([128, 128], 0), training: Overfitting(calibrate));

    // Noise is learned by heart, and so the network is far too sure.
    private static TrainingOptions Overfitting(bool calibrate) => new()
    {
        Epochs = 120, BatchSize = 32, LearningRate = 5e-3, WeightDecay = 0, EarlyStoppingPatience = 0, RestoreBest = false,
        ValidationFraction = 0.3, Seed = 1, CalibrateProbabilities = calibrate,
    };

    // Nearly a third of the labels is drawn anew.
    private static Row[] Noisy(int count, int seed)
    {
        var rows = Rows.Make(count, seed);
        var random = new Random(seed);
        foreach (var row in rows)
        {
            if (random.NextDouble() < 0.3)
                (row.Class, row.Flag) = (new[] { "red", "green", "blue" }[random.Next(3)], !row.Flag);
        }

        return rows;
    }

    private IDataView Keyed(Row[] rows)
    {
        var data = ml.Data.LoadFromEnumerable(rows);
        return ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(data).Transform(data);
    }

    private static (double Confidence, bool IsRight)[] Multiclass(IDataView scored) =>
        scored.GetColumnValues<float[]>("Score").Zip(
            scored.GetColumnValues<uint>("PredictedLabel"), scored.GetColumnValues<uint>("Label"))
        .Select(row => ((double)row.First.Max(), row.Second == row.Third)).ToArray();

    private static (double Confidence, bool IsRight)[] Binary(IDataView scored) =>
        scored.GetColumnValues<float>("Probability").Zip(
            scored.GetColumnValues<bool>("PredictedLabel"), scored.GetColumnValues<bool>("Flag"))
        .Select(row => ((double)Math.Max(row.First, 1 - row.First), row.Second == row.Third)).ToArray();

    /// <summary>The expected calibration error in 15 bins (Guo et al., 2017, section 2).</summary>
    private static double Error((double Confidence, bool IsRight)[] rows) => rows
        .GroupBy(row => Math.Min(14, (int)(15 * row.Confidence)))
        .Sum(bin => Math.Abs(bin.Average(row => row.Confidence) - bin.Average(row => row.IsRight ? 1 : 0)) * bin.Count() / rows.Length);
}
