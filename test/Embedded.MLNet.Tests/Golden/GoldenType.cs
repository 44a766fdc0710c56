using System.Globalization;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests;

/// <summary>Column types from their names.</summary>
internal static class GoldenType
{
    private static readonly PrimitiveDataViewType[] _primitives =
    [
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
        TextDataViewType.Instance, BooleanDataViewType.Instance, TimeSpanDataViewType.Instance, DateTimeDataViewType.Instance,
        DateTimeOffsetDataViewType.Instance,
    ];

    public static DataViewType Parse(string name)
    {
        if (name.StartsWith("Vector<", StringComparison.Ordinal))
        {
            var inner = name["Vector<".Length..^1];
            var itemEnd = inner.StartsWith("Key<", StringComparison.Ordinal) ? inner.IndexOf('>', StringComparison.Ordinal) + 1 : inner.IndexOf(',', StringComparison.Ordinal);
            if (itemEnd <= 0 || itemEnd == inner.Length)
                return new VectorDataViewType((PrimitiveDataViewType)Parse(inner));
            var sizes = inner[(itemEnd + 1)..].Split(',', StringSplitOptions.TrimEntries)
                .Select(size => size == "*" ? 0 : int.Parse(size, CultureInfo.InvariantCulture));
            return new VectorDataViewType((PrimitiveDataViewType)Parse(inner[..itemEnd]), sizes.ToArray());
        }
        if (name.StartsWith("Key<", StringComparison.Ordinal))
        {
            var parts = name["Key<".Length..^1].Split(", ");
            var last = ulong.Parse(parts[1].Split('-')[1], CultureInfo.InvariantCulture);
            return new KeyDataViewType(Parse(parts[0]).RawType, last + 1);
        }
        return _primitives.Single(type => type.ToString() == name);
    }
}
