using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;

namespace DeepEstimators.Tests.Estimators;

/// <summary>Several numbers of a row, by one network.</summary>
public sealed class MultiOutputTests
{
    private readonly MLContext ml = new(seed: 1);

    private static TrainingOptions Training => new() { Epochs = 30, BatchSize = 32, LearningRate = 0.01, Seed = 1 };

    [Fact]
    public void Each_output_is_learned_in_its_own_unit()
    {
        using var model = Trainer().Fit(Load(600, 1));

        var metrics = ml.Regression.EvaluateMultiOutput(model.Transform(Load(300, 2)));

        Assert.Equal(3, metrics.Outputs.Count);
        Assert.All(metrics.Outputs, output => Assert.True(output.RSquared > 0.98, $"{output}"));
        // The second is a hundred times as large as the first, and the third a thousandth.
        Assert.InRange(metrics.Outputs[1].RootMeanSquaredError, 20 * metrics.Outputs[0].RootMeanSquaredError, double.MaxValue);
        Assert.InRange(metrics.Outputs[2].RootMeanSquaredError, 0, 0.01);
    }

    [Fact]
    public void The_score_is_a_vector_with_the_names_of_the_labels_slots()
    {
        var data = Named();
        using var model = Trainer().Fit(data);

        var column = model.GetOutputSchema(data.Schema)["Score"];
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), column.Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.Equal(["Target", "Other"], names.DenseValues().Select(name => name.ToString()));
        ReadOnlyMemory<char> kind = default;
        column.Annotations.GetValue("ScoreColumnKind", ref kind);
        Assert.Equal("MultiOutputRegression", kind.ToString());
    }

    [Fact]
    public void A_saved_model_gives_the_same_bits()
    {
        var data = Named();
        foreach (var ensemble in new[] { 1, 2 })
        {
            using var model = ml.Regression.Trainers.DeepTabularMultiOutput(new DeepTabularOptions
            {
                Network = Rows.SmallNetwork(), Training = Rows.Quick(), Ensemble = ensemble,
            }).Fit(data);
            var stream = new MemoryStream();
            ml.Model.Save(model, data.Schema, stream);
            using var loaded = (DeepMultiOutputRegressionTransformer)((TransformerChain<ITransformer>)new MLContext().Model.Load(
                new MemoryStream(stream.ToArray()), out _)).LastTransformer;

            Assert.Equal(Scores(model, data), Scores(loaded, data));
            VBuffer<ReadOnlyMemory<char>> names = default;
            loaded.GetOutputSchema(data.Schema)["Score"].GetSlotNames(ref names);
            Assert.Equal("Other", names.GetItemOrDefault(1).ToString());
        }
    }

    [Fact]
    public void Other_losses_weights_modules_and_one_output_work()
    {
        var options = Training;
        options.Loss = TrainingLoss.Huber();
        using var model = ml.Regression.Trainers.DeepMultiOutput(
            () => torch.nn.Sequential(torch.nn.Linear(4, 3)), exampleWeightColumnName: "Weight", training: options).Fit(Load(600, 1));
        Assert.True(ml.Regression.EvaluateMultiOutput(model.Transform(Load(300, 2))).RSquared > 0.98);

        options.Loss = TrainingLoss.Poisson();
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.DeepTabularMultiOutput(training: options));

        var one = ml.Transforms.Concatenate("Label", "Target").Fit(Plain()).Transform(Plain());
        using var single = Trainer().Fit(one);
        Assert.Single(ml.Regression.EvaluateMultiOutput(single.Transform(one)).Outputs);
    }

    [Fact]
    public void Going_on_keeps_the_scaling_of_every_output()
    {
        using var first = Trainer().Fit(Load(600, 1));
        var stopped = Training;
        stopped.CancellationToken = new CancellationToken(canceled: true);
        using var second = ml.Regression.Trainers.DeepTabularMultiOutput(network: Rows.SmallNetwork(), training: stopped)
            .Fit(Load(100, 5), first.Model);

        Assert.Equal(Scores(first, Load(50, 9)), Scores(second, Load(50, 9)));
    }

    [Fact]
    public void Rows_with_a_missing_number_are_left_out_and_infinite_ones_refused()
    {
        var rows = Vectors(100, 1);
        rows[3].Label[1] = float.NaN;
        var messages = new List<string>();
        ml.Log += (_, e) => messages.Add(e.RawMessage);
        Trainer(Rows.Quick()).Fit(ml.Data.LoadFromEnumerable(rows)).Dispose();
        Assert.Contains(messages, message => message.Contains("Skipped 1 training rows with a missing label"));

        rows[7].Label[2] = float.PositiveInfinity;
        var error = Assert.Throws<InvalidOperationException>(() => Trainer(Rows.Quick()).Fit(ml.Data.LoadFromEnumerable(rows)));
        Assert.Contains("'Label' has an infinite value in row 7", error.Message);
    }

    [Fact]
    public void A_scalar_label_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            ml.Regression.Trainers.DeepTabularMultiOutput("Target").Fit(Plain()));
        Assert.Contains("a vector of known size", error.Message);
    }

    [Fact]
    public void Metrics_are_those_of_their_definitions()
    {
        var metrics = MultiOutputRegressionMetrics.Of([1, 10, 2, 20, 3, 30], [1, 13, 2, 20, 6, 27], 2);

        Assert.Equal(1, metrics.Outputs[0].MeanAbsoluteError, 1e-12);
        Assert.Equal(Math.Sqrt(3), metrics.Outputs[0].RootMeanSquaredError, 1e-12);
        Assert.Equal(1 - 9.0 / 2, metrics.Outputs[0].RSquared, 1e-12);
        Assert.Equal(1 - 18.0 / 200, metrics.Outputs[1].RSquared, 1e-12);
        Assert.Equal((3 + 6) / 2.0, metrics.MeanSquaredError, 1e-12);
        Assert.Equal(1.5, metrics.MeanAbsoluteError, 1e-12);
    }

    private DeepMultiOutputRegressionTrainer Trainer(TrainingOptions? training = null) =>
        ml.Regression.Trainers.DeepTabularMultiOutput(network: Rows.SmallNetwork(), training: training ?? Training);

    private IDataView Load(int count, int seed) => ml.Data.LoadFromEnumerable(Vectors(count, seed));

    private IDataView Plain() => ml.Data.LoadFromEnumerable(Rows.Make(100, 1));

    // Concatenate names the slots by their columns.
    private IDataView Named()
    {
        var data = ml.Transforms.CopyColumns("Other", "Weight").Fit(Plain()).Transform(Plain());
        return ml.Transforms.Concatenate("Label", "Target", "Other").Fit(data).Transform(data);
    }

    private static VectorRow[] Vectors(int count, int seed) => Rows.Make(count, seed).Select(row => new VectorRow
    {
        Features = row.Features,
        Label = [row.Features[0] - row.Features[1], 100 * row.Features[2] + 1000, row.Features[3] / 1000],
    }).ToArray();

    private static float[] Scores(DeepMultiOutputRegressionTransformer model, IDataView data) =>
        model.Transform(data).GetColumnValues<float[]>("Score").SelectMany(row => row).ToArray();

    private sealed class VectorRow
    {
        [VectorType(4)]
        public float[] Features { get; set; } = [];

        [VectorType(3)]
        public float[] Label { get; set; } = [];

        public float Weight { get; set; } = 1;
    }
}
