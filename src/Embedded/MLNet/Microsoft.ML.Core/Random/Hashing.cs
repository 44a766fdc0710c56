using System.Runtime.CompilerServices;

namespace Microsoft.ML.Internal.Utilities;

// MurmurHash3 (Austin Appleby), 32 bits, in rounds. Hashes are part of models and splits: they may never change.
internal static class Hashing
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint MurmurRound(uint hash, uint chunk)
    {
        chunk *= 0xCC9E2D51;
        chunk = uint.RotateLeft(chunk, 15);
        chunk *= 0x1B873593;
        hash = uint.RotateLeft(hash ^ chunk, 13);
        return (hash * 5) + 0xE6546B64;
    }

    // What ends a hash built of rounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint MixHash(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    // Mixes in the low, then (where not 0) the high half.
    public static uint MurmurRound(uint hash, ulong chunk)
    {
        hash = MurmurRound(hash, (uint)chunk);
        var high = (uint)(chunk >> 32);
        return high == 0 ? hash : MurmurRound(hash, high);
    }

    public static uint HashString(string text) => MurmurHash((5381u << 16) + 5381, text);

    // The text in UTF-8, each UTF-16 unit encoded by itself (surrogates too).
    public static uint MurmurHash(uint hash, ReadOnlySpan<char> text, bool toUpper = false)
    {
        var length = 0;
        ulong pending = 0;
        var bits = 0;
        foreach (var unit in text)
        {
            uint c = toUpper ? char.ToUpperInvariant(unit) : unit;
            ulong bytes;
            int size;
            if (c <= 0x7F)
            {
                bytes = c;
                size = 8;
            }
            else if (c <= 0x7FF)
            {
                bytes = 0xC080 | ((c << 2) & 0x1F00) | (c & 0x3F);
                size = 16;
            }
            else
            {
                bytes = 0xE08080 | ((c << 4) & 0x0F0000) | ((c << 2) & 0x3F00) | (c & 0x3F);
                size = 24;
            }
            pending |= bytes << bits;
            bits += size;
            if (bits >= 32)
            {
                hash = MurmurRound(hash, (uint)pending);
                pending >>= 32;
                bits -= 32;
                length += 4;
            }
        }
        if (bits > 0)
        {
            hash = MurmurRound(hash, (uint)pending);
            length += bits / 8;
        }
        return MixHash(MurmurRound(hash, (uint)length));
    }

    public static uint MurmurHash(uint hash, ReadOnlySpan<uint> values)
    {
        foreach (var value in values)
            hash = MurmurRound(hash, value);
        return MixHash(MurmurRound(hash, (uint)values.Length));
    }
}
