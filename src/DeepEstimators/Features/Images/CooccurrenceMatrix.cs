namespace DeepEstimators.Features;

/// <summary>
/// How often two grey levels, counted from 0, are neighbours at an offset, either way round, as a share of all neighbours p(i, j);
/// and the features f1 to f13 of Haralick et al. 1973 of it. Entropies are in nats. One thread at a time.
/// </summary>
internal sealed class CooccurrenceMatrix(int levels)
{
    private readonly double[] shares = new double[levels * levels];
    private readonly double[] marginal = new double[levels];
    private readonly double[] ofSum = new double[2 * levels - 1];
    private readonly double[] ofDifference = new double[levels];

    internal static IReadOnlyList<string> Names { get; } =
    [
        "AngularSecondMoment", "Contrast", "Correlation", "Variance", "InverseDifferenceMoment", "SumAverage", "SumVariance",
        "SumEntropy", "Entropy", "DifferenceVariance", "DifferenceEntropy", "InformationOfCorrelation1",
        "InformationOfCorrelation2",
    ];

    internal void Count(ReadOnlySpan<int> image, int height, int width, int down, int across)
    {
        Array.Clear(shares);
        var pairs = 0;
        int firstRow = Math.Max(0, -down), lastRow = height - Math.Max(0, down);
        int firstColumn = Math.Max(0, -across), lastColumn = width - Math.Max(0, across);
        var offset = down * width + across;
        for (var y = firstRow; y < lastRow; y++)
        for (var i = y * width + firstColumn; i < y * width + lastColumn; i++, pairs++)
        {
            int a = image[i], b = image[i + offset];
            shares[a * levels + b]++;
            shares[b * levels + a]++;
        }

        for (var i = 0; i < shares.Length; i++)
            shares[i] /= 2.0 * pairs;
    }

    internal void Describe(Span<double> features)
    {
        Array.Clear(marginal);
        Array.Clear(ofSum);
        Array.Clear(ofDifference);
        double squares = 0, entropy = 0, inverse = 0, contrast = 0, mean = 0;
        for (var i = 0; i < levels; i++)
        for (var j = 0; j < levels; j++)
        {
            var p = shares[i * levels + j];
            if (p == 0)
                continue;
            var difference = Math.Abs(i - j);
            marginal[i] += p;
            ofSum[i + j] += p;
            ofDifference[difference] += p;
            squares += p * p;
            entropy -= p * Math.Log(p);
            inverse += p / (1 + difference * difference);
            contrast += p * difference * difference;
            mean += p * i;
        }

        var (variance, product) = Moments(mean);
        var marginalEntropy = Entropy(marginal);
        double sumAverage = 0, sumVariance = 0, differenceMean = 0, differenceVariance = 0;
        for (var k = 0; k < ofSum.Length; k++)
            sumAverage += k * ofSum[k];
        for (var k = 0; k < ofSum.Length; k++)
            sumVariance += (k - sumAverage) * (k - sumAverage) * ofSum[k];
        for (var k = 0; k < levels; k++)
            differenceMean += k * ofDifference[k];
        for (var k = 0; k < levels; k++)
            differenceVariance += (k - differenceMean) * (k - differenceMean) * ofDifference[k];

        features[0] = squares;
        features[1] = contrast;

        // A single level is alike everywhere.
        features[2] = variance > 0 ? product / variance : 1;
        features[3] = variance;
        features[4] = inverse;
        features[5] = sumAverage;
        features[6] = sumVariance;
        features[7] = Entropy(ofSum);
        features[8] = entropy;
        features[9] = differenceVariance;
        features[10] = Entropy(ofDifference);

        // HXY1 and HXY2 are both HX + HY, since the marginals of a symmetric matrix are its factors.
        features[11] = marginalEntropy > 0 ? (entropy - 2 * marginalEntropy) / marginalEntropy : 0;
        features[12] = Math.Sqrt(Math.Max(1 - Math.Exp(-2 * (2 * marginalEntropy - entropy)), 0));
    }

    private (double Variance, double Product) Moments(double mean)
    {
        double variance = 0, product = 0;
        for (var i = 0; i < levels; i++)
        {
            variance += (i - mean) * (i - mean) * marginal[i];
            for (var j = 0; j < levels; j++)
                product += (i - mean) * (j - mean) * shares[i * levels + j];
        }

        return (variance, product);
    }

    private static double Entropy(ReadOnlySpan<double> shares)
    {
        double entropy = 0;
        foreach (var share in shares)
        {
            if (share > 0)
                entropy -= share * Math.Log(share);
        }

        return entropy;
    }
}
