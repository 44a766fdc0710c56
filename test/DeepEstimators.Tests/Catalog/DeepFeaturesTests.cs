using Microsoft.ML;
using Microsoft.ML.Data;

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

    private IDataView Load(int count, int seed) => ml.Data.LoadFromEnumerable(Rows.Make(count, seed));
}
