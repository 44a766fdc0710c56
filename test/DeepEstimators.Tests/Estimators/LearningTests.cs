using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Estimators;

/// <summary>Deep trainers in ordinary ML.NET pipelines: evaluated, cross-validated, asked for single rows.</summary>
public sealed class LearningTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_binary_trainer_learns_and_is_evaluated()
    {
        var (train, test) = (Load(800, 1), Load(400, 2));
        var trainer = ml.BinaryClassification.Trainers.DeepTabular(
            "Flag", network: Network.Mlp([32], dropout: 0), training: Learning());
        using var model = trainer.Fit(train);

        var metrics = ml.BinaryClassification.Evaluate(model.Transform(test), "Flag");

        Assert.True(metrics.Accuracy > 0.95, $"accuracy {metrics.Accuracy}");
        Assert.True(metrics.AreaUnderRocCurve > 0.99, $"AUC {metrics.AreaUnderRocCurve}");
        Assert.True(metrics.LogLoss < 0.25, $"log-loss {metrics.LogLoss} bits");
    }

    [Fact]
    public void A_multiclass_pipeline_is_cross_validated_and_predicts_single_rows()
    {
        var data = Load(900, 1);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(ml.MulticlassClassification.Trainers.DeepTabular(
                network: Network.Mlp([32], dropout: 0), training: Learning()))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        var folds = ml.MulticlassClassification.CrossValidate(data, pipeline, numberOfFolds: 3);

        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.True(fold.Metrics.MicroAccuracy > 0.9, $"accuracy {fold.Metrics.MicroAccuracy}"));
        using var engine = ml.Model.CreatePredictionEngine<Row, Prediction>(folds[0].Model);
        var rows = Rows.Make(50, seed: 3);
        Assert.True(rows.Count(row => engine.Predict(row).PredictedLabel == row.Class) >= 43);
        Assert.Equal(1, engine.Predict(rows[0]).Score.Sum(), 5);
    }

    [Fact]
    public void A_regression_trainer_gives_scores_in_the_unit_of_the_label()
    {
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", network: Network.Mlp([32], dropout: 0), training: Learning());
        using var model = trainer.Fit(Load(800, 1));

        var metrics = ml.Regression.Evaluate(model.Transform(Load(400, 2)), "Target");

        Assert.True(metrics.RSquared > 0.97, $"R2 {metrics.RSquared}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", network: Rows.SmallNetwork(), training: Rows.Quick());
        using var first = trainer.Fit(Load(200, 1));
        using var second = trainer.Fit(Load(200, 1));

        Assert.Equal(Scores(first), Scores(second));
    }

    [Fact]
    public void Weights_of_zero_take_rows_out()
    {
        var rows = Rows.Make(600, 1);
        foreach (var row in rows[300..])
            (row.Target, row.Weight) = (200 - row.Target, 0);
        var options = Learning();
        options.ValidationFraction = 0;
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", exampleWeightColumnName: "Weight", network: Network.Mlp([32], dropout: 0), training: options);
        using var model = trainer.Fit(ml.Data.LoadFromEnumerable(rows));

        var metrics = ml.Regression.Evaluate(model.Transform(Load(200, 2)), "Target");

        Assert.True(metrics.RSquared > 0.8, $"R2 {metrics.RSquared}");
    }

    [Fact]
    public void Images_of_bytes_and_of_floats_are_learned()
    {
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label");
        foreach (var (data, name) in new[] { (Stripes<ByteImage>(), "bytes"), (Stripes<FloatImage>(), "floats") })
        {
            var options = new DeepImageOptions { Network = Network.SmallCnn([8, 8]) };
            options.Training.Epochs = 6;
            using var model = pipeline.Append(ml.MulticlassClassification.Trainers.DeepImage(options)).Fit(data);
            var metrics = ml.MulticlassClassification.Evaluate(model.Transform(data));
            Assert.True(metrics.MicroAccuracy > 0.95, $"{name}: {metrics.MicroAccuracy}");
        }
    }

    private static TrainingOptions Learning() => new() { Epochs = 25, BatchSize = 32, LearningRate = 0.01, Seed = 1 };

    private IDataView Load(int count, int seed) => ml.Data.LoadFromEnumerable(Rows.Make(count, seed));

    private float[] Scores(DeepRegressionTransformer model) =>
        model.Transform(Load(100, 9)).GetColumn<float>("Score").ToArray();

    // Bright rows or bright columns on a dark, noisy ground.
    private IDataView Stripes<T>() where T : class, IImage, new()
    {
        var random = new Random(4);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i =>
        {
            var at = random.Next(8);
            var pixels = Enumerable.Range(0, 64)
                .Select(p => (i % 2 == 0 ? p / 8 : p % 8) == at ? 200 : random.Next(60)).ToArray();
            var image = new T { Label = i % 2 == 0 ? "row" : "column" };
            image.Set(pixels);
            return image;
        }).ToArray());
    }

    private interface IImage
    {
        string Label { get; set; }

        void Set(int[] pixels);
    }

    private sealed class ByteImage : IImage
    {
        [VectorType(64)]
        public byte[] Image { get; set; } = [];

        public string Label { get; set; } = "";

        public void Set(int[] pixels) => Image = pixels.Select(pixel => (byte)pixel).ToArray();
    }

    private sealed class FloatImage : IImage
    {
        [VectorType(64)]
        public float[] Image { get; set; } = [];

        public string Label { get; set; } = "";

        public void Set(int[] pixels) => Image = pixels.Select(pixel => pixel / 255f).ToArray();
    }

    private sealed class Prediction
    {
        public string PredictedLabel { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
}
