using System.Buffers.Binary;

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
            hash = WithTail(hash, tail);
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

    // The text as it stands: trim it before where spaces around are not to count. A character is one to three bytes, as in UTF-8 but with surrogates
    // apart, and so a plain MurmurHash3 of those bytes for ASCII and for a single character. In other texts the bytes of a character are put in order
    // by exchanges that reach what is left of the characters before, too. That is how ML.NET's own hashes come out, and so no reason to change it.
    public static uint Of(ReadOnlySpan<char> text, uint seed)
    {
        var (hash, length) = (seed, 0);
        var (pending, bits) = (0UL, 0);
        foreach (var character in text)
        {
            ulong value = character;
            if (value < 0x80)
            {
                pending |= value << bits;
                (length, bits) = (length + 1, bits + 8);
            }
            else if (value < 0x800)
            {
                pending |= (0xC080 | (value << 2 & 0x1F00) | (value & 0x3F)) << bits;
                pending = (pending & 0xFF) << 8 | pending >> 8;
                (length, bits) = (length + 2, bits + 16);
            }
            else
            {
                pending |= (0xE08080 | (value << 4 & 0x0F0000) | (value << 2 & 0x3F00) | (value & 0x3F)) << bits;
                pending = (pending & 0xFF) << 16 | (pending & 0xFF00) | pending >> 16;
                (length, bits) = (length + 3, bits + 24);
            }
            if (bits < 32)
                continue;
            hash = Hashing.MurmurRound(hash, (uint)pending);
            pending >>= 32;
            bits -= 32;
        }
        return Hashing.MixHash(WithTail(hash, (uint)pending) ^ (uint)length);
    }

    private static uint WithTail(uint hash, uint tail) => hash ^ uint.RotateLeft(tail * 0xCC9E2D51, 15) * 0x1B873593;
}
