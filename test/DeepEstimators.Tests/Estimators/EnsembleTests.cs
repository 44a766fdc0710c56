using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Estimators;

/// <summary>Networks from several seeds as one model.</summary>
[Collection(nameof(TensorCount))]
public sealed class EnsembleTests
{
    private readonly MLContext ml = new(seed: 1);

    private IDataView Data => ml.Data.LoadFromEnumerable(Rows.Make(120, seed: 1));

    [Fact]
    public void The_predictions_of_the_members_are_averaged()
    {
        using var ensemble = Regression(3).Fit(Data);
        var members = Enumerable.Range(1, 3).Select(seed => Score(seed)).ToArray();

        var scores = ensemble.Transform(Data).GetColumnValues<float>("Score");

        Assert.Equal(3, ensemble.Model.EnsembleSize);
        for (var i = 0; i < scores.Length; i++)
            Assert.Equal(members.Average(member => member[i]), scores[i], 1e-3);

        // Each alone, trained without holding rows out, has the same targets and rows.
        float[] Score(int seed)
        {
            using var alone = Regression(1, seed).Fit(Data);
            return alone.Transform(Data).GetColumnValues<float>("Score");
        }
    }

    [Fact]
    public void Probabilities_are_averaged_not_logits()
    {
        var options = new DeepTabularOptions
        {
            LabelColumnName = "Flag", Network = Rows.SmallNetwork(), Training = NoValidation(1), Ensemble = 2,
        };
        using var ensemble = ml.BinaryClassification.Trainers.DeepTabular(options).Fit(Data);
        var members = new[] { 1, 2 }.Select(seed =>
        {
            using var alone = ml.BinaryClassification.Trainers.DeepTabular(
                "Flag", network: Rows.SmallNetwork(), training: NoValidation(seed)).Fit(Data);
            return alone.Transform(Data).GetColumnValues<float>("Probability");
        }).ToArray();

        var probabilities = ensemble.Transform(Data).GetColumnValues<float>("Probability");

        for (var i = 0; i < probabilities.Length; i++)
            Assert.Equal((members[0][i] + members[1][i]) / 2, probabilities[i], 1e-5);
    }

    [Fact]
    public void Members_trained_at_once_are_those_trained_one_after_another()
    {
        using var inTurn = Regression(4).Fit(Data);
        using var atOnce = Regression(4, parallel: 4).Fit(Data);

        Assert.Equal(inTurn.Transform(Data).GetColumnValues<float>("Score"), atOnce.Transform(Data).GetColumnValues<float>("Score"));
    }

    [Fact]
    public void An_ensemble_is_one_saved_model_and_its_disposal_frees_all()
    {
        var trainer = ml.MulticlassClassification.Trainers.DeepTabular(new DeepTabularOptions
        {
            Network = Network.TabM(members: 2, blocks: 1, width: 8), Training = Calibrated(), Ensemble = 3,
        });
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(Data).Transform(Data);
        trainer.Fit(keyed).Dispose();
        var before = TensorCount.Now();
        using (var model = trainer.Fit(keyed))
        {
            var stream = new MemoryStream();
            ml.Model.Save(model, keyed.Schema, stream);
            using var loaded = (DeepMulticlassTransformer)((TransformerChain<ITransformer>)ml.Model.Load(
                new MemoryStream(stream.ToArray()), out _)).LastTransformer;

            Assert.Equal(3, loaded.Model.EnsembleSize);
            Assert.Equal(model.Model.Temperature, loaded.Model.Temperature);
            Assert.Equal(ScoresOf(model), ScoresOf(loaded));
            using var features = ml.Transforms.DeepFeatures("Learned", loaded).Fit(keyed);
            Assert.Equal(3 * 8, features.FeatureSize);
        }

        Assert.Equal(before, TensorCount.Now());

        float[] ScoresOf(DeepMulticlassTransformer model) =>
            model.Transform(keyed).GetColumnValues<float[]>("Score").SelectMany(row => row).ToArray();
    }

    [Fact]
    public void An_average_beats_its_members_on_rows_held_out()
    {
        var training = new TrainingOptions { Epochs = 30, BatchSize = 16, LearningRate = 0.01, Seed = 3, ValidationFraction = 0.3 };
        using var alone = Regression(1, training).Fit(Data);
        using var ensemble = Regression(6, training).Fit(Data);

        Assert.True(ensemble.Model.Training.ValidationMetric < alone.Model.Training.ValidationMetric);
    }

    [Fact]
    public void A_fit_that_fails_frees_all_members()
    {
        foreach (var parallel in new[] { 1, 3 })
        {
            var failing = Regression(3, new TrainingOptions { Epochs = 2, Progress = new Thrower() }, parallel);
            Assert.Throws<NotSupportedException>(() => failing.Fit(Data));
            var before = TensorCount.Now();
            Assert.Throws<NotSupportedException>(() => failing.Fit(Data));
            Assert.Equal(before, TensorCount.Now());
        }
    }

    [Fact]
    public void Members_go_on_from_members()
    {
        using var first = Regression(2).Fit(Data);
        var stopped = NoValidation(9);
        stopped.CancellationToken = new CancellationToken(canceled: true);
        using var second = Regression(2, stopped).Fit(Data, first.Model);

        Assert.Equal(
            first.Transform(Data).GetColumnValues<float>("Score"), second.Transform(Data).GetColumnValues<float>("Score"));
    }

    private DeepRegressionTrainer Regression(int ensemble, int seed = 1, int parallel = 1) =>
        Regression(ensemble, NoValidation(seed), parallel);

    private DeepRegressionTrainer Regression(int ensemble, TrainingOptions training, int parallel = 1) =>
        ml.Regression.Trainers.DeepTabular(new DeepTabularOptions
        {
            LabelColumnName = "Target",
            Network = Rows.SmallNetwork(),
            Training = training,
            Ensemble = ensemble,
            EnsembleParallelism = parallel,
        });

    private static TrainingOptions NoValidation(int seed) => new() { Epochs = 2, BatchSize = 32, Seed = seed, ValidationFraction = 0 };

    private static TrainingOptions Calibrated() =>
        new() { Epochs = 2, BatchSize = 32, Seed = 1, CalibrateProbabilities = true };

    private sealed class Thrower : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => throw new NotSupportedException("told to fail");
    }
}
