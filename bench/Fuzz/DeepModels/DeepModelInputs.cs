using Bench.Fuzz.Inputs;
using Microsoft.ML;

namespace Bench.Fuzz.DeepModels;

/// <summary>Saved networks: loaded, then asked to score some rows.</summary>
internal sealed class DeepModelInputs : InputKind
{
    private const int MaximumRows = 8;
    private const string Weights = "weights.safetensors";

    private readonly DeepModelSeeds _seeds = new(new MLContext(seed: 1));
    private readonly List<ModelArchive> _models;
    private readonly List<byte[]> _bombs;

    public DeepModelInputs()
    {
        _models = _seeds.All();
        _bombs = [.. _models[0].Entries.Where(entry => entry.Path.EndsWith(".json", StringComparison.Ordinal) || IsWeights(entry.Path)).Select(entry => _models[0].WithBomb(entry.Path))];
        // What libtorch takes when it first runs is no input's.
        foreach (ModelArchive model in _models)
            Use(model.Zip);
    }

    protected override FuzzInput Make(Random random)
    {
        ModelArchive model = _models[random.Next(_models.Count)];
        byte[] zip = random.Next(400) == 0
            ? _bombs[random.Next(_bombs.Count)]
            : random.Next(3) == 0
                ? ChangeDescriptions(model, random)
                : ModelMutation.Apply(model, _models[random.Next(_models.Count)], random);
        return new FuzzInput(model.Name, zip, () => Use(zip));
    }

    // What the entries say of the network: config.json, and the header of the weights, whose length stands before it.
    private static byte[] ChangeDescriptions(ModelArchive model, Random random) => ModelArchive.Write(model.Entries.Select(entry =>
    {
        if (IsWeights(entry.Path) && random.Next(2) == 0)
            return (entry.Path, ChangeHeader(entry.Content, random));
        return entry.Path.EndsWith(".json", StringComparison.Ordinal) && random.Next(2) == 0
            ? (entry.Path, DescriptionMutation.Apply(entry.Content, random))
            : entry;
    }));

    private static byte[] ChangeHeader(byte[] content, Random random)
    {
        int end = 8 + BitConverter.ToInt32(content, 0);
        byte[] header = DescriptionMutation.Apply(content[8..end], random);
        // Now and then the length is that of the header before.
        byte[] length = random.Next(4) == 0 ? content[..8] : BitConverter.GetBytes((long)header.Length);
        return [.. length, .. header, .. content.AsSpan(end)];
    }

    private static bool IsWeights(string path) => path.EndsWith(Weights, StringComparison.Ordinal);

    private void Use(byte[] zip)
    {
        using var stream = new MemoryStream(zip, writable: false);
        ITransformer model = new MLContext(seed: 1).Model.Load(stream, out _);
        try
        {
            RowReading.Read(model.Transform(_seeds.Rows), MaximumRows);
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }
}
