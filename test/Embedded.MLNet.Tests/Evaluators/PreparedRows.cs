using Microsoft.ML;

namespace Embedded.MLNet.Tests.Evaluators;

/// <summary>The golden rows with Label (a key of Class) and Features (x, y, z), made by the transforms that made the golden ones.</summary>
internal static class PreparedRows
{
    public static IDataView Load(MLContext ml)
    {
        var raw = SampleRow.Load(ml);
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(raw).Transform(raw);
        return ml.Transforms.Concatenate("Features", "x", "y", "z").Fit(keyed).Transform(keyed);
    }
}
