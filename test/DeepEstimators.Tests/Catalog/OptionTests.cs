using Microsoft.ML;

namespace DeepEstimators.Tests.Catalog;

/// <summary>Options are checked when the estimator is made: the message names the option, the value and what is allowed.</summary>
public sealed class OptionTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_batch_size_out_of_range_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.Regression.Trainers.DeepTabular(new DeepTabularOptions { ScoringBatchSize = 0 }));
        Assert.Contains("ScoringBatchSize is 0; allowed: from 1 to", error.Message);
    }

    [Fact]
    public void Training_options_are_checked_too()
    {
        var options = new DeepImageOptions { Training = { Epochs = -3 } };
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.DeepImage(options));
        Assert.Contains("Epochs is -3; allowed: from 1 to", error.Message);
    }

    [Fact]
    public void An_empty_column_name_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => ml.BinaryClassification.Trainers.DeepTabular(labelColumnName: ""));
        Assert.Contains("LabelColumnName is empty; allowed: the name of a column.", error.Message);
    }

    [Fact]
    public void A_height_out_of_range_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.MulticlassClassification.Trainers.DeepImage(height: -8));
        Assert.Contains("Height is -8; allowed: from 1 to 65536.", error.Message);
    }

    [Fact]
    public void A_network_of_null_is_refused()
    {
        var error = Assert.Throws<ArgumentNullException>(
            () => ml.Regression.Trainers.DeepTabular(new DeepTabularOptions { Network = null! }));
        Assert.Contains("Network is null", error.Message);
    }

    [Fact]
    public void A_module_of_null_is_refused()
    {
        var error = Assert.Throws<ArgumentNullException>(() => ml.Regression.Trainers.Deep(new DeepModuleOptions()));
        Assert.Contains("Module is null", error.Message);
    }

    [Fact]
    public void Later_changes_of_the_options_do_not_reach_the_trainer()
    {
        var options = new DeepTabularOptions
        {
            LabelColumnName = "Target", Network = Rows.SmallNetwork(), Training = Rows.Quick(),
        };
        var trainer = ml.Regression.Trainers.DeepTabular(options);
        options.LabelColumnName = "Nothing";
        options.Training.Epochs = 7;

        using var model = trainer.Fit(ml.Data.LoadFromEnumerable(Rows.Make(40, seed: 1)));

        Assert.Equal(2, model.Model.Training.Epochs);
    }

    [Fact]
    public void Hog_options_are_checked()
    {
        Assert.Contains(
            "Orientations is 1; allowed: from 2 to 360.",
            Assert.Throws<ArgumentOutOfRangeException>(
                () => ml.Transforms.HistogramOfOrientedGradients("Hog", "Image", orientations: 1)).Message);
        Assert.Contains(
            "Clipping is 0; allowed: more than 0, at most 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.HistogramOfOrientedGradients(
                "Hog", "Image", new HistogramOfOrientedGradientsOptions { Clipping = 0 })).Message);
    }
}
