using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The slot of an n-gram by its hash.
internal sealed class NgramHashing
{
    private const int MaximumNumberOfBits = 30;

    private readonly int _numberOfBits;
    private readonly uint _seed;
    private readonly bool _useOrderedHashing;
    private readonly bool _rehashUnigrams;

    public NgramHashing(NgramSettings settings, int numberOfBits, uint seed, bool useOrderedHashing, bool rehashUnigrams)
    {
        Contracts.CheckParam(numberOfBits is > 0 and <= MaximumNumberOfBits, nameof(numberOfBits),
            $"The number of bits must be from 1 to {MaximumNumberOfBits}, not {numberOfBits}");
        Settings = settings;
        _numberOfBits = numberOfBits;
        _seed = seed;
        _useOrderedHashing = useOrderedHashing;
        _rehashUnigrams = rehashUnigrams;
    }

    public NgramSettings Settings { get; }

    public int SlotCount => 1 << _numberOfBits;

    public static NgramHashing Load(BinaryReader reader)
    {
        var settings = NgramSettings.Load(reader);
        var bits = reader.ReadInt32();
        Contracts.CheckDecode(bits is > 0 and <= MaximumNumberOfBits, "The model has n-grams hashed to an impossible number of bits");
        return new NgramHashing(settings, bits, reader.ReadUInt32(), reader.ReadBoolean(), reader.ReadBoolean());
    }

    public void Save(BinaryWriter writer)
    {
        Settings.Save(writer);
        writer.Write(_numberOfBits);
        writer.Write(_seed);
        writer.Write(_useOrderedHashing);
        writer.Write(_rehashUnigrams);
    }

    // `source`: which of several columns the n-gram is of, which counts where hashing is ordered.
    public int SlotOf(ReadOnlySpan<uint> ngram, int source)
    {
        var hash = ngram.Length == 1 && !_rehashUnigrams ? ngram[0] : Hash(ngram);
        if (_useOrderedHashing)
            hash = Hashing.MixHash(source > 0 ? Hashing.MurmurRound(hash, (uint)source) : hash);
        return (int)(hash & (uint)(SlotCount - 1));
    }

    private uint Hash(ReadOnlySpan<uint> ngram)
    {
        var hash = _seed;
        foreach (var key in ngram)
            hash = Hashing.MurmurRound(hash, key);
        return Hashing.MixHash(Hashing.MurmurRound(hash, (uint)ngram.Length));
    }
}
