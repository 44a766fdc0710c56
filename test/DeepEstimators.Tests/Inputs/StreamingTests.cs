using DeepEstimators.Inputs;
using DeepEstimators.Tests.Estimators;
using DeepEstimators.Tests.Inputs.Tables;
using DeepEstimators.Training;
using Microsoft.ML;

namespace DeepEstimators.Tests.Inputs;

/// <summary>Rows that are too many for memory are read anew in each epoch, and the fit is as good.</summary>
[Collection(nameof(TensorCount))]
public sealed class StreamingTests
{
    private readonly MLContext ml = new(seed: 1);
    private readonly List<string> log = [];

    public StreamingTests() => ml.Log += (_, message) => log.Add(message.RawMessage);

    [Fact]
    public void A_streamed_fit_learns_of_mixed_columns_and_repeats_itself()
    {
        var data = ml.Data.LoadFromEnumerable(MixedRow.Make(800, 1));
        using var model = Fit(data);
        using var again = Fit(data);
        var test = ml.Data.LoadFromEnumerable(MixedRow.Make(400, 2));

        Assert.InRange(ml.BinaryClassification.Evaluate(model.Transform(test)).Accuracy, 0.9, 1);
        Assert.Equal(Scores(model, test), Scores(again, test));
        Assert.Equal(800, model.Model.Training.Rows);
        Assert.NotNull(model.Model.Training.ValidationLoss);
        Assert.Contains(log, message => message.StartsWith("Of the training rows: they are streamed through a pool of 100 rows", StringComparison.Ordinal));

        DeepBinaryTransformer Fit(IDataView rows) => ml.BinaryClassification.Trainers.DeepTabular(Options(DataLoading.Stream, epochs: 12)).Fit(rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_limit_decides_by_itself(bool isCounted)
    {
        IDataView data = ml.Data.LoadFromEnumerable(MixedRow.Make(200, 1));
        // A filter does not know how many rows it leaves.
        data = isCounted ? ml.Data.Cache(data) : ml.Data.FilterRowsByColumn(data, "Age", lowerBound: 0);
        var options = Options(DataLoading.Auto, epochs: 1);

        options.MemoryLimit = 1 << 20;
        ml.BinaryClassification.Trainers.DeepTabular(options).Fit(data).Dispose();
        Assert.Contains("Of the training rows: they lie in memory.", log);
        Assert.DoesNotContain(log, message => message.Contains("they are streamed", StringComparison.Ordinal));

        // 150 rows of eight numbers.
        options.MemoryLimit = 150 * 8 * 4;
        ml.BinaryClassification.Trainers.DeepTabular(options).Fit(data).Dispose();
        Assert.Contains(log, message => message.Contains("they are streamed", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_kept_for_validation_are_the_same_in_every_pass_and_about_as_many_as_asked_for()
    {
        var source = new RowSource(ml.Data.LoadFromEnumerable(MixedRow.Make(1, 1)), "Label", null, Objective.BinaryClassification, 0.2, 5);
        var held = Enumerable.Range(0, 10_000).Where(row => source.IsHeld(row)).ToArray();

        // Four standard deviations of a binomial distribution.
        Assert.InRange(held.Length, 2_000 - 160, 2_000 + 160);
        Assert.Equal(held, Enumerable.Range(0, 10_000).Where(row => source.IsHeld(row)));
        Assert.NotEqual(held, Enumerable.Range(0, 10_000).Where(row => (source with { Seed = 6 }).IsHeld(row)));
    }

    [Fact]
    public void A_vector_column_with_weights_and_validation_rows_of_their_own_are_streamed_too()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(300, 1));
        var options = new DeepTabularOptions
        {
            LabelColumnName = "Target",
            ExampleWeightColumnName = "Weight",
            DataLoading = DataLoading.Stream,
            ShufflePoolRows = 50,
            Network = Rows.SmallNetwork(),
            Training = new TrainingOptions { Epochs = 30, BatchSize = 32, LearningRate = 0.01, Seed = 1 },
        };

        using var model = ml.Regression.Trainers.DeepTabular(options).Fit(data, ml.Data.LoadFromEnumerable(Rows.Make(100, 2)));

        // The target's deviation is 13.
        Assert.InRange(model.Model.Training.ValidationMetric!.Value, 0, 5);
        Assert.Contains(log, message => message.StartsWith("Of the validation rows: they are streamed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_cannot_be_learned_from_is_named_by_column_and_row_and_nothing_is_left()
    {
        var rows = MixedRow.Make(400, 1);
        rows[333].Sizes[1] = float.PositiveInfinity;
        var options = Options(DataLoading.Stream, epochs: 2);
        options.Training.ValidationFraction = 0;
        Fails();
        var before = TensorCount.Now();
        Fails();
        Assert.Equal(before, TensorCount.Now());

        void Fails()
        {
            var error = Assert.Throws<InvalidOperationException>(
                () => ml.BinaryClassification.Trainers.DeepTabular(options).Fit(ml.Data.LoadFromEnumerable(rows)));
            Assert.Contains("row 333", error.Message);
        }
    }

    [Fact]
    public void A_cancelled_streamed_fit_gives_what_it_has_and_leaves_no_tensor()
    {
        var data = ml.Data.LoadFromEnumerable(MixedRow.Make(400, 1));
        Cancelled();
        var before = TensorCount.Now();
        Cancelled();
        Assert.Equal(before, TensorCount.Now());

        void Cancelled()
        {
            using var source = new CancellationTokenSource();
            var options = Options(DataLoading.Stream, epochs: 5);
            options.Training.CancellationToken = source.Token;
            options.Training.ProgressInterval = TimeSpan.Zero;
            options.Training.Progress = new Reporter(progress =>
            {
                if (progress is { Epoch: 2, Step: 3 })
                    source.Cancel();
            });
            using var model = ml.BinaryClassification.Trainers.DeepTabular(options).Fit(data);
            Assert.Equal(StopReason.Cancelled, model.Model.Training.StopReason);
        }
    }

    [Fact]
    public void Options_are_checked_when_the_trainer_is_made()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.BinaryClassification.Trainers.DeepTabular(new DeepTabularOptions { ShufflePoolRows = 1 }));
        Assert.Contains("ShufflePoolRows is 1; allowed: from 2 to", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.BinaryClassification.Trainers.DeepTabular(new DeepTabularOptions { MemoryLimit = 0 }));
    }

    private static DeepTabularOptions Options(DataLoading loading, int epochs) => new()
    {
        FeatureColumnNames = MixedRow.Names,
        DataLoading = loading,
        ShufflePoolRows = 100,
        Network = Network.Mlp([32], dropout: 0),
        Training = new TrainingOptions { Epochs = epochs, BatchSize = 32, LearningRate = 5e-3, Seed = 3 },
    };

    private static float[] Scores(DeepBinaryTransformer model, IDataView data) => model.Transform(data).GetColumnValues<float>("Score");

    private sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
