using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Loader = Microsoft.ML.Data.TextLoader;

namespace Embedded.MLNet.Tests.TextLoader;

/// <summary>Files of many blocks, with and without other threads, against what they were written from.</summary>
public sealed class BlocksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, "\n")]
    [InlineData(true, "\r\n")]
    [InlineData(false, "\r\n")]
    public void Rows_come_in_the_order_of_the_file(bool useThreads, string newLine)
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 30_000).Select(i => (Index: i, Values: Enumerable.Range(0, 5).Select(_ => random.NextSingle() - 0.5f).ToArray(),
            Text: new string((char)('a' + (i % 26)), random.Next(40)))).ToArray();
        string path = Write(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Index},{string.Join(',', row.Values)},{row.Text}")), newLine);
        IDataView view = Load(path, useThreads);
        Assert.Equal(rows.Select(row => row.Index), view.GetColumn<int>("I"));
        Assert.Equal(rows.Select(row => row.Text), view.GetColumn<string>("T"));
        Assert.Equal(rows.SelectMany(row => row.Values), view.GetColumn<float[]>("F").SelectMany(values => values));
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["I"]]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        DataViewRowId value = default;
        for (long i = 0; cursor.MoveNext(); i++)
        {
            id(ref value);
            Assert.True(cursor.Position == i && value.Low == (ulong)i, $"row {i}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_rows_before_a_bad_one_are_given_and_those_after_MaxRows_are_not_looked_at(bool useThreads)
    {
        IEnumerable<string> lines = Enumerable.Range(0, 50_000).Select(i => i == 40_000 ? "bad,1,2,3,4,5,x" : $"{i},1,2,3,4,5,x");
        string path = Write(lines, "\n");
        IDataView view = Load(path, useThreads);
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["I"]]);
        ValueGetter<int> getter = cursor.GetGetter<int>(view.Schema["I"]);
        int value = 0;
        for (int i = 0; i < 40_000; i++)
        {
            Assert.True(cursor.MoveNext());
            getter(ref value);
            Assert.True(i == value, $"row {i}");
        }
        FormatException thrown = Assert.Throws<FormatException>(() => cursor.MoveNext());
        Assert.Contains("line 40001, column I", thrown.Message, StringComparison.Ordinal);
        // A column that nobody asks for is not parsed.
        Assert.Equal(50_000, view.GetColumn<string>("T").Count());
        Assert.Equal(40_000, Load(path, useThreads, maxRows: 40_000).GetColumn<int>("I").Count());
    }

    [Fact]
    public void A_file_that_is_missing_is_told_after_the_rows_of_the_files_before_it()
    {
        string path = Write(Enumerable.Range(0, 3000).Select(i => $"{i},1,2,3,4,5,x"), "\n");
        IDataView view = _ml.Data.CreateTextLoader(Options(useThreads: true)).Load(new MultiFileSource(path, path, Path.Combine(_folder, "nope")));
        int count = 0;
        Assert.Throws<IOException>(() =>
        {
            foreach (int value in Take(view))
                Assert.Equal(count++ % 3000, value);
        });
        Assert.Equal(6000, count);
    }

    // Every length of a first line up to a block's, so that quotes, new lines and escapes fall on all sides of its end.
    [Theory]
    [InlineData('"', "\n")]
    [InlineData('"', "\r\n")]
    [InlineData('\\', "\r\n")]
    public void Quoted_new_lines_are_read_wherever_a_block_ends(char escape, string newLine)
    {
        string tail = $"1,\"a{newLine}{escape}\"b,{newLine}\",\"x\"{newLine}// \"{newLine}2,plain,\"{escape}\"{escape}\"\"{newLine}{newLine}3,\"\",end";
        for (int padding = 8150; padding < 8200; padding++)
        {
            string path = Path.Combine(_folder, "quoted.csv");
            File.WriteAllText(path, $"0,{new string('p', padding)},\"{newLine}\"{newLine}{tail}");
            var options = new Loader.Options
            {
                Separators = [','],
                AllowQuoting = true,
                ReadMultilines = true,
                EscapeChar = escape,
                Columns = [new("I", DataKind.Int32, 0), new("A", DataKind.String, 1), new("B", DataKind.String, 2)],
            };
            IDataView view = _ml.Data.LoadFromTextFile(path, options);
            Assert.Equal([0, 1, 2, 3], view.GetColumn<int>("I"));
            Assert.Equal(["a\n\"b,\n", "plain", ""], view.GetColumn<string>("A").Skip(1));
            Assert.Equal(["\n", "x", "\"\"", "end"], view.GetColumn<string>("B"));
        }
    }

    [Fact]
    public void A_quote_that_is_never_closed_takes_the_rest_of_a_large_file_once()
    {
        var text = new StringBuilder("1,\"open\n");
        for (int i = 0; i < 300_000; i++)
            text.Append("2,3\n");
        string path = Path.Combine(_folder, "open.csv");
        File.WriteAllText(path, text.ToString());
        var options = new Loader.Options
        {
            Separators = [','],
            AllowQuoting = true,
            ReadMultilines = true,
            Columns = [new("I", DataKind.Int32, 0), new("A", DataKind.String, 1)],
        };
        IDataView view = _ml.Data.LoadFromTextFile(path, options);
        Assert.Equal([1], view.GetColumn<int>("I"));
        Assert.Equal([""], view.GetColumn<string>("A"));
    }

    [Fact]
    public void Many_separators_blanks_and_wide_characters_split_as_few_do()
    {
        string path = Write(["1; 2|3\té", "  4|\u00a75;6\t\ud83d\ude00"], "\n");
        var options = new Loader.Options
        {
            Separators = [';', '|', '\t', '\u00a7'],
            Columns = [new("F", DataKind.String, 0, 4)],
        };
        string[][] rows = [.. _ml.Data.LoadFromTextFile(path, options).GetColumn<string[]>("F")];
        Assert.Equal(["1", "2", "3", "é", ""], rows[0]);
        Assert.Equal(["4", "", "5", "6", "\ud83d\ude00"], rows[1]);
    }

    private static IEnumerable<int> Take(IDataView view)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["I"]]);
        ValueGetter<int> getter = cursor.GetGetter<int>(view.Schema["I"]);
        int value = 0;
        while (cursor.MoveNext())
        {
            getter(ref value);
            yield return value;
        }
    }

    private static Loader.Options Options(bool useThreads, long? maxRows = null) => new()
    {
        Separators = [','],
        UseThreads = useThreads,
        MaxRows = maxRows,
        Columns = [new("I", DataKind.Int32, 0), new("F", DataKind.Single, 1, 5), new("T", DataKind.String, 6)],
    };

    private IDataView Load(string path, bool useThreads, long? maxRows = null) => _ml.Data.LoadFromTextFile(path, Options(useThreads, maxRows));

    private string Write(IEnumerable<string> lines, string newLine)
    {
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, string.Join(newLine, lines));
        return path;
    }
}
