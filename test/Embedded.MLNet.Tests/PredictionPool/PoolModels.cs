using Microsoft.ML;

namespace Embedded.MLNet.Tests.PredictionPool;

/// <summary>Models that can be told apart by what they predict.</summary>
internal static class PoolModels
{
    /// <summary>A model that gives each of these colors its number, from 1 on, and any other 0.</summary>
    public static ITransformer Make(MLContext ml, params string[] colors)
    {
        var rows = ml.Data.LoadFromEnumerable(colors.Select(color => new ColorIn { Color = color }).ToArray());
        return ml.Transforms.Conversion.MapValueToKey("Index", "Color").Fit(rows);
    }

    public static byte[] Save(MLContext ml, params string[] colors)
    {
        var stream = new MemoryStream();
        ml.Model.Save(Make(ml, colors), null, stream);
        return stream.ToArray();
    }

    internal sealed class ColorIn
    {
        public string Color { get; set; } = "";
    }

    internal sealed class ColorOut
    {
        public uint Index { get; set; }
    }
}
