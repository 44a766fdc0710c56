using DeepEstimators.Tests.Estimators;
using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;

namespace DeepEstimators.Tests.Catalog;

[Collection(nameof(TensorCount))]
public sealed class DeepSequenceTests
{
    private readonly MLContext ml = new(seed: 1);

    [Theory]
    [InlineData("tcn", true)]
    [InlineData("gru", true)]
    [InlineData("lstm", false)]
    [InlineData("tcn", false)]
    public void Rising_and_falling_series_are_told_apart(string network, bool variable)
    {
        var (train, test) = (Load(120, 1, variable), Load(80, 2, variable));
        using var model = Binary(network).Fit(train);
        var metrics = ml.BinaryClassification.Evaluate(model.Transform(test));
        Assert.True(metrics.Accuracy > 0.95, $"{metrics.Accuracy}");
    }

    [Fact]
    public void Classes_and_numbers_are_learned_too()
    {
        var data = Load(150, 1, variable: true);
        var keyed = ml.Transforms.Conversion.MapValueToKey("Key", "Label").Fit(data).Transform(data);
        using var classes = ml.MulticlassClassification.Trainers
            .DeepSequence("Key", network: Small("gru"), channels: 2, training: Training()).Fit(keyed);
        Assert.True(ml.MulticlassClassification.Evaluate(classes.Transform(keyed), "Key").MicroAccuracy > 0.95);
        using var numbers = ml.Regression.Trainers
            .DeepSequence("Number", network: Small("gru"), channels: 2, training: Training()).Fit(data);
        Assert.True(ml.Regression.Evaluate(numbers.Transform(data), "Number").RSquared > 0.8);
    }

    [Theory]
    [InlineData("tcn", true)]
    [InlineData("gru", false)]
    [InlineData("lstm", true)]
    public void A_loaded_model_gives_the_same_scores(string network, bool variable)
    {
        var data = Load(60, 1, variable);
        using var model = Binary(network, epochs: 1).Fit(data);
        using var stream = new MemoryStream();
        ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        using var loaded = (DeepBinaryTransformer)((IEnumerable<ITransformer>)new MLContext().Model.Load(stream, out _)).Single();
        Assert.Equal(Scores(model, data), Scores(loaded, data));
        Assert.Equal(model.Model.InputShape, loaded.Model.InputShape);
        Assert.Equal(model.FeatureColumnType, loaded.FeatureColumnType);
    }

    [Fact]
    public void One_row_scores_as_in_a_batch_and_longer_sequences_than_trained_on_have_scores()
    {
        using var model = Binary("tcn", epochs: 2).Fit(Load(60, 1, variable: true));
        var rows = Make(5, 3, variable: true).Append(new Series { Sequence = new float[200] }).ToArray();
        var together = Scores(model, ml.Data.LoadFromEnumerable(rows));
        var engine = ml.Model.CreatePredictionEngine<Series, Scored>(model);
        for (var i = 0; i < rows.Length; i++)
            Assert.Equal(together[i], engine.Predict(rows[i]).Score, 1e-5f);
    }

    [Fact]
    public void A_fit_leaves_no_tensor_behind()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var data = Load(40, 1, variable: true);
        using (var model = Binary("lstm", epochs: 1).Fit(data))
            Scores(model, data);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Options_and_columns_that_cannot_be_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.DeepSequence(channels: 0));
        Assert.Equal("Channels", error.ParamName);
        error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.Regression.Trainers.DeepSequence(new DeepSequenceOptions { MaxLength = 0 }));
        Assert.Equal("MaxLength", error.ParamName);
        error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.Regression.Trainers.DeepSequence("Number", "Number").Fit(Load(4, 1, variable: true)));
        Assert.Contains("Schema mismatch for sequence column 'Number': expected numbers, a vector, got Single.", error.Message);
    }

    private DeepBinaryTrainer Binary(string network, int epochs = 30) => ml.BinaryClassification.Trainers
        .DeepSequence(network: Small(network), channels: 2, training: Training(epochs));

    private static Network Small(string name) => name switch
    {
        "tcn" => Network.Tcn(8, kernelSize: 3, dropout: 0),
        "gru" => Network.Gru(12, dropout: 0),
        _ => Network.Lstm(12, dropout: 0),
    };

    private static TrainingOptions Training(int epochs = 30)
    {
        var training = TrainingOptions.ForSequences();
        training.Epochs = epochs;
        training.LearningRate = 0.01;
        training.Seed = 1;
        training.Threads = 1;
        return training;
    }

    private static float[] Scores(DeepBinaryTransformer model, IDataView data) => model.Transform(data).GetColumn<float>("Score").ToArray();

    private IDataView Load(int rows, int seed, bool variable)
    {
        var schema = SchemaDefinition.Create(typeof(Series));
        if (!variable)
            schema[nameof(Series.Sequence)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 24);
        return ml.Data.LoadFromEnumerable(Make(rows, seed, variable), schema);
    }

    // Steps of noise and of a line that rises or falls with it; the number is the line's slope times ten.
    private static Series[] Make(int rows, int seed, bool variable)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, rows).Select(_ =>
        {
            var steps = variable ? random.Next(6, 20) : 12;
            var slope = (random.NextDouble() + 0.2) * (random.Next(2) == 0 ? 1 : -1);
            var values = new float[2 * steps];
            for (var step = 0; step < steps; step++)
            {
                values[2 * step] = (float)random.NextDouble();
                values[2 * step + 1] = (float)(slope * (step - steps / 2.0) + random.NextDouble());
            }

            return new Series { Label = slope > 0, Number = (float)(10 * slope), Sequence = values };
        }).ToArray();
    }

    private sealed class Series
    {
        public bool Label { get; set; }

        public float Number { get; set; }

        public float[] Sequence { get; set; } = [];
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
