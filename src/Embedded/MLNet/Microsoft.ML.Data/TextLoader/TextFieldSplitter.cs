namespace Microsoft.ML.Data;

// The fields of a line: found without copying, but for quoted ones that hold escapes.
internal sealed class TextFieldSplitter
{
    private const char Quote = '"';

    private readonly char[] _separators;
    private readonly bool _allowQuoting;
    private readonly bool _allowSparse;
    private readonly bool _skipsBlanks;
    private readonly char _escape;
    private readonly int _limit;

    private char[] _line;
    private char[] _scratch = new char[256];
    private int _scratchUsed;
    private int[] _starts = new int[32];
    private int[] _lengths = new int[32];
    private int[] _indices = new int[32];

    // Fields from `limit` on are not asked for.
    public TextFieldSplitter(TextLoader.Options options, int limit)
    {
        _separators = options.Separators;
        _allowQuoting = options.AllowQuoting;
        _allowSparse = options.AllowSparse;
        _escape = options.EscapeChar;
        _skipsBlanks = !_separators.Contains(' ');
        _limit = _allowSparse ? int.MaxValue : limit;
    }

    public int Count { get; private set; }

    // Whether some of the fields were given as index:value; then the indices of the fields are no longer 0, 1, 2, …
    public bool IsSparse { get; private set; }

    // One more than the largest index of the line.
    public int Length { get; private set; }

    public ReadOnlySpan<char> this[int position]
    {
        get
        {
            var start = _starts[position];
            return start >= 0 ? _line.AsSpan(start, _lengths[position]) : _scratch.AsSpan(~start, _lengths[position]);
        }
    }

    public int IndexAt(int position) => IsSparse ? _indices[position] : position;

    // The position of the first field of this index or a larger one.
    public int PositionOf(int index)
    {
        if (!IsSparse)
            return Math.Min(index, Count);
        var position = _indices.AsSpan(0, Count).BinarySearch(index);
        return position >= 0 ? position : ~position;
    }

    // The field of this index; empty where the line has none.
    public ReadOnlySpan<char> Field(int index)
    {
        var position = PositionOf(index);
        return position < Count && IndexAt(position) == index ? this[position] : default;
    }

    public void Split(char[] line, int start, int end)
    {
        _line = line;
        _scratchUsed = 0;
        IsSparse = false;
        Count = 0;
        var position = start;
        while (Count < _limit)
        {
            if (Count == _starts.Length)
                Grow();
            if (_skipsBlanks)
            {
                while (position < end && line[position] == ' ')
                    position++;
            }
            if (_allowQuoting && position < end && line[position] == Quote)
            {
                position = ReadQuoted(position, end);
            }
            else
            {
                var length = IndexOfSeparator(line.AsSpan(position, end - position));
                _starts[Count] = position;
                _lengths[Count] = length;
                position += length;
            }
            Count++;
            if (position >= end)
                break;
            position++;
        }
        Length = Count;
        if (_allowSparse)
            ReadSparse();
    }

    // Whether the line ends within a quoted field, so that the field goes on in the next line.
    public bool EndsInQuotes(ReadOnlySpan<char> line)
    {
        var position = 0;
        while (position < line.Length)
        {
            if (_skipsBlanks)
            {
                while (position < line.Length && line[position] == ' ')
                    position++;
            }
            if (position < line.Length && line[position] == Quote)
            {
                position = EndOfQuoted(line, position + 1);
                if (position < 0)
                    return true;
            }
            position += IndexOfSeparator(line[position..]) + 1;
        }
        return false;
    }

    private int IndexOfSeparator(ReadOnlySpan<char> text)
    {
        var found = _separators.Length == 1 ? text.IndexOf(_separators[0]) : text.IndexOfAny(_separators);
        return found < 0 ? text.Length : found;
    }

    // The position after the closing quote, or -1.
    private int EndOfQuoted(ReadOnlySpan<char> line, int position)
    {
        while (position < line.Length)
        {
            if (line[position] == _escape && position + 1 < line.Length && line[position + 1] == Quote)
                position += 2;
            else if (line[position++] == Quote)
                return position;
        }
        return -1;
    }

    // A field that is not closed, or has text after the closing quote, is bad, and bad fields are empty.
    private int ReadQuoted(int position, int end)
    {
        var text = _line.AsSpan(0, end);
        var start = position + 1;
        var after = EndOfQuoted(text, start);
        _starts[Count] = start;
        _lengths[Count] = 0;
        if (after < 0)
            return end;
        var next = after;
        while (next < end && _skipsBlanks && text[next] == ' ')
            next++;
        if (next < end && IndexOfSeparator(text[next..]) != 0)
            return next + IndexOfSeparator(text[next..]);

        var content = text[start..(after - 1)];
        if (content.IndexOf(Quote) < 0)
            _lengths[Count] = content.Length;
        else
            Unescape(content);
        return next;
    }

    private void Unescape(ReadOnlySpan<char> content)
    {
        if (_scratchUsed + content.Length > _scratch.Length)
            Array.Resize(ref _scratch, 2 * (_scratchUsed + content.Length));
        var start = _scratchUsed;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == _escape && i + 1 < content.Length && content[i + 1] == Quote)
                i++;
            _scratch[_scratchUsed++] = content[i];
        }
        _starts[Count] = ~start;
        _lengths[Count] = _scratchUsed - start;
    }

    // Fields "index:value" after a field with the number of slots: the slots of a block that begins at that field.
    private void ReadSparse()
    {
        int first = 0, block = -1, blockLength = 0, used = 0, next = 0;
        while (first < Count && !TryReadIndex(this[first], out _, out _))
            first++;
        if (first == Count || first == 0)
            return;
        var count = Count;
        for (var i = 0; i < count; i++)
        {
            var isIndexed = TryReadIndex(this[i], out var slot, out var valueStart);
            if (!isIndexed && i + 1 < count && TryReadIndex(this[i + 1], out _, out _) && int.TryParse(this[i], out blockLength))
            {
                block = next;
                next += blockLength;
                continue;
            }
            var index = isIndexed ? block + slot : next;
            if (isIndexed && (block < 0 || slot >= blockLength))
                continue;
            if (!isIndexed)
                next++;
            var skipped = isIndexed ? valueStart : 0;
            _lengths[used] = _lengths[i] - skipped;
            _starts[used] = _starts[i] >= 0 ? _starts[i] + skipped : ~(~_starts[i] + skipped);
            _indices[used++] = index;
        }
        Count = used;
        Length = next;
        IsSparse = true;
        SortByIndex();
    }

    // Indices within a block may come in any order.
    private void SortByIndex()
    {
        for (var i = 1; i < Count; i++)
        {
            for (var j = i; j > 0 && _indices[j - 1] > _indices[j]; j--)
            {
                (_indices[j - 1], _indices[j]) = (_indices[j], _indices[j - 1]);
                (_starts[j - 1], _starts[j]) = (_starts[j], _starts[j - 1]);
                (_lengths[j - 1], _lengths[j]) = (_lengths[j], _lengths[j - 1]);
            }
        }
    }

    private static bool TryReadIndex(ReadOnlySpan<char> field, out int slot, out int valueStart)
    {
        slot = 0;
        var colon = field.IndexOf(':');
        valueStart = colon + 1;
        return colon > 0 && int.TryParse(field[..colon], System.Globalization.NumberStyles.None, null, out slot);
    }

    private void Grow()
    {
        Array.Resize(ref _starts, 2 * Count);
        Array.Resize(ref _lengths, 2 * Count);
        Array.Resize(ref _indices, 2 * Count);
    }
}
