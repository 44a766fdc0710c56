using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Microsoft.ML.Internal.Utilities;

// MurmurHash3, 32 bits, of single values, as hashing transforms and splits by a sampling key use it. Integers up to 32 bits and Booleans are hashed as
// 32 bits, so that equal numbers of different types hash alike; -0 hashes as 0. Whether a value is missing is the caller's matter.
internal static class ValueHash
{
    public static uint Of(ReadOnlySpan<byte> data, uint seed)
    {
        var hash = seed;
        var rest = data;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
            hash = Hashing.MurmurRound(hash, BinaryPrimitives.ReadUInt32LittleEndian(rest));
        if (rest.Length > 0)
        {
            uint tail = 0;
            for (var i = rest.Length - 1; i >= 0; i--)
                tail = (tail << 8) | rest[i];
            hash ^= uint.RotateLeft(tail * 0xCC9E2D51, 15) * 0x1B873593;
        }
        return Hashing.MixHash(hash ^ (uint)data.Length);
    }

    public static uint Of(uint value, uint seed) =>
        Hashing.MixHash(Hashing.MurmurRound(seed, value) ^ sizeof(uint));

    public static uint Of(int value, uint seed) => Of((uint)value, seed);

    public static uint Of(bool value, uint seed) => Of(value ? 1u : 0u, seed);

    public static uint Of(ulong value, uint seed)
    {
        var hash = Hashing.MurmurRound(Hashing.MurmurRound(seed, (uint)value), (uint)(value >> 32));
        return Hashing.MixHash(hash ^ sizeof(ulong));
    }

    public static uint Of(long value, uint seed) => Of((ulong)value, seed);

    public static uint Of(float value, uint seed) => Of(value == 0 ? 0 : BitConverter.SingleToUInt32Bits(value), seed);

    public static uint Of(double value, uint seed) => Of(value == 0 ? 0 : BitConverter.DoubleToUInt64Bits(value), seed);

    // The text in UTF-8, as it stands: trim it before where spaces around are not to count.
    public static uint Of(ReadOnlySpan<char> text, uint seed)
    {
        const int OnStack = 256;
        var maximum = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[] rented = null;
        var bytes = maximum <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(maximum);
        var hash = Of(bytes[..Encoding.UTF8.GetBytes(text, bytes)], seed);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }
}
