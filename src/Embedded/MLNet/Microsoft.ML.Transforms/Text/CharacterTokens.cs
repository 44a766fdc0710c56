using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

// Texts as keys, one a UTF-16 unit, whose value is the unit's number; the unit 0 is missing.
internal static class CharacterTokens
{
    public const char TextStart = '\u0002';
    public const char TextEnd = '\u0003';
    public const char TextSeparator = '\u001F';

    private static readonly Lazy<ReadOnlyMemory<char>[]> _keyValues = new(MakeKeyValues);

    // The control characters from 0x80 on have no pictures, but names.
    private static readonly string[] _controlNames =
    [
        "PAD", "HOP", "BPH", "NBH", "IND", "NEL", "SSA", "ESA", "HTS", "HTJ", "VTS", "PLD", "PLU", "RI", "SS2", "SS3",
        "DCS", "PU1", "PU2", "STS", "CCH", "MW", "SPA", "EPA", "SOS", "SGCI", "SCI", "CSI", "ST", "OSC", "PM", "APC",
    ];

    public static KeyDataViewType KeyType { get; } = new(typeof(ushort), ushort.MaxValue);

    // What the keys 1, 2… stand for.
    public static VBuffer<ReadOnlyMemory<char>> KeyValues => new(ushort.MaxValue, _keyValues.Value);

    private static ReadOnlyMemory<char>[] MakeKeyValues()
    {
        var values = new ReadOnlyMemory<char>[ushort.MaxValue];
        for (var i = 0; i < values.Length; i++)
            values[i] = Show((char)(i + 1)).AsMemory();
        return values;
    }

    // Several texts of a row are one with separators between them; empty ones do not count.
    public static void Append(GrowingBuffer<ushort> keys, ReadOnlySpan<char> text, bool useMarkers)
    {
        if (text.IsEmpty)
            return;
        if (keys.Count > 0)
            keys.Add(TextSeparator);
        else if (useMarkers)
            keys.Add(TextStart);
        MemoryMarshal.Cast<char, ushort>(text).CopyTo(keys.Reserve(text.Length));
        keys.Advance(text.Length);
    }

    public static void End(GrowingBuffer<ushort> keys, bool useMarkers)
    {
        if (useMarkers && keys.Count > 0)
            keys.Add(TextEnd);
    }

    public static string Show(char character)
    {
        if (character <= ' ')
            return $"<{(char)('\u2400' + character)}>";
        if (character == '\u007F')
            return "<\u2421>";
        if (character is >= '\u0080' and < '\u00A0')
            return $"<{_controlNames[character - '\u0080']}>";
        // The real one's: a format string that says too little, the same for all.
        return IsInvisible(character) ? "\\u4X" : character.ToString();
    }

    private static bool IsInvisible(char character) => CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
