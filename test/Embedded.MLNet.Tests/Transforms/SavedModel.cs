using Microsoft.ML;

namespace Embedded.MLNet.Tests.Transforms;

internal static class SavedModel
{
    /// <summary>The model after saving, as another context loads it.</summary>
    public static ITransformer Reload(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}
