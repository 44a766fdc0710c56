using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class LossTests
{
    // Labels of mean 2 and standard deviation 1: standardised they are -1, 1, -1, 1.
    private static readonly float[] _targets = [1, 3, 1, 3];

    [Fact]
    public void Squared_error_is_the_default_of_regression() => Assert.Equal((0 + 1 + 4 + 9) / 4.0, Regression(null, [-1, 0, 1, -2]), 1e-6);

    [Fact]
    public void Absolute_error() => Assert.Equal((0 + 1 + 2 + 3) / 4.0, Regression(TrainingLoss.MeanAbsoluteError(), [-1, 0, 1, -2]), 1e-6);

    // Half the square up to 1.5, then 1.5 (|error| - 0.75).
    [Fact]
    public void Huber() => Assert.Equal((0 + 0.5 + 1.875 + 3.375) / 4, Regression(TrainingLoss.Huber(1.5), [-1, 0, 1, -2]), 1e-6);

    // Errors (target - output) are 0, 1, -2 and 3: those above count 0.9 each, those below 0.1.
    [Fact]
    public void Quantile() => Assert.Equal((0 + 0.9 + 0.2 + 2.7) / 4, Regression(TrainingLoss.Quantile(0.9), [-1, 0, 1, -2]), 1e-6);

    // exp(o) - y / 2 o, with the mean of 2 as the rate of output 0.
    [Fact]
    public void Poisson() => Assert.Equal(
        (1 + 1 + (Math.E - 0.5) + (Math.Exp(-1) + 1.5)) / 4, Regression(TrainingLoss.Poisson(), [0, 0, 1, -1]), 1e-6);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Focal_loss_of_two_classes(double gamma)
    {
        // A logit of log 3 is a probability of 0.75 for true.
        var logit = (float)Math.Log(3);
        var expected = (Term(0.75) + Term(0.25)) / 2;
        Assert.Equal(expected, Classification(Objective.BinaryClassification, gamma, new[,] { { logit }, { logit } }, new float[] { 1, 0 }), 1e-6);
        double Term(double p) => -Math.Pow(1 - p, gamma) * Math.Log(p);
    }

    [Fact]
    public void Focal_loss_of_many_classes()
    {
        var (a, b) = ((float)Math.Log(2), (float)Math.Log(1));
        // Probabilities 0.5, 0.25, 0.25.
        var expected = (-0.25 * Math.Log(0.5) - 0.5625 * Math.Log(0.25)) / 2;
        Assert.Equal(expected, Classification(Objective.MulticlassClassification, 2, new[,] { { a, b, b }, { a, b, b } }, new long[] { 0, 2 }), 1e-6);
    }

    [Fact]
    public void The_gradient_of_the_focal_loss_is_finite_where_the_network_is_sure()
    {
        using var scope = NewDisposeScope();
        using var data = new TrainingData(zeros(2, 1), torch.tensor(new[] { 1f, 0f }));
        var loss = Create(Objective.BinaryClassification, data, new TrainingOptions { Loss = TrainingLoss.Focal(0.5) });
        var outputs = torch.tensor(new[] { 60f, -60f }, [2, 1]).requires_grad_(true);
        loss.Mean(outputs, data.Labels, null).backward();
        Assert.All(outputs.grad!.data<float>().ToArray(), value => Assert.InRange(value, -1e-3f, 1e-3f));
    }

    [Fact]
    public void Balanced_classes_count_alike()
    {
        using var scope = NewDisposeScope();
        // Three rows of class 0 and one of class 1: 4 / (2 * 3) and 4 / (2 * 1).
        using var data = new TrainingData(zeros(4, 1), torch.tensor(new long[] { 0, 0, 0, 1 }));
        var balanced = Create(Objective.MulticlassClassification, data, new TrainingOptions { BalanceClasses = true });
        var given = Create(Objective.MulticlassClassification, data, new TrainingOptions { ClassWeights = [4 / 6.0, 2, 5] });
        var outputs = torch.tensor(new float[] { 2, 0, 1, 0, 0, 0, 3, 0 }, [4, 2]);
        using var perRow = nn.functional.cross_entropy(outputs, data.Labels, reduction: nn.Reduction.None);
        var losses = perRow.data<float>().ToArray();
        var expected = ((losses[0] + losses[1] + losses[2]) / 1.5 + losses[3] * 2) / 4;
        Assert.Equal(expected, balanced.Mean(outputs, data.Labels, null).item<float>(), 1e-6);
        Assert.Equal(expected, given.Mean(outputs, data.Labels, null).item<float>(), 1e-6);
    }

    [Fact]
    public void Class_weights_multiply_example_weights()
    {
        using var scope = NewDisposeScope();
        using var data = new TrainingData(zeros(2, 1), torch.tensor(new[] { 0f, 1f }), torch.tensor(new[] { 3f, 1f }));
        var loss = Create(Objective.BinaryClassification, data, new TrainingOptions { ClassWeights = [1, 5] });
        // Weights 3 and 5 of mean 4; a logit of 0 costs log 2, one of log 3 costs log 4 for false and log 4/3 for true.
        var outputs = torch.tensor(new[] { 0f, MathF.Log(3) }, [2, 1]);
        Assert.Equal((3 * Math.Log(2) + 5 * Math.Log(4 / 3.0)) / 2 / 4, loss.Mean(outputs, data.Labels, data.Weights).item<float>(), 1e-6);
    }

    [Fact]
    public void Fewer_class_weights_than_classes_are_refused()
    {
        using var data = TestRows.Clusters(30, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(4), 3, 1);
        var error = Assert.Throws<ArgumentException>(() => Trainer.Fit(
            module, data, null, Objective.MulticlassClassification, new TrainingOptions { ClassWeights = [1, 2] }));
        Assert.Contains("ClassWeights has 2 weights; the rows are of 3 classes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Poisson_refuses_negative_counts()
    {
        using var data = TrainingData.Create([0, 1, 2, 3], InputShape.Vector(1), [1f, -2f, 0f, 1f]);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(1), 1, 1);
        var error = Assert.Throws<ArgumentException>(() =>
            Trainer.Fit(module, data, null, Objective.Regression, new TrainingOptions { Loss = TrainingLoss.Poisson() }));
        Assert.Contains("the lowest label is -2", error.Message, StringComparison.Ordinal);
    }

    // The target is uniform from 0 to 100 whatever the inputs are.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_quantile_is_learned(double level)
    {
        var random = new Random(1);
        var labels = Enumerable.Range(0, 2000).Select(_ => random.NextSingle() * 100).ToArray();
        using var data = TrainingData.Create([.. labels.Select(_ => random.NextSingle())], InputShape.Vector(1), labels);
        Assert.Equal(100 * level, Predictions(data, TrainingLoss.Quantile(level)).Average(), 6.0);
    }

    [Fact]
    public void A_rate_is_learned_from_counts()
    {
        // exp(1 + x) events in the mean, x from 0 to 1: from 2.7 to 7.4.
        var random = new Random(2);
        var inputs = Enumerable.Range(0, 3000).Select(_ => random.NextSingle()).ToArray();
        var labels = inputs.Select(x => (float)Count(Math.Exp(1 + x), random)).ToArray();
        using var data = TrainingData.Create(inputs, InputShape.Vector(1), labels);
        var predictions = Predictions(data, TrainingLoss.Poisson());
        var error = inputs.Zip(predictions, (x, rate) => Math.Abs(rate / Math.Exp(1 + x) - 1)).Average();
        Assert.InRange(error, 0, 0.08);
    }

    private static double Regression(TrainingLoss? kind, float[] outputs)
    {
        using var scope = NewDisposeScope();
        using var data = new TrainingData(zeros(4, 1), torch.tensor(_targets));
        var loss = Create(Objective.Regression, data, new TrainingOptions { Loss = kind });
        return loss.Mean(torch.tensor(outputs, [4, 1]), data.Labels, null).item<float>();
    }

    private static double Classification(Objective objective, double gamma, float[,] outputs, Array labels)
    {
        using var scope = NewDisposeScope();
        var labelTensor = labels is long[] classes ? torch.tensor(classes) : torch.tensor((float[])labels);
        using var data = new TrainingData(zeros(labels.Length, 1), labelTensor);
        var loss = Create(objective, data, new TrainingOptions { Loss = TrainingLoss.Focal(gamma) });
        return loss.Mean(torch.tensor(outputs), data.Labels, null).item<float>();
    }

    private static Loss Create(Objective objective, TrainingData data, TrainingOptions options) =>
        Loss.Create(objective, new DeviceRows(data, null, torch.CPU), null, options);

    private static float[] Predictions(TrainingData data, TrainingLoss loss)
    {
        using var module = Network.Mlp([16], dropout: 0).Create(InputShape.Vector(1), 1, 1);
        var options = new TrainingOptions { Epochs = 30, LearningRate = 1e-2, BatchSize = 64, Seed = 1, Loss = loss };
        var result = Trainer.Fit(module, data, null, Objective.Regression, options);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var scores = module.call(data.Inputs).data<float>().ToArray();
        result.TargetScaling.ToTarget(scores);
        return scores;
    }

    // Knuth, "The Art of Computer Programming", volume 2, 3.4.1.
    private static int Count(double mean, Random random)
    {
        var (count, product, least) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > least; count++)
            product *= random.NextDouble();
        return count;
    }
}
