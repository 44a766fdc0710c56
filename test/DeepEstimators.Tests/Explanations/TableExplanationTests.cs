using DeepEstimators.Explanations;
using DeepEstimators.Networks;
using Microsoft.ML;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Explanations;

public sealed class TableExplanationTests
{
    private readonly MLContext ml = new(seed: 1);

    // A linear network's attributions are its weights times the differences, with a single step.
    [Fact]
    public void Integrated_gradients_of_a_linear_network_are_its_terms()
    {
        var linear = nn.Linear(3, 2);
        using var module = DeepModule.Wrap(linear);
        module.eval();
        var weights = linear.weight!.data<float>().ToArray();

        var attributions = IntegratedGradients.Of(module, InputShape.Vector(3), [1, -2, 3], [0.5f, 0, 1], output: 1, steps: 1);

        Assert.Equal(0.5 * weights[3], attributions[0], 1e-6);
        Assert.Equal(-2 * weights[4], attributions[1], 1e-6);
        Assert.Equal(2 * weights[5], attributions[2], 1e-6);
    }

    [Fact]
    public void Integrated_gradients_of_a_trained_network_sum_to_the_difference_of_its_outputs()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(2000, 5));
        using var model = ml.Regression.Trainers.DeepTabular(
            "Target", "Features", network: Network.Tabular(), training: new TrainingOptions { Epochs = 12, Seed = 1 }).Fit(data);
        var scale = 0.0;
        double[] means = new double[4];
        foreach (var row in Rows.Make(20, 6))
        {
            var attributions = model.Model.IntegratedGradients(row.Features, steps: 2000);

            Assert.Equal(Output(model.Model, row.Features) - Output(model.Model, new float[4]), attributions.Sum(), 1e-3);
            for (var i = 0; i < 4; i++)
                means[i] += Math.Abs(attributions[i]) / 20;
            scale = Math.Max(scale, means.Max());
        }

        // The target is 100 + 20 x0 - 10 x2.
        Assert.True(means[0] > 1.5 * means[2] && means[2] > 4 * Math.Max(means[1], means[3]), string.Join(" ", means));
    }

    [Fact]
    public void A_disposed_model_is_not_explained()
    {
        var model = ml.Regression.Trainers.DeepTabular("Target", "Features", network: Rows.SmallNetwork(), training: Rows.Quick())
            .Fit(ml.Data.LoadFromEnumerable(Rows.Make(100, 5)));
        model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => model.Model.IntegratedGradients(new float[4]));
    }

    [Fact]
    public void Columns_matter_as_much_as_the_target_hangs_on_them()
    {
        var random = new Random(2);
        var rows = Enumerable.Range(0, 1500).Select(_ =>
        {
            var row = new Sale
            {
                Size = (float)random.NextDouble(), Age = (float)random.NextDouble(), Noise = (float)random.NextDouble(),
                Town = random.Next(3) switch { 0 => "north", 1 => "south", _ => "west" },
            };
            row.Price = 10 * row.Size - 2 * row.Age + (row.Town == "north" ? 4 : 0);
            return row;
        }).ToArray();
        var split = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(rows), 0.3, seed: 1);
        var model = ml.Transforms.Categorical.OneHotEncoding("TownKey", "Town")
            .Append(ml.Transforms.Concatenate("Features", "Size", "Age", "Noise", "TownKey"))
            .Append(ml.Regression.Trainers.FastTree("Price"))
            .Fit(split.TrainSet);

        double Metric(IDataView scored) => ml.Regression.Evaluate(scored, "Price").RSquared;
        var importances = PermutationImportance.Of(model, split.TestSet, ["Noise", "Age", "Town", "Size"], Metric);

        Assert.Equal(["Size", "Town", "Age", "Noise"], importances.Select(importance => importance.Column));
        // Exchanged values of an independent term of variance v cost 2 v of the variance of the target: of 100/12 + 4/12 + 32/9.
        var variance = 100 / 12.0 + 4 / 12.0 + 32 / 9.0;
        Assert.Equal(2 * (100 / 12.0) / variance, importances[0].Mean, 0.15);
        Assert.Equal(2 * (32 / 9.0) / variance, importances[1].Mean, 0.1);
        Assert.Equal(0, importances[3].Mean, 0.01);
        Assert.Equal(importances, PermutationImportance.Of(model, split.TestSet, ["Size", "Town", "Age", "Noise"], Metric));
        Assert.Contains("no column 'Sort'", Assert.Throws<ArgumentException>(
            () => PermutationImportance.Of(model, split.TestSet, ["Sort"], Metric)).Message);
    }

    // In the unit of the standardised target, which is what the network gives.
    private static double Output(DeepModel model, float[] row)
    {
        using var batch = torch.tensor(row, 1, 4);
        using var noGradients = no_grad();
        using var output = model.Module.call(batch);
        return output.data<float>()[0];
    }

    private sealed class Sale
    {
        public float Size { get; set; }

        public float Age { get; set; }

        public float Noise { get; set; }

        public string Town { get; set; } = "";

        public float Price { get; set; }
    }
}
