using System.Globalization;
using System.IO.Compression;
using DeepEstimators.Explanations;

namespace DeepEstimators.Tests.Explanations;

/// <summary>Maps of the first 300 of scikit-learn's digits, pixels from 0 to 1, beside the figures of scikit-learn 1.2.1.</summary>
public sealed class RowMapTests
{
    // PCA(3): explained_variance_ratio_ and the magnitudes of transform(X)[0].
    [SkippableFact]
    public void Principal_components_are_those_of_scikit_learn()
    {
        var (rows, _) = Digits();

        var (coordinates, shares) = PrincipalComponents.Of(rows, 64, 3);

        Assert.Equal(900, coordinates.Length);
        double[] expectedShares = [0.16980322, 0.14717346, 0.13175575], expected = [0.5911762, 1.1176215, 0.6761541];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(expectedShares[i], shares[i], 1e-5);
            Assert.Equal(expected[i], Math.Abs(coordinates[i]), 1e-3);
        }
    }

    [Fact]
    public void Components_beyond_the_rank_of_the_rows_have_no_share()
    {
        float[] rows = [1, 2, 3, 2, 4, 6, 3, 6, 9, 5, 10, 15];

        var (coordinates, shares) = PrincipalComponents.Of(rows, 3, 2);

        Assert.Equal(1, shares[0], 1e-9);
        Assert.Equal(0, shares[1], 1e-9);
        Assert.Equal(Math.Sqrt(14) * (1 - 2.75), coordinates[0], 1e-4);
    }

    // TSNE(2, perplexity=30, method="exact", init="pca", learning_rate=50, n_iter=1000): kl_divergence_ is 0.28277.
    [SkippableFact]
    public void The_map_of_t_sne_is_as_good_as_that_of_scikit_learn()
    {
        var (rows, labels) = Digits();

        var (map, divergence) = TSne.Of(rows, 64);

        Assert.InRange(divergence, 0.26, 0.295);
        var right = Enumerable.Range(0, 300).Count(i => labels[i] == labels[Nearest(map, i)]);
        Assert.True(right >= 285, $"{right} of 300 have a neighbour of their class");
        Assert.Equal(map, TSne.Of(rows, 64).Coordinates);
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Contains(
            "Perplexity is 30; allowed: from 1 to 3.33333.",
            Assert.Throws<ArgumentOutOfRangeException>(() => TSne.Of(new float[20], 2)).Message);
        Assert.Throws<ArgumentException>(() => TSne.Of(new float[21], 2));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => TSne.Of(
            Enumerable.Range(0, 40).Select(i => (float)(i * i % 17)).ToArray(), 2,
            new TSneOptions { Perplexity = 3, CancellationToken = cancelled.Token }));
    }

    private static int Nearest(float[] map, int row) => Enumerable.Range(0, map.Length / 2).Where(other => other != row)
        .MinBy(other => Math.Pow(map[2 * other] - map[2 * row], 2) + Math.Pow(map[2 * other + 1] - map[2 * row + 1], 2));

    private static (float[] Rows, string[] Labels) Digits()
    {
        var path = SharedData.Path("sklearn-small", "digits.csv.gz");
        Skip.If(path is null, "the shared data are not here");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        var lines = Enumerable.Range(0, 300).Select(_ => reader.ReadLine()!.Split(',')).ToArray();
        return (
            lines.SelectMany(fields => fields[..64].Select(field => float.Parse(field, CultureInfo.InvariantCulture) / 16)).ToArray(),
            lines.Select(fields => fields[64]).ToArray());
    }
}
