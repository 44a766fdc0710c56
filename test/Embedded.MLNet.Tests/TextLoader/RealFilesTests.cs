using Microsoft.ML;
using Microsoft.ML.Data;
using Loader = Microsoft.ML.Data.TextLoader;

namespace Embedded.MLNet.Tests.TextLoader;

/// <summary>Data sets of the field through the loader and the transforms, against counts and sums taken line by line.</summary>
public sealed class RealFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public void Housing_loads_with_its_missing_values()
    {
        string[] lines = GoldenFiles.ReadDataLines("california-housing/housing.csv.gz");
        string[][] fields = [.. lines.Skip(1).Select(line => line.Split(','))];
        var options = new Loader.Options
        {
            Separators = [','],
            HasHeader = true,
            MissingRealsAsNaNs = true,
            Columns = [new("Features", DataKind.Single, 0, 8), new("Ocean", DataKind.String, 9)],
        };
        IDataView view = _ml.Data.LoadFromTextFile(Write(lines), options);
        float[][] rows = [.. view.GetColumn<float[]>("Features")];
        Assert.Equal(fields.Length, rows.Length);
        Assert.Equal(fields.Count(row => row[4].Length == 0), rows.Count(row => float.IsNaN(row[4])));
        Assert.Equal(fields.Sum(row => double.Parse(row[8])), rows.Sum(row => (double)row[8]));
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal(float.Parse(fields[i][7]), rows[i][7]);

        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal(lines[0].Split(',')[..9], names.DenseValues().Select(name => name.ToString()));

        var pipeline = _ml.Transforms.ReplaceMissingValues("Features")
            .Append(_ml.Transforms.NormalizeMinMax("Features"))
            .Append(_ml.Transforms.Categorical.OneHotEncoding("Ocean"))
            .Append(_ml.Transforms.Concatenate("All", "Features", "Ocean"));
        IDataView output = pipeline.Fit(view).Transform(view);
        int categories = fields.Select(row => row[9]).Distinct().Count();
        Assert.Equal($"Vector<Single, {9 + categories}>", output.Schema["All"].Type.ToString());
        foreach (float[] row in output.GetColumn<float[]>("All"))
        {
            Assert.All(row, value => Assert.InRange(value, -1, 1));
            Assert.Equal(1, row[9..].Sum());
        }
    }

    [SkippableFact]
    public void Adult_keys_follow_the_order_of_the_file()
    {
        string[] lines = GoldenFiles.ReadDataLines("adult/adult-train.csv.gz");
        string[] workClasses = [.. lines.Select(line => line.Split(',')[1].TrimStart())];
        IDataView view = _ml.Data.LoadFromTextFile(Write(lines),
            [new("Age", DataKind.Int32, 0), new("WorkClass", DataKind.String, 1), new("Label", DataKind.String, 14)], separatorChar: ',');
        IDataView keys = _ml.Transforms.Conversion.MapValueToKey("Key", "WorkClass")
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key")).Fit(view).Transform(view);
        List<string> values = [.. workClasses.Distinct()];
        Assert.Equal(lines.Sum(line => int.Parse(line.Split(',')[0])), view.GetColumn<int>("Age").Sum());
        Assert.Equal(workClasses.Select(value => (uint)values.IndexOf(value) + 1), keys.GetColumn<uint>("Key"));
        Assert.Equal(workClasses, keys.GetColumn<string>("Back"));
        Assert.Equal(["<=50K", ">50K"], view.GetColumn<string>("Label").Distinct().Order());
    }

    [SkippableFact]
    public void A_saved_loader_loads_the_same_rows()
    {
        string path = Write(GoldenFiles.ReadDataLines("sklearn-small/iris.csv"));
        Loader loader = _ml.Data.CreateTextLoader([new("F", DataKind.Single, 0, 3), new("Label", DataKind.UInt32, [new(4)], new KeyCount(3))],
            separatorChar: ',', hasHeader: true, dataSample: new MultiFileSource(path));
        IDataView view = loader.Load(path);
        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.NormalizeMinMax("F").Fit(view), loader, stream);
        stream.Position = 0;
        ITransformer model = new MLContext().Model.LoadWithDataLoader(stream, out IDataLoader<IMultiStreamSource> loaded);
        IDataView again = loaded.Load(path);
        Assert.Equal(150, again.GetColumn<uint>("Label").Count());
        Assert.Equal(view.GetColumn<float[]>("F").SelectMany(row => row), again.GetColumn<float[]>("F").SelectMany(row => row));
        Assert.True(again.Schema["F"].HasSlotNames());
        Assert.Equal(1, model.Transform(again).GetColumn<float[]>("F").Max(row => row.Max()));
    }

    [Fact]
    public void Long_lines_and_texts_over_many_buffers_are_read_whole()
    {
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => new string((char)('a' + (i % 26)), 1 + (i * 997 % 70000)))];
        string path = Write([.. texts.Select((text, i) => $"{i},{text}")], newLine: "\r\n");
        IDataView view = _ml.Data.LoadFromTextFile(path, [new("I", DataKind.Int32, 0), new("T", DataKind.String, 1)], separatorChar: ',');
        Assert.Equal(Enumerable.Range(0, 300), view.GetColumn<int>("I"));
        Assert.Equal(texts, view.GetColumn<string>("T"));
    }

    private string Write(string[] lines, string newLine = "\n")
    {
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, string.Join(newLine, lines) + newLine);
        return path;
    }
}
