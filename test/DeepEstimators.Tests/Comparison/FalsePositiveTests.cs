using DeepEstimators.Comparison.Statistics;
using Microsoft.ML;
using Xunit.Abstractions;

namespace DeepEstimators.Tests.Comparison;

/// <summary>
/// Two candidates that are equally good, compared on 200 data sets: the same learner on one of two features each, which tell the classes
/// apart equally well. At 5 % about ten of the comparisons find a difference by chance.
/// </summary>
public class FalsePositiveTests(ITestOutputHelper output)
{
    private const int Comparisons = 200;

    [Fact]
    public void Equal_candidates_are_told_apart_in_about_5_percent_of_comparisons()
    {
        int found = 0, foundByUsualTest = 0;
        for (int seed = 0; seed < Comparisons; seed++)
        {
            ComparisonResult result = Compare(seed);
            CandidatePair pair = Assert.Single(result.Pairs);
            Assert.Equal("corrected resampled t-test", pair.TestName);
            found += pair.Winner is null ? 0 : 1;
            double[] differences = [.. result.Candidates[0]["Accuracy"].Values.Zip(result.Candidates[1]["Accuracy"].Values, (a, b) => a - b)];
            foundByUsualTest += CorrectedResampledTTest.Test(differences, testToTrainRatio: 0).PValue < 0.05 ? 1 : 0;
        }

        output.WriteLine($"{found} of {Comparisons} by the corrected test, {foundByUsualTest} by the usual one");
        Assert.InRange(found / (double)Comparisons, 0.02, 0.08);
        Assert.InRange(foundByUsualTest / (double)Comparisons, 0.09, 0.25); // what the correction is for
    }

    private static ComparisonResult Compare(int seed)
    {
        var ml = new MLContext(seed);
        var random = new Random(seed);
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 300).Select(row =>
        {
            bool label = row % 2 == 0;
            float Feature() => random.NextSingle() + (label ? 0.4f : 0);
            return new Pair { Label = label, First = [Feature()], Second = [Feature()] };
        }).ToArray());
        return ml.BinaryClassification.Compare(data)
            .Add("first", ml.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "First"))
            .Add("second", ml.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Second"))
            .Run(new ComparisonOptions { Split = ComparisonSplit.HoldOut(0.2, repeats: 5), Seed = seed, MeasureMemory = false });
    }

    private sealed class Pair
    {
        public bool Label { get; set; }

        [Microsoft.ML.Data.VectorType(1)]
        public float[] First { get; set; } = [];

        [Microsoft.ML.Data.VectorType(1)]
        public float[] Second { get; set; } = [];
    }
}
