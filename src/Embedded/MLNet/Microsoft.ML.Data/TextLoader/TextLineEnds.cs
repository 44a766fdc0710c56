using System.Buffers;

namespace Microsoft.ML.Data;

// Finds where lines end: at a new line, or, where quoted fields may hold new lines, at one outside of quotes. A search that finds no end goes on
// where it stopped when there is more text, so that long lines cost no more than others.
internal sealed class TextLineEnds
{
    private const char Quote = '"';

    private readonly bool _heedsQuotes;
    private readonly bool _allowsSparse;
    private readonly bool _skipsBlanks;
    private readonly char _escape;
    private readonly SearchValues<char> _fieldEnds;
    private readonly SearchValues<char> _quoteEnds;

    // How much of the line is searched, from its start, and what was found there.
    private int _searched;
    private int _newLines;
    private bool _isInQuotes;
    private bool _isAtFieldStart = true;

    public TextLineEnds(TextLoader.Options options)
    {
        _heedsQuotes = options.ReadMultilines && options.AllowQuoting;
        _allowsSparse = options.AllowSparse;
        _skipsBlanks = !options.Separators.Contains(' ');
        _escape = options.EscapeChar;
        _fieldEnds = SearchValues.Create([.. options.Separators, '\r', '\n']);
        _quoteEnds = SearchValues.Create(['\r', '\n', Quote, options.EscapeChar]);
    }

    // The line text[start..end], which was followed by the new line before `next`. Within quotes new lines become \n, so that the text moves.
    public bool TryFind(char[] text, int start, int filled, bool isWhole, bool isData, out int end, out int next, out int newLines)
    {
        var found = _heedsQuotes && isData ? FindOutsideQuotes(text.AsSpan(start, filled - start), isWhole) : FindNewLine(text.AsSpan(start, filled - start));
        end = next = start + (found < 0 ? filled - start : found);
        newLines = 0;
        // What follows a carriage return must be known.
        if ((found < 0 && !isWhole) || (found >= 0 && text[end] == '\r' && end + 1 == filled && !isWhole))
            return false;
        if (end < filled)
            next = end + (text[end] == '\r' && end + 1 < filled && text[end + 1] == '\n' ? 2 : 1);
        newLines = _newLines + 1;
        if (_newLines > 0)
            end = start + JoinNewLines(text.AsSpan(start, end - start));
        _searched = 0;
        _newLines = 0;
        _isInQuotes = false;
        _isAtFieldStart = true;
        return true;
    }

    private int FindNewLine(ReadOnlySpan<char> text)
    {
        var found = text[_searched..].IndexOfAny('\r', '\n');
        if (found < 0)
            _searched = text.Length;
        return found < 0 ? -1 : _searched + found;
    }

    private int FindOutsideQuotes(ReadOnlySpan<char> text, bool isWhole)
    {
        var at = _searched;
        while (at < text.Length)
        {
            if (_isInQuotes)
            {
                var found = text[at..].IndexOfAny(_quoteEnds);
                at = found < 0 ? text.Length : at + found;
                if (at == text.Length)
                    break;
                // Whether a quote is escaped is seen only with the next character.
                if (at + 1 == text.Length && !isWhole)
                    break;
                var isPair = at + 1 < text.Length;
                if (text[at] == _escape && isPair && text[at + 1] == Quote)
                {
                    at += 2;
                }
                else if (text[at] is '\r' or '\n')
                {
                    at += text[at] == '\r' && isPair && text[at + 1] == '\n' ? 2 : 1;
                    _newLines++;
                }
                else
                {
                    _isInQuotes = text[at++] != Quote;
                }
                continue;
            }
            if (_isAtFieldStart)
            {
                while (_skipsBlanks && at < text.Length && text[at] == ' ')
                    at++;
                if (at == text.Length)
                    break;
                // Of a sparse field the quotes stand after the index, whose end must be known.
                var index = _allowsSparse ? SparseFields.LengthOfIndex(text[at..]) : 0;
                if (_allowsSparse && !isWhole && (at + index == text.Length || !text[at..].ContainsAnyExceptInRange('0', '9')))
                    break;
                _isAtFieldStart = false;
                if (at + index < text.Length && text[at + index] == Quote)
                {
                    _isInQuotes = true;
                    at += index + 1;
                    continue;
                }
            }
            var fieldEnd = text[at..].IndexOfAny(_fieldEnds);
            at = fieldEnd < 0 ? text.Length : at + fieldEnd;
            if (at == text.Length)
                break;
            if (text[at] is '\r' or '\n')
            {
                _searched = at;
                return at;
            }
            _isAtFieldStart = true;
            at++;
        }
        _searched = at;
        return -1;
    }

    // Makes every new line one character; gives the length that is left.
    private static int JoinNewLines(Span<char> line)
    {
        var length = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\r' && i + 1 < line.Length && line[i + 1] == '\n')
                i++;
            line[length++] = line[i] == '\r' ? '\n' : line[i];
        }
        return length;
    }
}
