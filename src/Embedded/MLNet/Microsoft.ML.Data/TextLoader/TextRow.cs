using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

// The texts of one row, and the choice of how to write them: all slots, or the first columns in full and from a vector on only what is not the
// default, as index:text after the number of slots; whichever is the shortest. Indices count from the beginning of that vector.
internal sealed class TextRow
{
    private readonly char _separator;
    private readonly bool[] _isVector;
    private readonly string[] _defaults;
    private readonly StringBuilder _texts = new();

    // Per column, and one more for the end.
    private readonly int[] _firstSlots;
    private readonly int[] _firstItems;
    private int _column;

    // Per text that is not its column's default: its slot in the row, and where it ends in _texts.
    private readonly List<int> _slots = [];
    private readonly List<int> _ends = [];

    // defaults: of each column, the text of its type's default.
    public TextRow(char separator, bool[] isVector, string[] defaults)
    {
        _separator = separator;
        _isVector = isVector;
        _defaults = defaults;
        _firstSlots = new int[defaults.Length + 1];
        _firstItems = new int[defaults.Length + 1];
    }

    private int StartOf(int item) => item == 0 ? 0 : _ends[item - 1];

    public void Clear()
    {
        _texts.Clear();
        _slots.Clear();
        _ends.Clear();
        _column = 0;
        _firstSlots[0] = 0;
        _firstItems[0] = 0;
    }

    public void BeginColumn(int size)
    {
        _column++;
        _firstSlots[_column] = checked(_firstSlots[_column - 1] + size);
        _firstItems[_column] = _firstItems[_column - 1];
    }

    // Gives what the text is to be appended to.
    public StringBuilder BeginItem(int slot)
    {
        _slots.Add(_firstSlots[_column - 1] + slot);
        return _texts;
    }

    public void EndItem()
    {
        var start = StartOf(_ends.Count);
        var text = _defaults[_column - 1];
        var isDefault = _texts.Length - start == text.Length;
        for (var i = 0; i < text.Length && isDefault; i++)
            isDefault = _texts[start + i] == text[i];
        if (isDefault)
        {
            _texts.Length = start;
            _slots.RemoveAt(_slots.Count - 1);
            return;
        }
        _ends.Add(_texts.Length);
        _firstItems[_column]++;
    }

    public void WriteTo(StringBuilder line, bool inFull)
    {
        var full = inFull ? _defaults.Length : ChooseFullColumns();
        for (var column = 0; column < full; column++)
            WriteInFull(line, column);
        if (full < _defaults.Length)
            WriteSparse(line, full);
        line.Length = Math.Max(0, line.Length - 1);
    }

    private void WriteInFull(StringBuilder line, int column)
    {
        var item = _firstItems[column];
        for (var slot = _firstSlots[column]; slot < _firstSlots[column + 1]; slot++)
        {
            if (item < _firstItems[column + 1] && _slots[item] == slot)
                line.Append(_texts, StartOf(item), _ends[item] - StartOf(item++));
            else
                line.Append(_defaults[column]);
            line.Append(_separator);
        }
    }

    private void WriteSparse(StringBuilder line, int first)
    {
        var slotBase = _firstSlots[first];
        line.Append(CultureInfo.InvariantCulture, $"{_firstSlots[^1] - slotBase}").Append(_separator);
        for (var item = _firstItems[first]; item < _slots.Count; item++)
        {
            line.Append(CultureInfo.InvariantCulture, $"{_slots[item] - slotBase}").Append(':');
            line.Append(_texts, StartOf(item), _ends[item] - StartOf(item)).Append(_separator);
        }
        // Without an index nobody would know the number for what it is.
        if (_firstItems[first] == _slots.Count)
            line.Append("0:").Append(_defaults[first]).Append(_separator);
    }

    private int ChooseFullColumns()
    {
        long inFull = 0;
        var best = _defaults.Length;
        var bestLength = long.MaxValue;
        for (var column = 0; column < _defaults.Length; column++)
        {
            var size = _firstSlots[column + 1] - _firstSlots[column];
            var count = _firstItems[column + 1] - _firstItems[column];
            // It gains nothing to begin with a column that has no default.
            if (_isVector[column] && count < size)
            {
                var length = inFull + LengthSparse(column);
                if (length < bestLength)
                    (best, bestLength) = (column, length);
            }
            inFull += size + ((long)(size - count) * _defaults[column].Length)
                + StartOf(_firstItems[column + 1]) - StartOf(_firstItems[column]);
        }
        return inFull <= bestLength ? _defaults.Length : best;
    }

    // Of the columns from one on; each item and the count with its separator.
    private long LengthSparse(int column)
    {
        var slotBase = _firstSlots[column];
        var first = _firstItems[column];
        long length = CountDigits(_firstSlots[^1] - slotBase) + 1;
        if (first == _slots.Count)
            return length + "0:".Length + _defaults[column].Length + 1;
        length += (3L * (_slots.Count - first)) + _texts.Length - StartOf(first);
        for (var power = 10L; slotBase + power <= _firstSlots[^1]; power *= 10)
        {
            var position = _slots.BinarySearch((int)(slotBase + power));
            length += _slots.Count - Math.Max(first, position >= 0 ? position : ~position);
        }
        return length;
    }

    private static int CountDigits(int number)
    {
        var digits = 1;
        for (; number >= 10; number /= 10)
            digits++;
        return digits;
    }
}
