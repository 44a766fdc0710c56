using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Model;

public sealed class SaveLoadTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void A_chain_comes_back_with_its_schema_and_gives_the_same_values()
    {
        var data = Rows();
        var model = Pipeline().Fit(data);
        var stream = new MemoryStream();
        _context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = new MLContext().Model.Load(stream, out var schema);

        var chain = Assert.IsType<TransformerChain<ITransformer>>(loaded);
        Assert.Equal(["ValueToKeyMappingTransformer", "ColumnConcatenatingTransformer", "KeyToValueMappingTransformer"],
            chain.Select(transformer => transformer.GetType().Name));
        Assert.Equal(data.Schema.Select(column => column.ToString()), schema.Select(column => column.ToString()));
        Assert.Equal(ColumnValues.Read(model.Transform(data), "Features"), ColumnValues.Read(loaded.Transform(data), "Features"));
        Assert.Equal(["red", "green", "red"], ColumnValues.Read(loaded.Transform(data), "Name"));
    }

    [Fact]
    public void The_archive_is_laid_out_as_the_real_one_is()
    {
        var data = Rows();
        var stream = new MemoryStream();
        _context.Model.Save(Pipeline().Fit(data), data.Schema, stream);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var entries = archive.Entries.Select(entry => entry.FullName).ToArray();
        Assert.Equal("TrainingInfo/Version.txt", entries[0]);
        Assert.Equal("Schema", entries[^1]);
        Assert.Equal("TransformerChain/Model.key", entries[^2]);
        Assert.Contains("TransformerChain/Transform_000/Model.key", entries);
        Assert.Contains("TransformerChain/Transform_002/Model.key", entries);
    }

    [SkippableFact]
    public void Broken_models_are_refused_as_the_real_ones_are()
    {
        var cases = GoldenFiles.Read("errors.json").GetProperty("cases").EnumerateArray()
            .Where(entry => entry.GetProperty("group").GetString() == "models")
            .ToDictionary(entry => entry.GetProperty("call").GetString()!, entry => entry.GetProperty("result"));
        var data = Rows();
        var saved = new MemoryStream();
        _context.Model.Save(Pipeline().Fit(data), data.Schema, saved);
        var bytes = saved.ToArray();
        void Check(string call, Action action) => GoldenValue.AssertThrows(cases[call], action, call);
        void CheckBytes(string call, byte[] content) => Check(call, () => _context.Model.Load(new MemoryStream(content), out _));

        CheckBytes("Model.Load(empty stream)", []);
        CheckBytes("Model.Load(garbage: 1000 bytes of 7)", Enumerable.Repeat((byte)7, 1000).ToArray());
        CheckBytes("Model.Load(first half of a saved model)", bytes[..(bytes.Length / 2)]);
        CheckBytes("Model.Load(a saved model without its last 30 bytes)", bytes[..^30]);
        CheckBytes("Model.Load(a zip with no entries)", Edited(null, _ => false, null));
        CheckBytes("Model.Load(a saved model whose first Model.key is zeroed)",
            Edited(bytes, _ => true, content => new byte[content.Length]));
        CheckBytes("Model.Load(a saved model whose first Model.key is cut to 100 bytes)", Edited(bytes, _ => true, content => content[..100]));
        CheckBytes("Model.Load(a saved model without Transform_001)",
            Edited(bytes, name => !name.Contains("Transform_001", StringComparison.Ordinal), null));
        Check("Model.Load(\"nope.zip\")", () => _context.Model.Load("nope.zip", out _));
        Check("Model.Load((string)null)", () => _context.Model.Load((string)null!, out _));
        Check("Model.Load((Stream)null)", () => _context.Model.Load((Stream)null!, out _));

        _context.Model.Load(new MemoryStream(Edited(bytes, name => name != "Schema", null)), out var schema);
        Assert.Null(schema);
        _context.Model.Save(null, data.Schema, new MemoryStream());
    }

    private static byte[] Edited(byte[]? model, Func<string, bool> keeps, Func<byte[], byte[]>? editFirstKey)
    {
        var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (model is null)
                return Closed(target, result);
            using var source = new ZipArchive(new MemoryStream(model), ZipArchiveMode.Read);
            var edit = editFirstKey;
            foreach (var entry in source.Entries.Where(entry => keeps(entry.FullName)))
            {
                var content = new MemoryStream();
                using (var input = entry.Open())
                    input.CopyTo(content);
                var written = content.ToArray();
                if (entry.Name == "Model.key" && edit is not null)
                {
                    written = edit(written);
                    edit = null;
                }
                using var output = target.CreateEntry(entry.FullName).Open();
                output.Write(written);
            }
        }
        return result.ToArray();
    }

    private static byte[] Closed(ZipArchive archive, MemoryStream stream)
    {
        archive.Dispose();
        return stream.ToArray();
    }

    private IDataView Rows() => _context.Data.LoadFromEnumerable(new[]
    {
        new ColorRow { X = 1, Y = 2, Color = "red" }, new ColorRow { X = 3, Y = 4, Color = "green" }, new ColorRow { X = 5, Y = 6, Color = "red" },
    });

    private EstimatorChain<Microsoft.ML.Transforms.KeyToValueMappingTransformer> Pipeline() =>
        _context.Transforms.Conversion.MapValueToKey("Label", "Color")
            .Append(_context.Transforms.Concatenate("Features", "X", "Y"))
            .Append(_context.Transforms.Conversion.MapKeyToValue("Name", "Label"));
}
