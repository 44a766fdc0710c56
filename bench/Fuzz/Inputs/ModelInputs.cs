using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Bench.Fuzz.Inputs;

/// <summary>Models in zip archives: loaded, then asked for their schema and to transform some rows.</summary>
internal sealed class ModelInputs : InputKind
{
    private const int MaximumRows = 8;

    private static readonly string[] _bombPaths = ["TransformerChain/Model.key", "TransformerChain/Transform_000/Model.key", "Schema"];

    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _rows;
    private readonly List<ModelArchive> _models;
    private readonly Lazy<byte[]>[] _bombs;

    public ModelInputs()
    {
        var seeds = new ModelSeeds(_ml);
        _rows = seeds.Rows;
        _models = seeds.All();
        _bombs =
        [
            .. _bombPaths.Select(path => new Lazy<byte[]>(() => _models[0].WithBomb(path))),
            new(() => _models.Single(model => model.Name == "min-max").Nested(600)),
        ];
    }

    /// <summary>The file of the model that was saved with its loader.</summary>
    public static IMultiStreamSource Csv { get; } = new BytesInMemory(Encoding.UTF8.GetBytes(
        "Label,F1,F2,F3\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i % 2},{i},{i * i % 7},\"{i % 3}\"\n"))));

    protected override FuzzInput Make(Random random)
    {
        ModelArchive model = _models[random.Next(_models.Count)];
        byte[] zip = random.Next(400) == 0
            ? _bombs[random.Next(_bombs.Length)].Value
            : ModelMutation.Apply(model, _models[random.Next(_models.Count)], random);
        return new FuzzInput(model.Name, zip, () => Use(zip, withLoader: model.Name == "loader"));
    }

    private void Use(byte[] zip, bool withLoader)
    {
        using var stream = new MemoryStream(zip, writable: false);
        // Components that are found by name are kept by the context: each input gets its own.
        var ml = new MLContext(seed: 1);
        ml.ComponentCatalog.RegisterAssembly(typeof(SumMapping).Assembly);
        if (withLoader)
        {
            ITransformer loaded = ml.Model.LoadWithDataLoader(stream, out IDataLoader<IMultiStreamSource> loader);
            RowReading.Read(loaded.Transform(loader.Load(Csv)), MaximumRows);
            return;
        }
        ITransformer model = ml.Model.Load(stream, out DataViewSchema? schema);
        if (schema is not null)
            model.GetOutputSchema(schema);
        RowReading.Read(model.Transform(_rows), MaximumRows);
    }
}
