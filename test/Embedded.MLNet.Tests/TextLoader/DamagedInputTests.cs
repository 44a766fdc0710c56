using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Loader = Microsoft.ML.Data.TextLoader;

namespace Embedded.MLNet.Tests.TextLoader;

/// <summary>Files and saved loaders with changed bytes give rows or an error of the kinds that say what is wrong, and soon.</summary>
public sealed class DamagedInputTests
{
    private const string Csv = "id,a,b,c,text\n1,0.5,-2e3,NaN,\"x \"\"y\"\", z\"\n// comment\n2,,1e39,?,plain\r\n\r\n3,5,0:1,4:2\n4,7,\"new\nline\"\n";

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Changed_text_files_give_rows_or_an_error()
    {
        var random = new Random(3);
        byte[] bytes = Encoding.UTF8.GetBytes(Csv + Csv + Csv);
        int rows = 0, errors = 0;
        for (int i = 0; i < 4000; i++)
        {
            byte[] changed = Change(bytes, random);
            var options = new Loader.Options
            {
                Separators = i % 5 == 0 ? [' ', ','] : [','],
                AllowQuoting = i % 2 == 0,
                AllowSparse = i % 3 == 0,
                ReadMultilines = i % 4 == 0,
                TrimWhitespace = i % 7 == 0,
                HasHeader = i % 11 != 0,
                MissingRealsAsNaNs = i % 13 == 0,
                EscapeChar = i % 17 == 0 ? '\\' : '"',
                InputSize = i % 19 == 0 ? 9 : null,
                Columns = [new("I", i % 4 == 0 ? DataKind.Int32 : DataKind.Single, 0), new("F", DataKind.Single, [new Loader.Range(1, null)]), new("T", DataKind.String, 4),
                    new("V", DataKind.String, [new Loader.Range { Min = 2, VariableEnd = true }])],
            };
            try
            {
                var source = new BytesSource(changed);
                rows += Count(_ml.Data.CreateTextLoader(options, source).Load(source));
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException)
            {
                errors++;
            }
        }
        Assert.InRange(errors, 100, 3900);
        Assert.True(rows > 4000);
    }

    [Fact]
    public void Changed_models_with_a_loader_give_a_loader_or_an_error()
    {
        IDataView empty = _ml.Data.LoadFromEnumerable(new List<Row>());
        var options = new Loader.Options
        {
            Separators = [','],
            HasHeader = true,
            Columns = [new("I", DataKind.UInt32, [new(0)], new KeyCount(7)), new("F", DataKind.Single, 1, 3), new("T", DataKind.String, 4)],
        };
        var csv = new BytesSource(Encoding.UTF8.GetBytes(Csv));
        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "F").Fit(empty), _ml.Data.CreateTextLoader(options, csv), stream);
        byte[] loader = ReadLoader(stream);
        int loaded = 0;
        for (int i = 0; i < loader.Length; i++)
        {
            byte[] changed = (byte[])loader.Clone();
            changed[i] ^= (byte)(1 << (i % 8));
            try
            {
                _ml.Model.LoadWithDataLoader(ReplaceLoader(stream, changed), out IDataLoader<IMultiStreamSource> found);
                loaded++;
                Count(found.Load(csv));
            }
            catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException or IOException)
            {
            }
        }
        Assert.InRange(loaded, 1, loader.Length - 50);
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        var changed = new List<byte>(bytes);
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            int at = random.Next(changed.Count);
            switch (random.Next(4))
            {
                case 0: changed[at] = (byte)random.Next(256); break;
                case 1: changed.RemoveRange(at, Math.Min(random.Next(20), changed.Count - at)); break;
                case 2: changed.InsertRange(at, Encoding.UTF8.GetBytes(random.Next(3) == 0 ? "999999999" : random.Next(2) == 0 ? "\"" : ",2000000000,7:1,")); break;
                default: changed[at] = (byte)"\",:\n\r\\/# "[random.Next(9)]; break;
            }
        }
        return [.. changed];
    }

    private static int Count(IDataView view)
    {
        int rows = 0;
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        while (cursor.MoveNext())
            rows++;
        return rows;
    }

    private static byte[] ReadLoader(MemoryStream model)
    {
        using var zip = new System.IO.Compression.ZipArchive(model, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true);
        using Stream entry = zip.GetEntry("Loader/Model.key")!.Open();
        using var content = new MemoryStream();
        entry.CopyTo(content);
        return content.ToArray();
    }

    private static MemoryStream ReplaceLoader(MemoryStream model, byte[] loader)
    {
        var copy = new MemoryStream();
        model.Position = 0;
        model.CopyTo(copy);
        using (var zip = new System.IO.Compression.ZipArchive(copy, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("Loader/Model.key")!.Delete();
            using Stream entry = zip.CreateEntry("Loader/Model.key", System.IO.Compression.CompressionLevel.NoCompression).Open();
            entry.Write(loader);
        }
        copy.Position = 0;
        return copy;
    }

    private sealed class Row
    {
        [VectorType(3)]
        public float[] F { get; set; } = [];
    }
}
