using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Estimators;

/// <summary>A seeded context repeats itself, and the seed of the options comes before that of the context.</summary>
public class SeedTests
{
    [Fact]
    public void Contexts_of_one_seed_train_the_same_network() => Assert.Equal(Scores(contextSeed: 7), Scores(contextSeed: 7));

    [Fact]
    public void Contexts_of_two_seeds_train_two_networks() => Assert.NotEqual(Scores(contextSeed: 7), Scores(contextSeed: 8));

    [Fact]
    public void The_seed_of_the_options_comes_first() => Assert.Equal(Scores(contextSeed: 7, seed: 3), Scores(contextSeed: 8, seed: 3));

    private static float[] Scores(int contextSeed, long? seed = null)
    {
        var ml = new MLContext(contextSeed);
        IDataView rows = ml.Data.LoadFromEnumerable(Rows.Make(60, seed: 2));
        TrainingOptions training = Rows.Quick();
        training.Seed = seed;
        using var model = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: training).Fit(rows);
        return [.. model.Transform(rows).GetColumn<float>("Score")];
    }
}
