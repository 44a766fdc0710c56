using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The lines of a text file, one at a time, in a buffer that is used again: Buffer[Start..End) until the next read.
internal sealed class TextLineReader : IDisposable
{
    private const int InitialSize = 1 << 16;

    private readonly StreamReader _reader;
    private int _next;
    private int _filled;
    private bool _atEnd;

    public TextLineReader(Stream stream)
    {
        _reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: InitialSize);
        Buffer = new char[InitialSize];
    }

    public char[] Buffer { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    // From 1, as editors count.
    public long LineNumber { get; private set; }

    public ReadOnlySpan<char> Line => Buffer.AsSpan(Start, End - Start);

    public void TrimLineEnd() => End = Start + Line.TrimEnd().Length;

    public bool TryRead()
    {
        Start = _next;
        var scanned = _next;
        while (true)
        {
            var found = Buffer.AsSpan(scanned, _filled - scanned).IndexOfAny('\r', '\n');
            if (found >= 0)
            {
                EndAt(scanned + found);
                return true;
            }
            scanned = _filled;
            if (_atEnd)
            {
                if (Start == _filled)
                    return false;
                End = _next = _filled;
                LineNumber++;
                return true;
            }
            scanned -= Refill();
        }
    }

    // Joins the line after this one to it, with a new line between; false at the end of the file.
    public bool TryJoinNext()
    {
        var first = Line.ToArray();
        if (!TryRead())
            return false;
        var second = Line.ToArray();
        var length = first.Length + 1 + second.Length;
        // The joined text is put before what is still to be read.
        var rest = _filled - _next;
        var joined = new char[Math.Max(Buffer.Length, length + rest + 1)];
        first.CopyTo(joined, 0);
        joined[first.Length] = '\n';
        second.CopyTo(joined, first.Length + 1);
        Buffer.AsSpan(_next, rest).CopyTo(joined.AsSpan(length));
        Buffer = joined;
        Start = 0;
        End = _next = length;
        _filled = length + rest;
        return true;
    }

    public void Dispose() => _reader.Dispose();

    private void EndAt(int position)
    {
        End = position;
        _next = position + 1;
        LineNumber++;
        if (Buffer[position] != '\r')
            return;
        if (_next == _filled && !_atEnd)
        {
            var moved = Refill();
            End -= moved;
        }
        if (_next < _filled && Buffer[_next] == '\n')
            _next++;
    }

    // Moves the unread to the front, makes room, reads on; gives by how much the text moved.
    private int Refill()
    {
        var moved = Start;
        if (moved > 0)
        {
            Buffer.AsSpan(moved, _filled - moved).CopyTo(Buffer);
            _filled -= moved;
            _next -= moved;
            Start = 0;
        }
        if (_filled == Buffer.Length)
        {
            Contracts.CheckParam(Buffer.Length < 1 << 29, "path", "A line of the text file is too long");
            var larger = new char[Buffer.Length * 2];
            Buffer.AsSpan(0, _filled).CopyTo(larger);
            Buffer = larger;
        }
        var read = _reader.Read(Buffer, _filled, Buffer.Length - _filled);
        _atEnd = read == 0;
        _filled += read;
        return moved;
    }
}
