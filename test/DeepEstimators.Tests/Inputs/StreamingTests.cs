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
    public void Texts_are_streamed_with_the_words_of_a_sample()
    {
        var options = new DeepTextOptions
        {
            Network = Network.TextTransformer(1, 16, 2, dropout: 0),
            DataLoading = DataLoading.Stream,
            ShufflePoolRows = 100,
            Training = new TrainingOptions { Epochs = 6, BatchSize = 16, LearningRate = 5e-3, Seed = 3 },
        };
        using var model = ml.BinaryClassification.Trainers.DeepText(options).Fit(TextRow.Load(ml, 400));
        using var again = ml.BinaryClassification.Trainers.DeepText(options).Fit(TextRow.Load(ml, 400));
        var test = TextRow.Load(ml, 200, seed: 2);

        Assert.InRange(ml.BinaryClassification.Evaluate(model.Transform(test)).Accuracy, 0.95, 1);
        Assert.Equal(Scores(model, test), Scores(again, test));
        Assert.Contains(log, message => message.Contains("they are streamed through a pool of 100 rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Sequences_that_differ_in_length_are_streamed_by_length()
    {
        var random = new Random(1);
        // How often a step is above 0: no one length and no one step tells.
        var rows = Enumerable.Range(0, 400).Select(_ =>
        {
            var steps = Enumerable.Range(0, random.Next(2, 12)).Select(_ => random.NextSingle() * 2 - 1).ToArray();
            return new Steps { X = steps, Label = steps.Count(step => step > 0) };
        }).ToArray();
        var data = ml.Data.LoadFromEnumerable(rows);
        var options = new DeepSequenceOptions
        {
            FeatureColumnName = "X",
            Network = Network.Gru(16, dropout: 0),
            DataLoading = DataLoading.Stream,
            ShufflePoolRows = 60,
            Training = new TrainingOptions { Epochs = 40, BatchSize = 16, LearningRate = 0.01, Seed = 1 },
        };

        using var model = ml.Regression.Trainers.DeepSequence(options).Fit(data);

        Assert.InRange(ml.Regression.Evaluate(model.Transform(data)).RSquared, 0.9, 1);
        Assert.Contains(log, message => message.Contains("they are streamed", StringComparison.Ordinal));
    }

    [Fact]
    public void Vectors_of_labels_are_streamed_too()
    {
        var rows = ml.Data.LoadFromEnumerable(Rows.Make(400, 1));
        var mapped = ml.Transforms.Conversion.ConvertType("Scalar")
            .Append(ml.Transforms.Concatenate("Label", "Target", "Weight", "Scalar")).Fit(rows).Transform(rows);
        var options = new DeepTabularOptions
        {
            DataLoading = DataLoading.Stream,
            ShufflePoolRows = 50,
            Network = Rows.SmallNetwork(),
            Training = new TrainingOptions { Epochs = 30, BatchSize = 32, LearningRate = 0.01, Seed = 1 },
        };

        using var model = ml.Regression.Trainers.DeepTabularMultiOutput(options).Fit(mapped);

        var outputs = ml.Regression.EvaluateMultiOutput(model.Transform(mapped)).Outputs;
        Assert.Equal(3, outputs.Count);
        Assert.InRange(outputs[0].RSquared, 0.9, 1);
        Assert.InRange(outputs[2].RSquared, 0.9, 1);
    }

    [Fact]
    public void Longer_rows_take_the_places_of_others()
    {
        var random = new Random(4);
        var rows = Enumerable.Range(0, 300).Select(row => new Steps
        {
            X = [.. Enumerable.Range(0, random.Next(1, 30_000)).Select(_ => (float)row)],
        }).ToArray();
        var data = ml.Data.LoadFromEnumerable(rows);
        var column = new SequenceColumn("X", Microsoft.ML.Data.NumberDataViewType.Single, 1, 30_000);
        using var store = column.CreateStore(0);
        var kept = new int[10];
        using (var cursor = data.GetRowCursor(data.Schema))
        {
            var reader = column.CreateReader(cursor, [data.Schema["X"]]);
            for (var row = 0; cursor.MoveNext(); row++)
            {
                var place = row < kept.Length ? row : random.Next(kept.Length);
                if (row < kept.Length)
                    store.Add(reader);
                else
                    store.Replace(place, reader);
                kept[place] = row;
            }
        }

        using var scope = TorchSharp.torch.NewDisposeScope();
        var all = store.ToTensor();
        Assert.Equal(kept.Select(row => rows[row].X.Length), store.Lengths);
        for (var place = 0; place < kept.Length; place++)
        {
            var values = all[place].data<float>().ToArray();
            var length = rows[kept[place]].X.Length;
            Assert.Equal(length, values[0]);
            Assert.All(values[1..(length + 1)], value => Assert.Equal(kept[place], value));
            Assert.All(values[(length + 1)..], value => Assert.Equal(0, value));
        }
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
    public void A_streamed_fit_that_goes_on_ends_as_an_uninterrupted_one()
    {
        var data = ml.Data.LoadFromEnumerable(MixedRow.Make(800, 1));
        var test = ml.Data.LoadFromEnumerable(MixedRow.Make(200, 2));
        using var whole = Fit(null, null);
        foreach (var (epoch, step) in new[] { (1, 3), (2, 5) })
        {
            using var folder = new TemporaryFolder();
            using (var part = Fit(folder.FullPath, (epoch, step)))
                Assert.Equal(StopReason.Cancelled, part.Model.Training.StopReason);
            using var resumed = Fit(folder.FullPath, null);
            Assert.Contains(log, message => message.Contains("steps were done before a checkpoint", StringComparison.Ordinal));
            log.Clear();
            Assert.Equal(Scores(whole, test), Scores(resumed, test));
        }

        DeepBinaryTransformer Fit(string? folder, (int, int)? cut)
        {
            using var source = new CancellationTokenSource();
            var options = Options(DataLoading.Stream, epochs: 3);
            options.Training.Checkpoints = folder is null ? null : new CheckpointOptions { Folder = folder };
            options.Training.CancellationToken = source.Token;
            options.Training.ProgressInterval = TimeSpan.Zero;
            options.Training.Progress = new Reporter(progress =>
            {
                if ((progress.Epoch, progress.Step) == cut)
                    source.Cancel();
            });
            return ml.BinaryClassification.Trainers.DeepTabular(options).Fit(data);
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

    private sealed class Steps
    {
        public float[] X { get; set; } = [];

        public float Label { get; set; }
    }

    private static float[] Scores(DeepBinaryTransformer model, IDataView data) => model.Transform(data).GetColumnValues<float>("Score");

    private sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
