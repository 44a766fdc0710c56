using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Data;

// The fields of a line: found without copying, but for quoted ones that hold escapes.
internal sealed class TextFieldSplitter
{
    private const char Quote = '"';

    private readonly char[] _separators;
    private readonly bool _allowQuoting;
    private readonly bool _skipsBlanks;
    private readonly char _escape;
    private readonly int _limit;
    private readonly SparseFields _sparse;
    private readonly bool _isVectorizable;
    private readonly Vector256<ushort> _firstSeparator;
    private readonly Vector256<ushort> _secondSeparator;

    private char[] _line;
    private char[] _scratch = new char[256];
    private int _scratchUsed;
    private int[] _starts = new int[32];
    private int[] _lengths = new int[32];

    // Fields from `limit` on are not asked for.
    public TextFieldSplitter(TextLoader.Options options, int limit)
    {
        _separators = options.Separators;
        _allowQuoting = options.AllowQuoting;
        _escape = options.EscapeChar;
        _skipsBlanks = !_separators.Contains(' ');
        _limit = options.AllowSparse ? int.MaxValue : limit;
        _sparse = options.AllowSparse ? new SparseFields(options.InputSize ?? 0) : null;
        _isVectorizable = _separators.Length <= 2;
        _firstSeparator = Vector256.Create((ushort)_separators[0]);
        _secondSeparator = Vector256.Create((ushort)_separators[^1]);
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

    public int IndexAt(int position) => IsSparse ? _sparse.Indices[position] : position;

    // The position of the first field of this index or a larger one.
    public int PositionOf(int index)
    {
        if (!IsSparse)
            return Math.Min(index, Count);
        var position = _sparse.Indices.AsSpan(0, Count).BinarySearch(index);
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
        Count = 0;
        IsSparse = false;
        if (_limit == 0)
            return;
        if (_isVectorizable && !(_allowQuoting && line.AsSpan(start, end - start).Contains(Quote)))
            SplitPlain(start, end);
        else
            SplitQuoted(start, end);
        Length = Count;
        if (_sparse is null)
            return;
        IsSparse = _sparse.TryRead(this, out var count, out var length);
        if (IsSparse)
            (Count, Length) = (count, length);
    }

    // Makes a field of a part of a field.
    public void Move(int source, int target, int skipped)
    {
        _lengths[target] = _lengths[source] - skipped;
        _starts[target] = _starts[source] >= 0 ? _starts[source] + skipped : ~(~_starts[source] + skipped);
    }

    public void Sort(int[] positions, int count)
    {
        int[] starts = [.. _starts], lengths = [.. _lengths];
        for (var i = 0; i < count; i++)
            (_starts[i], _lengths[i]) = (starts[positions[i]], lengths[positions[i]]);
    }

    // The separators of sixteen characters at a time are the bits of a number.
    private void SplitPlain(int start, int end)
    {
        ref var line = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetArrayDataReference(_line));
        var field = start;
        var position = start;
        for (; position < end && position + Vector256<ushort>.Count <= _line.Length; position += Vector256<ushort>.Count)
        {
            var text = Vector256.LoadUnsafe(ref line, (nuint)position);
            var found = (Vector256.Equals(text, _firstSeparator) | Vector256.Equals(text, _secondSeparator)).ExtractMostSignificantBits();
            if (end - position < Vector256<ushort>.Count)
                found &= (1u << (end - position)) - 1;
            for (; found != 0; found &= found - 1)
            {
                var separator = position + BitOperations.TrailingZeroCount(found);
                Add(field, separator);
                if (Count == _limit)
                    return;
                field = separator + 1;
            }
        }
        for (; position < end; position++)
        {
            if (_line[position] != _separators[0] && _line[position] != _separators[^1])
                continue;
            Add(field, position);
            if (Count == _limit)
                return;
            field = position + 1;
        }
        Add(field, end);
    }

    private void Add(int start, int end)
    {
        if (Count == _starts.Length)
            Grow();
        while (_skipsBlanks && start < end && _line[start] == ' ')
            start++;
        _starts[Count] = start;
        _lengths[Count] = end - start;
        Count++;
    }

    private void SplitQuoted(int start, int end)
    {
        var position = start;
        while (Count < _limit)
        {
            if (Count == _starts.Length)
                Grow();
            while (_skipsBlanks && position < end && _line[position] == ' ')
                position++;
            var fieldStart = position;
            var index = _sparse is null ? 0 : SparseFields.LengthOfIndex(_line.AsSpan(position, end - position));
            if (_allowQuoting && position + index < end && _line[position + index] == Quote)
            {
                position = ReadQuoted(position + index, end);
                if (index > 0)
                    PutBefore(_line.AsSpan(fieldStart, index));
            }
            else
            {
                var length = IndexOfSeparator(_line.AsSpan(position, end - position));
                _starts[Count] = position;
                _lengths[Count] = length;
                position += length;
            }
            Count++;
            if (position >= end)
                break;
            position++;
        }
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
        if (next < end && IndexOfSeparator(text[next..]) is var rest and not 0)
            return next + rest;

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

    // Of a quoted field the index before it is no part; it is put there again.
    private void PutBefore(ReadOnlySpan<char> index)
    {
        var start = _scratchUsed;
        var length = index.Length + _lengths[Count];
        if (start + length > _scratch.Length)
            Array.Resize(ref _scratch, 2 * (start + length));
        var content = this[Count];
        index.CopyTo(_scratch.AsSpan(start));
        content.CopyTo(_scratch.AsSpan(start + index.Length));
        _scratchUsed += length;
        _starts[Count] = ~start;
        _lengths[Count] = length;
    }

    private void Grow()
    {
        Array.Resize(ref _starts, 2 * Count);
        Array.Resize(ref _lengths, 2 * Count);
    }
}
