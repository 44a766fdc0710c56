using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators.Tests.Comparison.Statistics;

/// <summary>
/// The worked example of Demšar, "Statistical Comparisons of Classifiers over Multiple Data Sets" (2006), table 6: the AUC of C4.5
/// with its parameters m and cf tuned or not, on 14 data sets; and his table 5 of critical values.
/// </summary>
public class ManyDataSetsTests
{
    private static readonly string[] s_names = ["C4.5", "C4.5+m", "C4.5+cf", "C4.5+m+cf"];

    // Where the paper prints equal values but ranks them apart, the last digit is chosen to give its ranks.
    private static readonly double[][] s_areas =
    [
        [0.763, 0.768, 0.771, 0.798], // adult
        [0.599, 0.591, 0.590, 0.569], // breast cancer
        [0.954, 0.971, 0.968, 0.967], // breast cancer Wisconsin
        [0.628, 0.661, 0.654, 0.657], // cmc
        [0.882, 0.888, 0.886, 0.898], // ionosphere
        [0.936, 0.931, 0.916, 0.931], // iris
        [0.661, 0.668, 0.609, 0.685], // liver disorders
        [0.583, 0.583, 0.563, 0.625], // lung cancer
        [0.775, 0.838, 0.866, 0.875], // lymphography
        [1.000, 1.000, 1.000, 1.000], // mushroom
        [0.940, 0.962, 0.965, 0.962], // primary tumor
        [0.619, 0.666, 0.614, 0.669], // rheum
        [0.972, 0.981, 0.9751, 0.975], // voting
        [0.957, 0.978, 0.946, 0.970], // wine
    ];

    private readonly RankTable _ranks = RankTable.Of(s_areas);

    [Fact]
    public void Mean_ranks_are_the_papers()
    {
        double[] expected = [3.143, 2.000, 2.893, 1.964];
        Assert.All(expected.Zip(_ranks.MeanRanks), pair => Assert.Equal(pair.First, pair.Second, 3));
        Assert.Equal([2.5, 2.5, 2.5, 2.5], _ranks.Ranks[9]);
        Assert.Equal([1, 2.5, 4, 2.5], _ranks.Ranks[5]);
    }

    [Fact]
    public void Friedmans_test_is_the_papers()
    {
        FriedmanResult test = FriedmanTest.Test(_ranks);

        Assert.Equal(9.28, test.ChiSquared, 2);
        Assert.Equal(3.69, test.F, 2);
        Assert.Equal((3, 39), (test.DegreesOfFreedom, test.DenominatorDegreesOfFreedom));
        Assert.Equal(0.025807496707063185, test.ChiSquaredPValue, 10); // scipy.stats.chi2.sf
        Assert.Equal(0.01982300619224907, test.PValue, 10); // scipy.stats.f.sf
    }

    [Fact]
    public void Critical_differences_are_the_papers()
    {
        Assert.Equal(1.25, NemenyiTest.CriticalDifference(4, 14), 2);
        Assert.Equal(1.12, NemenyiTest.CriticalDifference(4, 14, 0.10), 2);
    }

    // Table 5 (a), q for 2 to 10 classifiers at 0.05 and 0.10; the paper cuts or rounds the last digit.
    [Fact]
    public void Critical_values_are_those_of_the_papers_table()
    {
        double[] at5 = [1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164];
        double[] at10 = [1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920];
        for (int candidates = 2; candidates <= 10; candidates++)
        {
            Assert.Equal(at5[candidates - 2], StudentizedRange.Critical(0.05, candidates) / Math.Sqrt(2), 0.001);
            Assert.Equal(at10[candidates - 2], StudentizedRange.Critical(0.10, candidates) / Math.Sqrt(2), 0.001);
        }
        Assert.Equal(3.5437991, StudentizedRange.Critical(0.05, 20) / Math.Sqrt(2), 1e-6); // scipy.stats.studentized_range.ppf
    }

    // scipy.stats.studentized_range.sf with 1e7 degrees of freedom.
    [Fact]
    public void P_values_of_pairs()
    {
        double[] expected = [0.08867270928888271, 0.9561771752218107, 0.0741847950687442, 0.2592280701547286, 0.999859449385133, 0.22669688602641525];
        (int, int)[] pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        Assert.All(pairs.Zip(expected), pair => Assert.Equal(pair.Second, NemenyiTest.PValue(_ranks, pair.First.Item1, pair.First.Item2), 1e-6));
    }

    // At 0.10 C4.5 differs from both that tune m (1.143 and 1.179 > 1.12); at 0.05 no pair differs.
    [Fact]
    public void The_diagram_joins_what_does_not_differ()
    {
        CriticalDifferenceDiagram at10 = CriticalDifferenceDiagram.Of(s_names, _ranks, 0.10);

        Assert.Equal(["C4.5+m+cf", "C4.5+m", "C4.5+cf", "C4.5"], at10.Candidates.Select(candidate => candidate.Name));
        Assert.Equal([(0, 2), (2, 3)], at10.Groups);
        Assert.Equal([(0, 3)], CriticalDifferenceDiagram.Of(s_names, _ranks).Groups);
    }

    [Fact]
    public void Data_sets_that_all_rank_alike_are_certain()
    {
        FriedmanResult test = FriedmanTest.Test(RankTable.Of([[1, 2, 3], [1, 2, 3], [1, 2, 3]], higherIsBetter: false));

        Assert.Equal(6, test.ChiSquared, 10);
        Assert.Equal((double.PositiveInfinity, 0.0), (test.F, test.PValue));
    }

    [Fact]
    public void Candidates_that_all_tie_do_not_differ()
    {
        FriedmanResult test = FriedmanTest.Test(RankTable.Of([[1, 1], [2, 2]]));

        Assert.Equal((0.0, 1.0, 1.0), (test.ChiSquared, test.ChiSquaredPValue, test.PValue));
        Assert.Equal(1, NemenyiTest.PValue(RankTable.Of([[1, 1], [2, 2]]), 0, 1), 12);
    }

    [Fact]
    public void Wrong_tables_say_what_is_missing()
    {
        Assert.Contains("2 candidates", Assert.Throws<ArgumentException>(() => RankTable.Of([[1]])).Message, StringComparison.Ordinal);
        Assert.Contains("a value for each", Assert.Throws<ArgumentException>(() => RankTable.Of([[1, 2], [1]])).Message, StringComparison.Ordinal);
        Assert.Contains("not a number", Assert.Throws<ArgumentException>(() => RankTable.Of([[1, double.NaN]])).Message, StringComparison.Ordinal);
        Assert.Contains("DataSets is 1", Assert.Throws<ArgumentOutOfRangeException>(() => FriedmanTest.Test(RankTable.Of([[1, 2]]))).Message, StringComparison.Ordinal);
        Assert.Contains("1 names for 4", Assert.Throws<ArgumentException>(() => CriticalDifferenceDiagram.Of(["a"], _ranks)).Message, StringComparison.Ordinal);
    }
}
