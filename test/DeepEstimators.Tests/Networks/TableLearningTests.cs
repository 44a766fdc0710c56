using DeepEstimators.Networks;
using DeepEstimators.Tests.Training;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

/// <summary>The networks for tables learn small tasks, repeat themselves and leave nothing behind.</summary>
public class TableLearningTests
{
    public static TheoryData<string> Names => ["tabm", "periodic", "transformer"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_circle_is_told_from_its_outside(string name)
    {
        using var data = TestRows.Circle(600, 1);
        using var test = TestRows.Circle(400, 2);
        using var module = NetworkOf(name).Create(InputShape.Vector(2), 1, 1);
        Trainer.Fit(module, data, null, Objective.BinaryClassification, Options(epochs: 25));
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var hits = module.call(test.Inputs).squeeze(1).gt(0).eq(test.Labels.gt(0.5)).to_type(ScalarType.Float32).mean();
        Assert.InRange(hits.item<float>(), 0.95f, 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Clusters_are_told_apart(string name)
    {
        using var data = TestRows.Clusters(200, 1);
        using var module = NetworkOf(name).Create(InputShape.Vector(4), 3, 1);
        Trainer.Fit(module, data, null, Objective.MulticlassClassification, Options(epochs: 8));
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var outputs = module.call(data.Inputs);
        Assert.InRange(outputs.argmax(1).eq(data.Labels).to_type(ScalarType.Float32).mean().item<float>(), 0.98f, 1);
        if (name == "tabm") // logarithms of probabilities
            Assert.True((outputs.exp().sum(1) - 1).abs().max().item<float>() < 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_plane_is_followed(string name)
    {
        using var data = TestRows.Plane(800, 1);
        using var module = NetworkOf(name).Create(InputShape.Vector(2), 1, 1);
        var result = Trainer.Fit(module, data, null, Objective.Regression, Options(epochs: 25));
        // The target's deviation is 283.
        Assert.InRange(result.History.Min(epoch => epoch.ValidationMetric!.Value), 0, 40);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Same_seed_same_bits_and_no_tensor_left(string name)
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Assert.Equal(Weights(name, noise: 1), Weights(name, noise: 2));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static float[] Weights(string name, int noise)
    {
        manual_seed(noise);
        using var data = TestRows.Circle(80, 1);
        using var module = NetworkOf(name).Create(InputShape.Vector(2), 1, 7);
        Trainer.Fit(module, data, null, Objective.BinaryClassification, Options(epochs: 2));
        using var scope = NewDisposeScope();
        return [.. module.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())];
    }

    private static TrainingOptions Options(int epochs) =>
        new() { Epochs = epochs, BatchSize = 32, LearningRate = 5e-3, EarlyStoppingPatience = 0, Seed = 3 };

    private static Network NetworkOf(string name) => name switch
    {
        "tabm" => Network.TabM(members: 8, width: 32, bins: 16),
        "periodic" => Network.PeriodicMlp([32], frequencies: 8),
        _ => Network.FTTransformer(blocks: 2, tokenSize: 16, heads: 2),
    };
}
