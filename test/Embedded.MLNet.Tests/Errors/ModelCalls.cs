using System.IO.Compression;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>Models that are broken or incomplete.</summary>
internal sealed class ModelCalls(ErrorData data)
{
    private readonly Lazy<byte[]> _saved = new(() =>
    {
        var stream = new MemoryStream();
        data.Ml.Model.Save(ModelOf(data), data.Raw.Schema, stream);
        return stream.ToArray();
    });

    private MLContext Ml => data.Ml;

    private byte[] Saved => _saved.Value;

    /// <summary>The pipeline whose model is saved: Features of x, y and z, and LinearSvm.</summary>
    public static ITransformer ModelOf(ErrorData data) =>
        data.Ml.Transforms.Concatenate("Features", "x", "y", "z").Append(data.Ml.BinaryClassification.Trainers.LinearSvm("Binary")).Fit(data.Raw);

    /// <summary>The action of a call text; null where it is none of this kind.</summary>
    public Action? Find(string call) => ContentOf(call) is { } content
        ? () => Ml.Model.Load(new MemoryStream(content()), out _)
        : Others.GetValueOrDefault(call);

    private Func<byte[]>? ContentOf(string call) => call switch
    {
        "Model.Load(empty stream)" => () => [],
        "Model.Load(garbage: 1000 bytes of 7)" => () => [.. Enumerable.Repeat((byte)7, 1000)],
        "Model.Load(first half of a saved model)" => () => Saved[..(Saved.Length / 2)],
        "Model.Load(a saved model without its last 30 bytes)" => () => Saved[..^30],
        "Model.Load(a zip with no entries)" => () => Edited(_ => false, null),
        "Model.Load(a zip with one text entry a.txt)" => ZipOfText,
        "Model.Load(a saved model whose first Model.key is zeroed)" => () => Edited(_ => true, content => new byte[content.Length]),
        "Model.Load(a saved model whose first Model.key is cut to 100 bytes)" => () => Edited(_ => true, content => content[..100]),
        "Model.Load(a saved model without its entry Schema)" => () => Edited(name => name != "Schema", null),
        "Model.Load(a saved model without Transform_001)" => () => Edited(name => !name.Contains("Transform_001", StringComparison.Ordinal), null),
        _ => null,
    };

    private Dictionary<string, Action> Others => new()
    {
        ["Model.Load(\"nope.zip\")"] = () => Ml.Model.Load("nope.zip", out _),
        ["Model.Load((string)null)"] = () => Ml.Model.Load((string)null!, out _),
        ["Model.Load((Stream)null)"] = () => Ml.Model.Load((Stream)null!, out _),
        ["Model.Save(null, schema, stream)"] = () => Ml.Model.Save(null, data.Raw.Schema, new MemoryStream()),
        ["Model.Save(model, null, stream)"] = () => Ml.Model.Save(ModelOf(data), null, new MemoryStream()),
    };

    private static byte[] ZipOfText()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(archive.CreateEntry("a.txt").Open()))
            writer.Write("text");
        return stream.ToArray();
    }

    // The saved model with fewer entries, and with its first Model.key changed.
    private byte[] Edited(Func<string, bool> keeps, Func<byte[], byte[]>? editFirstKey)
    {
        var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        using (var source = new ZipArchive(new MemoryStream(Saved), ZipArchiveMode.Read))
        {
            foreach (var entry in source.Entries.Where(entry => keeps(entry.FullName)))
            {
                var content = new MemoryStream();
                using (var input = entry.Open())
                    input.CopyTo(content);
                var written = content.ToArray();
                if (entry.Name == "Model.key" && editFirstKey is not null)
                {
                    written = editFirstKey(written);
                    editFirstKey = null;
                }
                using var output = target.CreateEntry(entry.FullName).Open();
                output.Write(written);
            }
        }
        return result.ToArray();
    }
}
