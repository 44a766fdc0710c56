using System.Globalization;
using System.Text.Json;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.Data;

public sealed class RowOperationsTests
{
    private readonly MLContext _context = new(seed: 1);

    [SkippableFact]
    [Walks("columns.json", "filters.cases")]
    public void Filters_keep_the_rows_that_the_real_ones_keep()
    {
        var filters = GoldenFiles.Read("columns.json").GetProperty("filters");
        var data = new GoldenView(filters.GetProperty("input"));
        var count = 0;
        foreach (var entry in filters.GetProperty("cases").EnumerateArray())
        {
            var call = entry.GetProperty("call").GetString()!;
            var result = entry.GetProperty("result");
            IDataView Filtered() => Filter(call, data);
            if (result.TryGetProperty("exception", out _))
            {
                GoldenValue.AssertThrows(result, () => Filtered(), call);
            }
            else
            {
                var filtered = Filtered();
                var names = result.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()!);
                GoldenView.AssertRows(result.GetProperty("rows"), filtered, names.Select(name => filtered.Schema[name]), call);
            }
            count++;
        }
        Assert.True(count >= 20);
    }

    [SkippableFact]
    [Walks("columns.json", "rows.cases")]
    public void TakeRows_SkipRows_and_Cache_give_the_rows_and_counts_of_the_real_ones()
    {
        var rows = GoldenFiles.Read("columns.json").GetProperty("rows");
        var list = rows.GetProperty("input").EnumerateArray().Select(value => new IntRow { I = value.GetInt32() }).ToList();
        var data = _context.Data.LoadFromEnumerable(list);
        foreach (var entry in rows.GetProperty("cases").EnumerateArray())
        {
            var call = entry.GetProperty("call").GetString()!;
            var result = entry.GetProperty("result");
            var argument = call[(call.LastIndexOf(' ') + 1)..].TrimEnd(')');
            if (call.StartsWith("TakeRows(data", StringComparison.Ordinal))
                AssertRows(result, () => _context.Data.TakeRows(data, long.Parse(argument, CultureInfo.InvariantCulture)), call);
            else if (call.StartsWith("SkipRows(data", StringComparison.Ordinal))
                AssertRows(result, () => _context.Data.SkipRows(data, long.Parse(argument, CultureInfo.InvariantCulture)), call);
            else if (call.StartsWith("TakeRows(SkipRows", StringComparison.Ordinal))
                GoldenValue.AssertEqual(result, ColumnValues.Read(_context.Data.TakeRows(_context.Data.SkipRows(data, 1), 2), "I"), call);
            else if (call.StartsWith("Data.Cache", StringComparison.Ordinal))
                AssertRows(result, () => _context.Data.Cache(data), call);
            else if (call.StartsWith("ShuffleRows", StringComparison.Ordinal))
                GoldenValue.AssertEqual(result, ColumnValues.Read(_context.Data.ShuffleRows(data, seed: 1), "I"), call);
        }
        Assert.Equal(5, data.GetRowCount());
        Assert.Null(_context.Data.LoadFromEnumerable(list.Where(row => row.I >= 0)).GetRowCount());
    }

    [Fact]
    public void Cursors_of_a_cache_share_out_the_rows_and_their_batches_put_them_in_order()
    {
        var rows = Enumerable.Range(0, 10_000).Select(i => new VectorRow { I = i, Values = [i, -i, 0] }).ToList();
        var cache = _context.Data.Cache(_context.Data.LoadFromEnumerable(rows));
        var column = cache.Schema["Values"];
        var cursors = cache.GetRowCursorSet([column], 4);
        Assert.Equal(4, cursors.Length);
        var read = new List<(long Batch, int Order, float Value)>();
        foreach (var cursor in cursors)
        {
            using (cursor)
            {
                var getter = cursor.GetGetter<Microsoft.ML.Data.VBuffer<float>>(column);
                Microsoft.ML.Data.VBuffer<float> value = default;
                while (cursor.MoveNext())
                {
                    getter(ref value);
                    Assert.Equal(-value.GetItemOrDefault(0), value.GetItemOrDefault(1));
                    read.Add((cursor.Batch, read.Count, value.GetItemOrDefault(0)));
                }
            }
        }
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (float)i), read.OrderBy(r => r.Batch).ThenBy(r => r.Order).Select(r => r.Value));
    }

    [Fact]
    public void A_cache_reads_each_column_of_its_source_once()
    {
        var reads = 0;
        IEnumerable<IntRow> Rows()
        {
            reads++;
            for (var i = 0; i < 3; i++)
                yield return new IntRow { I = i };
        }
        var cache = _context.Data.Cache(_context.Data.LoadFromEnumerable(Rows()));
        Assert.Equal(0, reads);
        Assert.Equal([0, 1, 2], ColumnValues.Read(cache, "I"));
        Assert.Equal([0, 1, 2], ColumnValues.Read(cache, "I"));
        Assert.Equal(1, reads);
        Assert.Equal(3, cache.GetRowCount());
    }

    private static void AssertRows(JsonElement expected, Func<IDataView> make, string call)
    {
        if (expected.TryGetProperty("exception", out _))
        {
            GoldenValue.AssertThrows(expected, () => make(), call);
            return;
        }
        var view = make();
        GoldenValue.AssertEqual(expected.GetProperty("I"), ColumnValues.Read(view, "I"), call);
        Assert.Equal(expected.GetProperty("GetRowCount").GetInt64(), view.GetRowCount());
    }

    private IDataView Filter(string call, IDataView data)
    {
        var arguments = call[(call.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(", ").Skip(1)
            .Select(argument => argument.Contains(": ", StringComparison.Ordinal) ? argument[(argument.IndexOf(": ", StringComparison.Ordinal) + 2)..] : argument)
            .Select(argument => argument.Trim('"')).Where(argument => argument.Length > 0).ToArray();
        if (call.StartsWith("FilterRowsByMissingValues", StringComparison.Ordinal))
            return _context.Data.FilterRowsByMissingValues(data, arguments);
        var lower = double.Parse(arguments[1], CultureInfo.InvariantCulture);
        var upper = double.Parse(arguments[2], CultureInfo.InvariantCulture);
        return call.StartsWith("FilterRowsByColumn", StringComparison.Ordinal)
            ? _context.Data.FilterRowsByColumn(data, arguments[0], lower, upper)
            : _context.Data.FilterRowsByKeyColumnFraction(data, arguments[0], lower, upper);
    }

    private sealed class IntRow
    {
        public int I { get; set; }
    }

    private sealed class VectorRow
    {
        public int I { get; set; }

        [Microsoft.ML.Data.VectorType(3)]
        public float[] Values { get; set; } = [];
    }
}
