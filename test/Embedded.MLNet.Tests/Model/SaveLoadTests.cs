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

    private IDataView Rows() => _context.Data.LoadFromEnumerable(new[]
    {
        new ColorRow { X = 1, Y = 2, Color = "red" }, new ColorRow { X = 3, Y = 4, Color = "green" }, new ColorRow { X = 5, Y = 6, Color = "red" },
    });

    private EstimatorChain<Microsoft.ML.Transforms.KeyToValueMappingTransformer> Pipeline() =>
        _context.Transforms.Conversion.MapValueToKey("Label", "Color")
            .Append(_context.Transforms.Concatenate("Features", "X", "Y"))
            .Append(_context.Transforms.Conversion.MapKeyToValue("Name", "Label"));
}
