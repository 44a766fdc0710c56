using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Data;

public sealed class CustomFiltersTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void A_predicate_drops_the_rows_for_which_it_is_true()
    {
        var kept = _context.Data.FilterByCustomPredicate<Row>(Rows(10), row => row.Number % 3 == 0);
        Assert.Equal([1, 2, 4, 5, 7, 8], kept.GetColumn<int>("Number"));
        // The column that the predicate reads need not be asked for.
        Assert.Equal(["1", "2", "4", "5", "7", "8"], kept.GetColumn<string>("Text"));
        Assert.Null(kept.GetRowCount());
    }

    [Fact]
    public void A_state_goes_with_the_rows_and_begins_anew_in_each_pass()
    {
        var kept = _context.Data.FilterByStatefulCustomPredicate<Row, Seen>(Rows(10),
            (row, seen) => !seen.Values.Add(row.Number % 4), seen => seen.Values.Add(1));
        Assert.Equal([0, 2, 3], kept.GetColumn<int>("Number"));
        Assert.Equal([0, 2, 3], kept.GetColumn<int>("Number"));
        Assert.False(kept.CanShuffle);
        Assert.Single(kept.GetRowCursorSet(kept.Schema, 4));
    }

    [Fact]
    public void A_class_with_a_column_that_the_rows_lack_is_refused_at_once()
    {
        var data = Rows(1);
        Assert.Equal("Schema", Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.FilterByCustomPredicate<Other>(data, _ => true)).ParamName);
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterByCustomPredicate<Row>(data, null!));
        Assert.Throws<ArgumentNullException>(() => _context.Data.FilterByStatefulCustomPredicate<Row, Seen>(null!, (_, _) => true, _ => { }));
    }

    [Fact]
    public void A_bootstrap_sample_and_its_complement_share_out_the_rows()
    {
        var data = Rows(20_000);
        var sample = _context.Data.BootstrapSample(data, seed: 5).GetColumn<int>("Number").ToArray();
        var rest = _context.Data.BootstrapSample(data, seed: 5, complement: true).GetColumn<int>("Number").ToArray();
        Assert.Equal(Enumerable.Range(0, 20_000), sample.Distinct().Concat(rest).Order());
        Assert.Equal(sample, sample.Order());
        // The number of times is a Poisson variable of mean 1; the bounds are five standard deviations.
        Assert.InRange(sample.Length, 20_000 - 707, 20_000 + 707);
        Assert.InRange(rest.Length, (20_000 / Math.E) - 341, (20_000 / Math.E) + 341);
        var twice = sample.GroupBy(number => number).Count(group => group.Count() == 2);
        Assert.InRange(twice, (10_000 / Math.E) - 274, (10_000 / Math.E) + 274);
        Assert.Equal(sample, _context.Data.BootstrapSample(data, seed: 5).GetColumn<int>("Number"));
        Assert.NotEqual(sample, _context.Data.BootstrapSample(data, seed: 6).GetColumn<int>("Number"));
        Assert.NotEqual(sample, _context.Data.BootstrapSample(data).GetColumn<int>("Number"));
    }

    private IDataView Rows(int count) =>
        _context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new Row { Number = i, Text = $"{i}" }).ToList());

    private sealed class Row
    {
        public int Number { get; set; }

        public string Text { get; set; } = "";
    }

    private sealed class Other
    {
        public int Missing { get; set; }
    }

    private sealed class Seen
    {
        public HashSet<int> Values { get; } = [];
    }
}
