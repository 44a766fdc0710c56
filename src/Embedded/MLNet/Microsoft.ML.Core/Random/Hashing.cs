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
}
