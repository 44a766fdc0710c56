using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Loader = Microsoft.ML.Data.TextLoader;

namespace Embedded.MLNet.Tests.TextLoader;

/// <summary>Where lines come from: many files, patterns of names, file handles, classes that say their fields.</summary>
public sealed class SourcesTests : IDisposable
{
    private static readonly Loader.Column[] _columns = [new("I", DataKind.Int32, 0)];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Patterns_stand_for_the_files_that_they_fit_in_order_of_name()
    {
        string deep = Directory.CreateDirectory(Path.Combine(_folder, "z", "deep")).FullName;
        foreach ((string name, int value) in new[] { ("b.csv", 2), ("a.csv", 1), ("c.txt", 3), (Path.Combine("z", "d.csv"), 4), (Path.Combine(deep, "e.csv"), 5) })
            File.WriteAllText(Path.Combine(_folder, name), $"{value}");
        Assert.Equal([1, 2], Load("*.csv"));
        Assert.Equal([3], Load("?.txt"));
        Assert.Equal([1, 2, 4, 5], Load(Path.Combine("...", "*.csv")));
        Loader loader = _ml.Data.CreateTextLoader(_columns);
        Assert.Equal([2, 3, 2], loader.Load(Path.Combine(_folder, "b.csv"), Path.Combine(_folder, "c.txt"), Path.Combine(_folder, "b.csv")).GetColumn<int>("I"));
        Assert.Empty(loader.Load(new MultiFileSource()).GetColumn<int>("I"));
    }

    [Fact]
    public void A_file_handle_is_written_once_and_then_read_as_a_source()
    {
        string path = Path.Combine(_folder, "handle.txt");
        var context = (IExceptionContext)((IHostEnvironment)_ml);
        using (var handle = new SimpleFileHandle(context, path, needsWrite: true, autoDelete: true))
        {
            Assert.True(handle.CanWrite);
            Assert.Throws<InvalidOperationException>(handle.OpenReadStream);
            using (var writer = new StreamWriter(handle.CreateWriteStream()))
                writer.Write("7\n8\n");
            Assert.True(handle is { CanWrite: false, CanRead: true });
            Assert.Throws<InvalidOperationException>(handle.CreateWriteStream);
            Assert.Equal([7, 8], _ml.Data.CreateTextLoader(_columns).Load(new FileHandleSource(handle)).GetColumn<int>("I"));
        }
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Members_take_ranges_lists_of_fields_and_keys()
    {
        string path = Path.Combine(_folder, "typed.csv");
        File.WriteAllText(path, "name,1,2,3,4,5\n\"x,y\",1,2.5,3,4,2\n");
        IDataView view = _ml.Data.LoadFromTextFile<Typed>(path, ',', hasHeader: true, allowQuoting: true);
        Assert.Equal(["Name: String", "Picked: Vector<Single, 2>", "Rest: Vector<Double, 2>", "Kind: Key<UInt32, 0-2>"],
            view.Schema.Select(column => $"{column.Name}: {column.Type}"));
        Typed row = _ml.Data.CreateEnumerable<Typed>(view, reuseRowObject: false).Single();
        Assert.Equal(("x,y", 3U), (row.Name, row.Kind));
        Assert.Equal([4f, 1f], row.Picked);
        Assert.Equal([2.5, 3], row.Rest);
        var options = new Loader.Options { Separators = [','], HasHeader = true, AllowQuoting = true, MaxRows = 0 };
        Assert.Empty(_ml.Data.LoadFromTextFile<Typed>(path, options).GetColumn<string>("Name"));
    }

    private IEnumerable<int> Load(string pattern) => _ml.Data.LoadFromTextFile(Path.Combine(_folder, pattern), _columns).GetColumn<int>("I");

    private sealed class Typed
    {
        [LoadColumn(0)]
        public string Name { get; set; } = "";

        [LoadColumn([4, 1]), ColumnName("Picked"), VectorType(2)]
        public float[] Picked { get; set; } = [];

        [LoadColumn(2, 3), VectorType(2)]
        public double[] Rest { get; set; } = [];

        [LoadColumn(5), KeyType(3)]
        public uint Kind { get; set; }
    }
}
