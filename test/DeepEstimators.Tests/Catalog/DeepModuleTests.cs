using DeepEstimators.Tests.Estimators;
using DeepEstimators.Tests.Models;
using Microsoft.ML;
using TorchSharp;

namespace DeepEstimators.Tests.Catalog;

/// <summary>Modules of the user's own: as a factory and as an instance.</summary>
[Collection(nameof(TensorCount))]
public sealed class DeepModuleTests
{
    private readonly MLContext ml = new(seed: 1);

    private IDataView Data => ml.Data.LoadFromEnumerable(Rows.Make(200, seed: 1));

    [Fact]
    public void A_lambda_makes_the_module_of_each_fit()
    {
        var made = 0;
        var trainer = ml.Regression.Trainers.Deep(
            () =>
            {
                made++;
                return new UserNetwork();
            },
            "Target",
            training: Rows.Quick());
        var before = made;
        using var first = trainer.Fit(Data);
        using var second = trainer.Fit(Data);

        Assert.Equal(before + 2, made);
        Assert.Equal(
            first.Transform(Data).GetColumnValues<float>("Score"), second.Transform(Data).GetColumnValues<float>("Score"));
    }

    [Fact]
    public void An_instance_is_left_as_it_is()
    {
        using var instance = new UserNetwork();
        var weights = instance.state_dict()["head.weight"].data<float>().ToArray();
        using var model = ml.Regression.Trainers.Deep(instance, "Target", training: Rows.Quick()).Fit(Data);

        Assert.Equal(weights, instance.state_dict()["head.weight"].data<float>().ToArray());
        Assert.Equal(6, model.Model.FeatureSize);
    }

    [Fact]
    public void An_instance_that_cannot_be_made_anew_is_refused_at_once()
    {
        using var instance = torch.nn.Sequential(torch.nn.Linear(4, 1));

        var error = Assert.Throws<ArgumentException>(() => ml.Regression.Trainers.Deep(instance, "Target"));

        Assert.Contains("Sequential", error.Message);
        Assert.Contains("Pass a factory instead", error.Message);
    }

    [Fact]
    public void A_module_with_the_wrong_number_of_outputs_is_told_in_terms_of_the_data()
    {
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(Data).Transform(Data);
        var trainer = ml.MulticlassClassification.Trainers.Deep(UserNetwork.Create, training: Rows.Quick());
        var before = TensorCount.Now();

        var error = Assert.Throws<ArgumentException>(() => trainer.Fit(keyed));

        Assert.Contains("gives [2, 1] for 2 rows; expected [2, 3]", error.Message);
        Assert.Equal(before, TensorCount.Now());
    }

    [Fact]
    public void A_module_that_takes_another_input_is_told_of()
    {
        var trainer = ml.Regression.Trainers.Deep(() => torch.nn.Linear(7, 1), "Target", training: Rows.Quick());

        var error = Assert.Throws<ArgumentException>(() => trainer.Fit(Data));

        Assert.Contains("does not take a batch [2, 4] (vector of 4)", error.Message);
    }
}
