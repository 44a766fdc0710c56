using System.Buffers.Binary;
using System.Numerics;
using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Data;

// How values are hashed, one alone or several into one hash; false where one is missing. Structs, so that loops are compiled for each.
internal interface IItemHash<T>
{
    bool TryHash(T value, uint seed, out uint hash);

    // The hash of several values: of what is hashed of the ones before and this one.
    bool TryAppend(T value, ref uint hash);

    uint Finish(uint hash, int count);
}

// White space around texts does not count. Several: the hash of each is the seed of the next.
internal readonly struct TextHash : IItemHash<ReadOnlyMemory<char>>
{
    public bool TryHash(ReadOnlyMemory<char> value, uint seed, out uint hash)
    {
        var text = value.Span.Trim();
        hash = text.IsEmpty ? 0 : ValueHash.Of(text, seed);
        return !text.IsEmpty;
    }

    public bool TryAppend(ReadOnlyMemory<char> value, ref uint hash) => TryHash(value, hash, out hash);

    public uint Finish(uint hash, int count) => hash;
}

// The 32 bits that stand for a value. Several are hashed as the bytes of one.
internal interface ISmallBits<T>
{
    bool TryGet(T value, out uint bits);
}

internal interface ILargeBits<T>
{
    bool TryGet(T value, out ulong bits);
}

internal readonly struct SmallHash<T, TBits> : IItemHash<T>
    where TBits : struct, ISmallBits<T>
{
    public bool TryHash(T value, uint seed, out uint hash)
    {
        var isThere = default(TBits).TryGet(value, out var bits);
        hash = ValueHash.Of(bits, seed);
        return isThere;
    }

    public bool TryAppend(T value, ref uint hash)
    {
        var isThere = default(TBits).TryGet(value, out var bits);
        hash = Hashing.MurmurRound(hash, bits);
        return isThere;
    }

    public uint Finish(uint hash, int count) => Hashing.MixHash(hash ^ (uint)(count * sizeof(uint)));
}

internal readonly struct LargeHash<T, TBits> : IItemHash<T>
    where TBits : struct, ILargeBits<T>
{
    public bool TryHash(T value, uint seed, out uint hash)
    {
        var isThere = default(TBits).TryGet(value, out var bits);
        hash = ValueHash.Of(bits, seed);
        return isThere;
    }

    public bool TryAppend(T value, ref uint hash)
    {
        var isThere = default(TBits).TryGet(value, out var bits);
        hash = Hashing.MurmurRound(Hashing.MurmurRound(hash, (uint)bits), (uint)(bits >> 32));
        return isThere;
    }

    public uint Finish(uint hash, int count) => Hashing.MixHash(hash ^ (uint)(count * sizeof(ulong)));
}

internal readonly struct SingleBits : ISmallBits<float>
{
    public bool TryGet(float value, out uint bits)
    {
        bits = value == 0 ? 0 : BitConverter.SingleToUInt32Bits(value);
        return !float.IsNaN(value);
    }
}

internal readonly struct DoubleBits : ILargeBits<double>
{
    public bool TryGet(double value, out ulong bits)
    {
        bits = value == 0 ? 0 : BitConverter.DoubleToUInt64Bits(value);
        return !double.IsNaN(value);
    }
}

internal readonly struct BooleanBits : ISmallBits<bool>
{
    public bool TryGet(bool value, out uint bits)
    {
        bits = value ? 1u : 0u;
        return true;
    }
}

// Integers of up to 32 bits.
internal readonly struct SmallIntegerBits<T> : ISmallBits<T>
    where T : IBinaryInteger<T>
{
    public bool TryGet(T value, out uint bits)
    {
        bits = uint.CreateTruncating(value);
        return true;
    }
}

internal readonly struct LargeIntegerBits<T> : ILargeBits<T>
    where T : IBinaryInteger<T>
{
    public bool TryGet(T value, out ulong bits)
    {
        bits = ulong.CreateTruncating(value);
        return true;
    }
}

// Keys are the integers that carry them, but 0 is missing.
internal readonly struct SmallKeyBits<T> : ISmallBits<T>
    where T : IBinaryInteger<T>
{
    public bool TryGet(T value, out uint bits)
    {
        bits = uint.CreateTruncating(value);
        return bits != 0;
    }
}

internal readonly struct LargeKeyBits : ILargeBits<ulong>
{
    public bool TryGet(ulong value, out ulong bits)
    {
        bits = value;
        return bits != 0;
    }
}

internal readonly struct RowIdHash : IItemHash<DataViewRowId>
{
    public bool TryHash(DataViewRowId value, uint seed, out uint hash)
    {
        Span<byte> bytes = stackalloc byte[2 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value.Low);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[sizeof(ulong)..], value.High);
        hash = ValueHash.Of(bytes, seed);
        return true;
    }

    public bool TryAppend(DataViewRowId value, ref uint hash) => TryHash(value, hash, out hash);

    public uint Finish(uint hash, int count) => hash;
}
