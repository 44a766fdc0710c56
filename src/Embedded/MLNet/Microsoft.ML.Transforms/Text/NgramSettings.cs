using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// Which n-grams of a sequence count: up to so many items, with so many left out in between, and whether shorter ones count too.
internal sealed class NgramSettings
{
    public const int MaximumSpan = 10;

    public NgramSettings(int ngramLength, int skipLength, bool useAllLengths)
    {
        Contracts.CheckParam(ngramLength > 0, nameof(ngramLength));
        Contracts.CheckParam(skipLength >= 0, nameof(skipLength));
        Contracts.CheckParam(ngramLength <= MaximumSpan && skipLength <= MaximumSpan - ngramLength, nameof(skipLength),
            $"The length of n-grams and that of skips must together be {MaximumSpan} at most, not {ngramLength} and {skipLength}");
        Contracts.CheckParam(ngramLength > 1 || skipLength == 0, nameof(skipLength), "N-grams of one item have nothing to skip");
        NgramLength = ngramLength;
        SkipLength = skipLength;
        UseAllLengths = useAllLengths;
    }

    public int NgramLength { get; }

    public int SkipLength { get; }

    public bool UseAllLengths { get; }

    public int ShortestLength => UseAllLengths ? 1 : NgramLength;

    public static NgramSettings Load(BinaryReader reader)
    {
        var (length, skip, all) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean());
        Contracts.CheckDecode(length is > 0 and <= MaximumSpan && skip >= 0 && skip <= (length == 1 ? 0 : MaximumSpan - length),
            "The model has n-grams of an impossible length");
        return new NgramSettings(length, skip, all);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(NgramLength);
        writer.Write(SkipLength);
        writer.Write(UseAllLengths);
    }
}
