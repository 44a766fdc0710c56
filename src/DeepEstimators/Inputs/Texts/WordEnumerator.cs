using System.Buffers;
using System.Globalization;
using System.Text;

namespace DeepEstimators.Inputs.Texts;

/// <summary>
/// The words of a text: runs of letters, marks and digits, with apostrophes inside; every ideograph and every other sign
/// that is no space is a word of its own.
/// </summary>
internal ref struct WordEnumerator
{
    private ReadOnlySpan<char> rest;

    internal WordEnumerator(ReadOnlySpan<char> text) => rest = text;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly WordEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!rest.IsEmpty)
        {
            Take(rest, out var kind, out var length);
            if (kind == Kind.Space)
            {
                rest = rest[length..];
                continue;
            }

            if (kind == Kind.Word)
                length = WordLength(rest, length);
            Current = rest[..length];
            rest = rest[length..];
            return true;
        }

        return false;
    }

    private static int WordLength(ReadOnlySpan<char> text, int length)
    {
        while (length < text.Length)
        {
            Take(text[length..], out var kind, out var next);
            if (kind == Kind.Apostrophe && length + next < text.Length)
            {
                Take(text[(length + next)..], out var after, out _);
                kind = after;
            }

            if (kind != Kind.Word)
                break;
            length += next;
        }

        return length;
    }

    private static void Take(ReadOnlySpan<char> text, out Kind kind, out int length)
    {
        // Half a surrogate pair is nothing that could be written to a file.
        kind = Rune.DecodeFromUtf16(text, out var rune, out length) == OperationStatus.Done ? KindOf(rune) : Kind.Space;
    }

    private static Kind KindOf(Rune rune)
    {
        if (rune.Value is '\'' or 0x2019)
            return Kind.Apostrophe;
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            return Kind.Space;
        // Kana and ideographs stand without spaces between words.
        if (rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000)
            return Kind.Sign;
        if (Rune.IsLetterOrDigit(rune))
            return Kind.Word;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            ? Kind.Word
            : Kind.Sign;
    }

    private enum Kind
    {
        Space,
        Word,
        Apostrophe,
        Sign,
    }
}
