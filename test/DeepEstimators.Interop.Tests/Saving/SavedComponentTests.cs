using System.IO.Compression;
using System.Text;
using DeepEstimators.Interop.Saving;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Interop.Tests.Saving;

/// <summary>A component comes back as its own class, through nothing but mlContext.Model.Save and Load.</summary>
public sealed class SavedComponentTests
{
    private readonly MLContext ml = new();
    private readonly DataViewSchema schema = new DataViewSchema.Builder().ToSchema();

    [Fact]
    public void A_component_comes_back_with_its_entries()
    {
        var loaded = Assert.IsType<Echo>(Load(Save(new Echo("grüße", [1, 2, 255], typeof(EchoLoader)))));

        Assert.Equal("grüße", loaded.Text);
        Assert.Equal([1, 2, 255], loaded.Bytes);
    }

    [Fact]
    public void The_entries_lie_in_the_zip()
    {
        using var zip = new ZipArchive(new MemoryStream(Save(new Echo("x", [], typeof(EchoLoader)))));

        Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith("text.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_that_loads_nothing_is_not_made()
    {
        var error = InnermostOf(() => Load(Save(new Echo("x", [], typeof(StringBuilder)))));

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains("System.Text.StringBuilder", error.Message);
    }

    [Fact]
    public void A_missing_entry_is_named()
    {
        var error = InnermostOf(() => Load(Save(new Echo("x", [], typeof(ForgetfulLoader)))));

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains("'absent.bin'", error.Message);
    }

    private byte[] Save(ITransformer transformer)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(transformer, schema, stream);
        return stream.ToArray();
    }

    // ML.NET gives the chain of what was saved.
    private static ITransformer Load(byte[] zip) => Assert.Single(
        Assert.IsAssignableFrom<IEnumerable<ITransformer>>(new MLContext().Model.Load(new MemoryStream(zip), out _)));

    private static Exception InnermostOf(Action act)
    {
        var error = Assert.ThrowsAny<Exception>(act);
        while (error.InnerException is { } inner)
            error = inner;
        return error;
    }

    internal sealed class Echo(string text, byte[] bytes, Type loader) : ITransformer
    {
        internal string Text => text;

        internal byte[] Bytes => bytes;

        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new InvalidOperationException();

        public IDataView Transform(IDataView input) => input;

        void ICanSaveModel.Save(ModelSaveContext ctx)
        {
            var writer = ComponentWriter.Begin(ctx, loader);
            writer.Write("text.txt", text);
            writer.Write("bytes.bin", stream => stream.Write(bytes));
        }
    }

    internal sealed class EchoLoader : IComponentLoader
    {
        public ITransformer Load(IHostEnvironment environment, ComponentReader reader) =>
            new Echo(reader.ReadText("text.txt"), reader.Read("bytes.bin"), typeof(EchoLoader));
    }

    internal sealed class ForgetfulLoader : IComponentLoader
    {
        public ITransformer Load(IHostEnvironment environment, ComponentReader reader) =>
            new Echo("", reader.Read("absent.bin"), typeof(ForgetfulLoader));
    }
}
