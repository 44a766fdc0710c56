using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class TrainingOptionsTests
{
    public static TheoryData<string, Action<TrainingOptions>> Wrong => new()
    {
        { "Epochs", options => options.Epochs = 0 },
        { "BatchSize", options => options.BatchSize = 1 },
        { "LearningRate", options => options.LearningRate = 0 },
        { "LearningRate", options => options.LearningRate = double.NaN },
        { "LearningRate", options => options.LearningRate = 11 },
        { "WeightDecay", options => options.WeightDecay = -0.1 },
        { "WarmUpFraction", options => options.WarmUpFraction = 1.1 },
        { "LayerDecay", options => options.LayerDecay = 0 },
        { "OnNonFiniteLoss", options => options.OnNonFiniteLoss = (NonFiniteLoss)7 },
        { "Precision", options => options.Precision = (TrainingPrecision)2 },
        { "SkipsInARow", options => options.SkipsInARow = 0 },
        { "FrozenPrefixes", options => options.FrozenPrefixes = ["head", ""] },
        { "UnfreezeEpoch", options => options.UnfreezeEpoch = 1 },
        { "ValidationFraction", options => options.ValidationFraction = 0.95 },
        { "EarlyStoppingPatience", options => options.EarlyStoppingPatience = -1 },
        { "ClipNorm", options => options.ClipNorm = 0 },
        { "ClipNorm", options => options.ClipNorm = double.PositiveInfinity },
        { "LabelSmoothing", options => options.LabelSmoothing = 1 },
        { "LabelSmoothing", options => (options.LabelSmoothing, options.Loss) = (0.1, TrainingLoss.Focal()) },
        { "MicroBatchSize", options => options.MicroBatchSize = 1 },
        { "AverageDecay", options => options.AverageDecay = 1 },
        { "ClassWeights", options => options.ClassWeights = [1, -1] },
        { "ClassWeights", options => options.ClassWeights = [0, 0] },
        { "BalanceClasses", options => (options.BalanceClasses, options.ClassWeights) = (true, [1, 2]) },
        { "Shift", options => options.Augmentation = new ImageAugmentation { Shift = 65 } },
        { "CropScale", options => options.Augmentation = new ImageAugmentation { CropScale = 0 } },
        { "Rotation", options => options.Augmentation = new ImageAugmentation { Rotation = 181 } },
        { "EraseProbability", options => options.Augmentation = new ImageAugmentation { EraseProbability = 1.1 } },
        { "RandAugmentOperations", options => options.Augmentation = new ImageAugmentation { RandAugmentOperations = 11 } },
        { "RandAugmentMagnitude", options => options.Augmentation = new ImageAugmentation { RandAugmentMagnitude = double.NaN } },
        { "MixUp", options => options.Augmentation = new ImageAugmentation { MixUp = -0.1 } },
        { "CutMix", options => options.Augmentation = new ImageAugmentation { CutMix = 11 } },
        { "Threads", options => options.Threads = 0 },
        { "ProgressInterval", options => options.ProgressInterval = TimeSpan.FromSeconds(-1) },
    };

    [Fact]
    public void The_defaults_are_valid()
    {
        new TrainingOptions().Validate();
        TrainingOptions.ForImages().Validate();
    }

    [Fact]
    public void Many_images_need_fewer_passes()
    {
        Assert.Equal(20, TrainingOptions.ForImages(1_797).Epochs);
        var many = TrainingOptions.ForImages(60_000);
        Assert.Equal(6, many.Epochs);
        Assert.Equal(128, many.BatchSize);
        many.Validate();
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_named(string name, Action<TrainingOptions> change)
    {
        var options = new TrainingOptions();
        change(options);
        var error = Assert.Throws<ArgumentOutOfRangeException>(options.Validate);
        Assert.Equal(name, error.ParamName);
        Assert.StartsWith($"{name} is ", error.Message, StringComparison.Ordinal);
        Assert.Contains("; allowed: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_is_refused_where_it_has_no_meaning()
    {
        foreach (var (loss, objective) in new[] { (TrainingLoss.Focal(), Objective.Regression), (TrainingLoss.Huber(), Objective.BinaryClassification) })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Loss = loss }.Validate(objective));
            Assert.Equal("Loss", error.ParamName);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ClassWeights = [1, 2, 3] }.Validate(Objective.BinaryClassification));
    }

    [Theory]
    [InlineData("gamma", -1)]
    [InlineData("delta", 0)]
    [InlineData("level", 1)]
    public void A_loss_names_its_wrong_parameter(string name, double value)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => name switch
        {
            "gamma" => TrainingLoss.Focal(value),
            "delta" => TrainingLoss.Huber(value),
            _ => TrainingLoss.Quantile(value),
        });
        Assert.Equal(name, error.ParamName);
    }

    [Fact]
    public void A_copy_does_not_change_with_the_original()
    {
        var options = new TrainingOptions { Epochs = 3, Augmentation = new ImageAugmentation { Shift = 1, Flip = true } };
        var copy = options.Clone();
        options.Epochs = 9;
        options.Augmentation.Shift = 5;
        Assert.Equal(3, copy.Epochs);
        Assert.Equal(1, copy.Augmentation!.Shift);
        Assert.True(copy.Augmentation.Flip);

        var prefixes = new List<string> { "first" };
        var observers = new List<ITrainingObserver> { new CsvTrainingLog("unused.csv") };
        copy = new TrainingOptions { FrozenPrefixes = prefixes, Observers = observers }.Clone();
        prefixes.Clear();
        observers.Clear();
        Assert.Equal(["first"], copy.FrozenPrefixes);
        Assert.Single(copy.Observers!);
    }

    [Fact]
    public void What_must_not_be_null_is_named()
    {
        Assert.Equal("Optimizer", Assert.Throws<ArgumentNullException>(new TrainingOptions { Optimizer = null! }.Validate).ParamName);
        Assert.Equal("Schedule", Assert.Throws<ArgumentNullException>(new TrainingOptions { Schedule = null! }.Validate).ParamName);
        Assert.Equal("Observers", Assert.Throws<ArgumentNullException>(new TrainingOptions { Observers = [null!] }.Validate).ParamName);
    }
}
