using DeepEstimators.Comparison.Report;

namespace DeepEstimators.Tests.Comparison.Report;

public class ThresholdCurveTests
{
    [Fact]
    public void Curves_step_where_scores_fall_and_ties_are_one_step()
    {
        ThresholdCurve curve = ThresholdCurve.Of([(0.9, true), (0.8, false), (0.5, true), (0.5, false), (0.1, false)])!;

        Assert.Equal([(0, 0), (0, 0.5), (1 / 3.0, 0.5), (2 / 3.0, 1), (1, 1)], curve.Roc);
        Assert.Equal([(0.5, 1), (0.5, 0.5), (1, 0.5), (1, 0.4)], curve.PrecisionRecall);
    }

    [Fact]
    public void The_area_under_the_curve_is_the_share_of_pairs_in_order()
    {
        var random = new Random(3);
        var pairs = Enumerable.Range(0, 3000).Select(i => (Score: random.NextDouble() + (i % 3 == 0 ? 0.4 : 0), IsPositive: i % 3 == 0)).ToArray();
        double expected = pairs.Where(pair => pair.IsPositive)
            .Average(one => pairs.Where(pair => !pair.IsPositive).Average(other => one.Score > other.Score ? 1.0 : 0));

        ThresholdCurve curve = ThresholdCurve.Of(pairs)!;

        double area = curve.Roc.Zip(curve.Roc.Skip(1), (a, b) => (b.X - a.X) * (a.Y + b.Y) / 2).Sum();
        Assert.Equal(expected, area, 0.005);
        Assert.InRange(curve.Roc.Count, 50, 402);
    }

    [Fact]
    public void One_kind_alone_has_no_curve() => Assert.Null(ThresholdCurve.Of([(1, true), (2, true)]));
}
