using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The position of a row by the hash of its sampling key. Missing keys (empty text) have no position: they are always on the other side.
internal sealed class HashPosition(DataViewSchema.Column column, int? seed) : SplitPosition
{
    // HashingEstimator's own.
    private const uint DefaultHashSeed = 314489979;
    private const int HashBits = 30;

    private readonly uint _seed = (uint?)seed ?? DefaultHashSeed;

    public override bool FollowsRow => true;

    public override IReadOnlyList<DataViewSchema.Column> Columns => [column];

    public override Func<double> Bind(DataViewRow row)
    {
        var raw = column.Type.RawType;
        if (raw == typeof(ReadOnlyMemory<char>))
            return BindText(row);
        if (raw == typeof(bool))
            return Bind<bool>(row, value => ValueHash.Of(value, _seed));
        if (raw == typeof(sbyte))
            return Bind<sbyte>(row, value => ValueHash.Of((int)value, _seed));
        if (raw == typeof(byte))
            return Bind<byte>(row, value => ValueHash.Of((uint)value, _seed));
        if (raw == typeof(short))
            return Bind<short>(row, value => ValueHash.Of((int)value, _seed));
        if (raw == typeof(ushort))
            return Bind<ushort>(row, value => ValueHash.Of((uint)value, _seed));
        if (raw == typeof(int))
            return Bind<int>(row, value => ValueHash.Of(value, _seed));
        if (raw == typeof(uint))
            return Bind<uint>(row, value => ValueHash.Of(value, _seed));
        if (raw == typeof(long))
            return Bind<long>(row, value => ValueHash.Of(value, _seed));
        if (raw == typeof(ulong))
            return Bind<ulong>(row, value => ValueHash.Of(value, _seed));
        throw Contracts.ExceptParam("samplingKeyColumn", $"The column '{column.Name}' of type {column.Type} cannot be a sampling key");
    }

    // The middle of the hash's part of [0, 1).
    private static double PositionOf(uint hash) => ((hash & ((1u << HashBits) - 1)) + 0.5) / (1u << HashBits);

    private Func<double> Bind<T>(DataViewRow row, Func<T, uint> hash)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            getter(ref value);
            return PositionOf(hash(value));
        };
    }

    private Func<double> BindText(DataViewRow row)
    {
        var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> value = default;
        return () =>
        {
            getter(ref value);
            var text = value.Span.Trim();
            return text.IsEmpty ? double.NaN : PositionOf(ValueHash.Of(text, _seed));
        };
    }
}
