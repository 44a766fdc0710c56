using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// The encodings of short words that came lately. A word has one place, given by its hash, and drives out what was there:
/// so the cache is bounded and needs no lock, for an entry never changes and a reference is written at once.
/// </summary>
internal sealed class WordCache
{
    public const int LongestWord = 24;

    private const int MostPlaces = 1 << 20;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly int _shift;
    private EncodedWord[] _places;

    public WordCache(int size)
    {
        _shift = 64 - BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(size, 2, MostPlaces)));
    }

    // Made when the first word comes; that two threads may each make one does no harm.
    private EncodedWord[] Places => _places ??= new EncodedWord[1 << (64 - _shift)];

    public EncodedWord Find(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return null;
        EncodedWord encoded = Volatile.Read(ref Places[PlaceOf(word)]);
        return encoded is not null && word.SequenceEqual(encoded.Word) ? encoded : null;
    }

    public void Keep(EncodedWord encoded)
    {
        if (encoded.Word is not null)
            Volatile.Write(ref Places[PlaceOf(encoded.Word)], encoded);
    }

    private uint PlaceOf(ReadOnlySpan<char> word)
    {
        ulong hash = (uint)word.Length;
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(word);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = (BitOperations.RotateLeft(hash, 23) ^ MemoryMarshal.Read<ulong>(bytes)) * Multiplier;
        for (; bytes.Length > 0; bytes = bytes[sizeof(char)..])
            hash = (BitOperations.RotateLeft(hash, 23) ^ MemoryMarshal.Read<char>(bytes)) * Multiplier;
        return (uint)(hash >> _shift);
    }
}
