using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;

namespace DeepEstimators.Tests.Training;

public class BatchScorerTests
{
    [Fact]
    public void A_batch_gives_what_its_rows_give()
    {
        var shape = InputShape.Image(1, 8, 8);
        using var scorer = new BatchScorer(Network.SmallCnn([8, 16]).Create(shape, 3, 1), shape);
        var rows = Random(1, 20 * 64);
        var scores = scorer.Score(rows);
        var features = scorer.Features(rows);
        Assert.Equal(60, scores.Length);
        Assert.Equal(20 * scorer.FeatureSize, features.Length);
        for (var row = 0; row < 20; row++)
        {
            var one = scorer.Score(rows.AsSpan(64 * row, 64).ToArray());
            for (var i = 0; i < 3; i++)
                Assert.Equal(one[i], scores[3 * row + i], 1e-6f);
        }
    }

    [Fact]
    public void Threads_score_alike()
    {
        var shape = InputShape.Vector(6);
        using var scorer = new BatchScorer(Network.Tabular(width: 16).Create(shape, 2, 1), shape);
        var inputs = Enumerable.Range(0, 16).Select(i => Random(i, 6 * 32)).ToArray();
        var expected = inputs.Select(scorer.Score).ToArray();
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
            Assert.Equal(expected[i % 16], scorer.Score(inputs[i % 16])));
    }

    [Fact]
    public void Bytes_score_as_floats_from_0_to_1()
    {
        var shape = InputShape.Image(1, 2, 2);
        using var scorer = new BatchScorer(Network.Mlp([4]).Create(shape, 2, 1), shape);
        var bytes = new byte[] { 0, 51, 102, 255 };
        Assert.Equal(scorer.Score([0f, 51 / 255f, 102 / 255f, 1f]), scorer.Score(bytes));
        Assert.Equal(scorer.Features([0f, 51 / 255f, 102 / 255f, 1f]), scorer.Features(bytes));
    }

    [Fact]
    public void Dropout_is_off_and_the_module_learns_nothing()
    {
        var shape = InputShape.Vector(6);
        using var scorer = new BatchScorer(Network.Tabular(width: 16, dropout: 0.5).Create(shape, 2, 1), shape);
        var rows = Random(1, 60);
        Assert.Equal(scorer.Score(rows), scorer.Score(rows));
    }

    [Fact]
    public void No_rows_give_no_scores()
    {
        var shape = InputShape.Vector(3);
        using var scorer = new BatchScorer(Network.Mlp([4]).Create(shape, 2, 1), shape);
        Assert.Empty(scorer.Score(Array.Empty<float>()));
    }

    [Fact]
    public void Half_a_row_is_refused()
    {
        var shape = InputShape.Vector(3);
        using var scorer = new BatchScorer(Network.Mlp([4]).Create(shape, 2, 1), shape);
        var error = Assert.Throws<ArgumentException>(() => scorer.Score(new float[4]));
        Assert.Contains("4 numbers are no whole rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scoring_leaves_no_tensor()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var shape = InputShape.Image(1, 8, 8);
        using (var scorer = new BatchScorer(Network.ResNet(8, 4).Create(shape, 3, 1), shape))
        {
            for (var i = 0; i < 50; i++)
            {
                scorer.Score(new float[64]);
                scorer.Features(new byte[128]);
            }
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static float[] Random(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => random.NextSingle()).ToArray();
    }
}
