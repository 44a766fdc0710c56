using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>The number types that the safetensors format and torch share.</summary>
internal static class SafetensorsType
{
    private static readonly (string Name, ScalarType Type, int Bytes)[] Types =
    [
        ("BOOL", ScalarType.Bool, 1),
        ("U8", ScalarType.Byte, 1),
        ("I8", ScalarType.Int8, 1),
        ("I16", ScalarType.Int16, 2),
        ("I32", ScalarType.Int32, 4),
        ("I64", ScalarType.Int64, 8),
        ("F16", ScalarType.Float16, 2),
        ("BF16", ScalarType.BFloat16, 2),
        ("F32", ScalarType.Float32, 4),
        ("F64", ScalarType.Float64, 8),
    ];

    internal static string NameOf(ScalarType type) => Types.FirstOrDefault(known => known.Type == type).Name
        ?? throw new NotSupportedException($"Safetensors has no type for {type}.");

    internal static int BytesOf(ScalarType type) => Types.First(known => known.Type == type).Bytes;

    internal static bool TryParse(string name, out ScalarType type)
    {
        foreach (var known in Types)
        {
            if (known.Name == name)
            {
                type = known.Type;
                return true;
            }
        }

        type = default;
        return false;
    }
}
