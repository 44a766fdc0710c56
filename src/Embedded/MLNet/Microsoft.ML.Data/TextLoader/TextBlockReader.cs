using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Cuts the data lines out of files, one file after the other: no comments, no headers, no empty lines.
internal sealed class TextBlockReader : IDisposable
{
    private const int BufferSize = 1 << 16;

    // The number of characters of a line, so that a file without new lines ends with an error and not with the memory.
    private const int LongestLine = 1 << 29;

    private readonly IMultiStreamSource _files;
    private readonly bool _hasHeader;
    private readonly bool _trims;
    private readonly int _mostLines;
    private readonly TextLineEnds _lineEnds;
    private StreamReader _reader;
    private int _nextFile;
    private bool _expectsHeader;
    private bool _isFirst;
    private long _lineNumber;
    private bool _atEnd;

    // The text that is not yet cut into lines: it lies in the buffer of the last lines, after them.
    private char[] _rest = [];
    private int _restStart;
    private int _restLength;

    // mostLines: at a time.
    public TextBlockReader(IMultiStreamSource files, TextLoader.Options options, int mostLines)
    {
        _files = files;
        _hasHeader = options.HasHeader;
        _trims = options.TrimWhitespace;
        _mostLines = mostLines;
        _lineEnds = new TextLineEnds(options);
    }

    // Reads the lines, all of one file, that fit into so many characters, or one that is longer; false at the end of all files.
    public bool TryRead(TextLines lines, int size)
    {
        lines.Clear();
        while (lines.Count == 0)
        {
            if (_reader is null && !OpenNext())
                return false;
            Fill(lines, size);
        }
        return true;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
        _nextFile = _files.Count;
    }

    private bool OpenNext()
    {
        if (_nextFile >= _files.Count)
            return false;
        _reader = new StreamReader(_files.Open(_nextFile++), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);
        _expectsHeader = _hasHeader;
        _isFirst = true;
        _lineNumber = 0;
        _atEnd = false;
        _restLength = 0;
        return true;
    }

    private void Fill(TextLines lines, int size)
    {
        if (lines.Text.Length < Math.Max(size, _restLength))
            lines.Text = new char[Math.Max(size, _restLength)];
        _rest.AsSpan(_restStart, _restLength).CopyTo(lines.Text);
        var filled = _restLength;
        var start = 0;
        while (true)
        {
            while (!_atEnd && filled < lines.Text.Length)
            {
                var read = _reader.Read(lines.Text, filled, lines.Text.Length - filled);
                _atEnd = read == 0;
                filled += read;
            }
            start = Cut(lines, start, filled);
            if (lines.Count > 0 || _atEnd)
                break;
            // Not even one line fits.
            if (start > 0)
            {
                lines.Text.AsSpan(start, filled - start).CopyTo(lines.Text);
                filled -= start;
                start = 0;
                continue;
            }
            Contracts.CheckParam(lines.Text.Length < LongestLine, "path", "A line of the text file is too long");
            var larger = new char[lines.Text.Length * 2];
            lines.Text.AsSpan(0, filled).CopyTo(larger);
            lines.Text = larger;
        }
        (_rest, _restStart, _restLength) = (lines.Text, start, filled - start);
        if (_atEnd && _restLength == 0)
        {
            _reader.Dispose();
            _reader = null;
        }
    }

    // Adds the lines from a place on; gives the place after them. Beyond `filled` the text goes on, but at the end.
    private int Cut(TextLines lines, int start, int filled)
    {
        while (start < filled && lines.Count < _mostLines)
        {
            var text = lines.Text;
            var isData = !_expectsHeader && !IsComment(text.AsSpan(start, Math.Min(2, filled - start)), _isFirst);
            if (!_lineEnds.TryFind(text, start, filled, _atEnd, isData, out var end, out var next, out var newLines))
                break;
            _lineNumber += newLines;
            if (isData)
            {
                if (_trims)
                    end = start + text.AsSpan(start, end - start).TrimEnd().Length;
                if (end > start)
                    lines.Add(start, end, _lineNumber);
                _isFirst = false;
            }
            else if (_expectsHeader && end > start && !IsComment(text.AsSpan(start, end - start), _isFirst))
            {
                _expectsHeader = false;
                _isFirst = false;
            }
            start = next;
        }
        return start;
    }

    // Of an empty line too it is known before its end that it is no data.
    public static bool IsComment(ReadOnlySpan<char> line, bool isFirst) =>
        line.IsEmpty || line[0] is '\r' or '\n' || line.StartsWith("//") || (isFirst && line[0] == '#');
}
