using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.ML.Transforms;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>Holds the parameters of normalizers to golden ones, property by property.</summary>
internal static class GoldenParameters
{
    public static void Assert(JsonElement expected, NormalizingTransformer.NormalizerModelParametersBase actual, string because)
    {
        Type type = actual.GetType();
        Type data = type.GetGenericArguments()[0];
        string name = $"{type.Name.Split('`')[0]}<{data.Name.Split('`')[0]}>";
        Xunit.Assert.Equal(expected.GetProperty("type").GetString(), name);
        foreach (JsonProperty property in expected.EnumerateObject().Where(property => property.Name != "type"))
        {
            object value = type.GetProperty(property.Name)!.GetValue(actual)!;
            // A list that was not made has no items.
            if (value is ImmutableArray<float> { IsDefault: true } or ImmutableArray<double> { IsDefault: true })
                value = Array.Empty<float>();
            GoldenComparison.AssertValue(property.Value, value, $"{because}: {property.Name}");
        }
    }
}
