using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Catalog;

/// <summary>The penultimate layer as a column that other learners learn on.</summary>
public sealed class DeepFeaturesTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_tree_learns_on_learned_features()
    {
        var options = new TrainingOptions { Epochs = 15, BatchSize = 32, LearningRate = 0.01, Seed = 1 };
        var deep = ml.BinaryClassification.Trainers.DeepTabular("Flag", network: Network.Mlp([16], 0), training: options);
        var pipeline = ml.Transforms.DeepFeatures("Learned", deep)
            .Append(ml.BinaryClassification.Trainers.FastTree("Flag", "Learned", numberOfTrees: 20));

        using var model = pipeline.Fit(Load(600, 1));
        var metrics = ml.BinaryClassification.Evaluate(model.Transform(Load(300, 2)), "Flag");

        Assert.True(metrics.Accuracy > 0.93, $"accuracy {metrics.Accuracy}");
    }

    [Fact]
    public void Features_of_a_trained_network_are_its_penultimate_layer()
    {
        var data = Load(60, 1);
        var trainer = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: Rows.Quick());
        using var model = trainer.Fit(data);
        using var features = ml.Transforms.DeepFeatures("Learned", model).Fit(data);

        var column = features.GetOutputSchema(data.Schema)["Learned"];
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 8), column.Type);

        // The head is one Linear layer: its weights take the features to the score.
        var state = model.Model.Module.state_dict();
        var (weight, bias) = (state["head.weight"].data<float>().ToArray(), state["head.bias"].data<float>()[0]);
        var scores = model.Transform(data).GetColumnValues<float>("Score");
        var learned = features.Transform(data).GetColumnValues<float[]>("Learned");
        for (var i = 0; i < scores.Length; i++)
        {
            var output = learned[i].Zip(weight, (a, b) => a * b).Sum() + bias;
            Assert.Equal(scores[i], model.Model.Scaling.ToTarget(output), 1e-3f);
        }
    }

    [Fact]
    public void Any_layer_can_be_taken_by_name()
    {
        var data = Load(300, 1);
        var trainer = ml.Regression.Trainers.DeepTabular("Target", network: Network.Mlp([8, 5], 0), training: Rows.Quick());
        using var model = trainer.Fit(data);
        using var before = ml.Transforms.DeepFeatures("Learned", model, "hidden.linear0").Fit(data);
        using var after = ml.Transforms.DeepFeatures("Learned", model, "hidden.relu0").Fit(data);

        Assert.Equal(8, after.FeatureSize);
        var linear = before.Transform(data).GetColumnValues<float[]>("Learned");
        var rectified = after.Transform(data).GetColumnValues<float[]>("Learned");
        Assert.Contains(linear, row => row.Any(value => value < 0));
        for (var i = 0; i < linear.Length; i++)
            Assert.Equal(linear[i].Select(value => Math.Max(value, 0)), rectified[i]);
        // The last hidden layer by name is the penultimate layer.
        using var last = ml.Transforms.DeepFeatures("Learned", model, "hidden.dropout1").Fit(data);
        using var penultimate = ml.Transforms.DeepFeatures("Learned", model).Fit(data);
        Assert.Equal(
            penultimate.Transform(data).GetColumnValues<float[]>("Learned")[7],
            last.Transform(data).GetColumnValues<float[]>("Learned")[7]);
    }

    [Fact]
    public void A_layer_of_images_keeps_its_dimensions_and_is_saved()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(40, 1).Select(row => new Picture { Image = Enumerable.Range(0, 64)
            .Select(i => (byte)(i * row.Id)).ToArray(), Target = row.Target }));
        var trainer = ml.Regression.Trainers.DeepImage("Target", network: Network.SmallCnn([4, 6]), training: Rows.Quick());
        using var features = ml.Transforms.DeepFeatures("Learned", trainer, "stages.pool0").Fit(data);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 4, 4, 4), features.GetOutputSchema(data.Schema)["Learned"].Type);
        var stream = new MemoryStream();
        ml.Model.Save(features, data.Schema, stream);
        using var loaded = (DeepFeaturesTransformer)((TransformerChain<ITransformer>)new MLContext().Model.Load(
            new MemoryStream(stream.ToArray()), out _)).LastTransformer;
        Assert.Equal("stages.pool0", loaded.LayerName);
        Assert.Equal(
            features.Transform(data).GetColumnValues<float[]>("Learned").SelectMany(row => row),
            loaded.Transform(data).GetColumnValues<float[]>("Learned").SelectMany(row => row));
    }

    [Fact]
    public void Layers_of_a_module_of_ones_own_have_the_names_that_it_gives_them()
    {
        var data = Load(30, 1);
        using var model = ml.Regression.Trainers.Deep(
            () => nn.Sequential(("in", nn.Linear(4, 3)), ("tanh", nn.Tanh()), ("out", nn.Linear(3, 1))), "Target", training: Rows.Quick())
            .Fit(data);
        using var features = ml.Transforms.DeepFeatures("Learned", model, "tanh").Fit(data);
        using var penultimate = ml.Transforms.DeepFeatures("Learned", model).Fit(data);

        Assert.Equal(
            penultimate.Transform(data).GetColumnValues<float[]>("Learned").SelectMany(row => row),
            features.Transform(data).GetColumnValues<float[]>("Learned").SelectMany(row => row));
    }

    [Fact]
    public void A_wrong_name_lists_what_is_there()
    {
        var data = Load(30, 1);
        using var model = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: Rows.Quick()).Fit(data);

        var error = Assert.Throws<ArgumentException>(() => ml.Transforms.DeepFeatures("Learned", model, "hidden.relu1"));

        Assert.Contains("'hidden.relu1'", error.Message);
        Assert.Contains("standardization, hidden, head, hidden.linear0, hidden.relu0, hidden.dropout0", error.Message);
    }

    [Fact]
    public void A_layer_whose_output_is_not_one_of_rows_is_refused()
    {
        var data = Load(30, 1);
        using var model = ml.Regression.Trainers.DeepTabular(
            "Target", network: Network.TabM(members: 2, blocks: 1, width: 8), training: Rows.Quick()).Fit(data);

        var error = Assert.Throws<ArgumentException>(() => ml.Transforms.DeepFeatures("Learned", model, "hidden"));

        Assert.Contains("[2, 2, 8] for 2 rows and [2, 3, 8] for 3", error.Message);
    }

    [Fact]
    public void Layers_are_watched_while_others_score()
    {
        var data = Load(200, 1);
        using var model = ml.Regression.Trainers.DeepTabular("Target", network: Network.Mlp([8, 8, 8], 0), training: Rows.Quick()).Fit(data);
        var expected = model.Transform(data).GetColumnValues<float>("Score");
        string[] layers = ["hidden.linear0", "hidden.relu0", "hidden.linear1", "hidden.relu1", "hidden.linear2", "hidden.relu2"];

        Parallel.For(0, 24, i =>
        {
            if (i % 2 == 0)
            {
                using var features = ml.Transforms.DeepFeatures("Learned", model, layers[i / 2 % layers.Length]).Fit(data);
                Assert.Equal(200, features.Transform(data).GetColumnValues<float[]>("Learned").Length);
            }
            else
            {
                Assert.Equal(expected, model.Transform(data).GetColumnValues<float>("Score"));
            }
        });
    }

    private IDataView Load(int count, int seed) => ml.Data.LoadFromEnumerable(Rows.Make(count, seed));

    private sealed class Picture
    {
        [VectorType(64)]
        public byte[] Image { get; set; } = [];

        public float Target { get; set; }
    }
}
