using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// Case, accents, punctuation and numbers of texts: a character becomes one other or none, so that a text never grows.
internal sealed class TextNormalization
{
    private const int Dropped = -1;

    // What becomes of the characters that most texts are made of.
    private readonly int[] _table = new int[0x250];
    private readonly TextNormalizingEstimator.CaseMode _caseMode;
    private readonly bool _keepDiacritics;
    private readonly bool _keepPunctuations;
    private readonly bool _keepNumbers;

    public TextNormalization(TextNormalizingEstimator.CaseMode caseMode, bool keepDiacritics, bool keepPunctuations, bool keepNumbers)
    {
        Contracts.CheckUserArg(Enum.IsDefined(caseMode), nameof(caseMode), $"There is no case mode {caseMode}");
        _caseMode = caseMode;
        _keepDiacritics = keepDiacritics;
        _keepPunctuations = keepPunctuations;
        _keepNumbers = keepNumbers;
        for (var i = 0; i < _table.Length; i++)
            _table[i] = Compute((char)i);
    }

    public static TextNormalization Load(BinaryReader reader) =>
        new((TextNormalizingEstimator.CaseMode)reader.ReadByte(), reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadBoolean());

    public void Save(BinaryWriter writer)
    {
        writer.Write((byte)_caseMode);
        writer.Write(_keepDiacritics);
        writer.Write(_keepPunctuations);
        writer.Write(_keepNumbers);
    }

    // How many characters stay as they are at the beginning.
    public int CountUnchanged(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && Map(text[i]) == text[i])
            i++;
        return i;
    }

    // The number of characters written to the target, which is as long as the text at least.
    public int Write(ReadOnlySpan<char> text, Span<char> target)
    {
        var length = 0;
        foreach (var character in text)
        {
            var mapped = Map(character);
            if (mapped != Dropped)
                target[length++] = (char)mapped;
        }
        return length;
    }

    private int Map(char character) => character < _table.Length ? _table[character] : Compute(character);

    private int Compute(char character)
    {
        if ((!_keepPunctuations && char.IsPunctuation(character)) || (!_keepNumbers && char.IsNumber(character))
            || (!_keepDiacritics && Accents.IsCombining(character)))
        {
            return Dropped;
        }
        var letter = _keepDiacritics ? character : Accents.Remove(character);
        return _caseMode switch
        {
            TextNormalizingEstimator.CaseMode.Lower => char.ToLowerInvariant(letter),
            TextNormalizingEstimator.CaseMode.Upper => char.ToUpperInvariant(letter),
            _ => letter,
        };
    }
}
