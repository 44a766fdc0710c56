namespace Microsoft.ML.Data;

// The data lines of the files, one file after the other: no comments, no headers, no empty lines.
internal sealed class TextLoaderLines : IDisposable
{
    private readonly IMultiStreamSource _files;
    private readonly TextLoader.Options _options;
    private readonly TextFieldSplitter _quotes;
    private TextLineReader _reader;
    private int _nextFile;

    public TextLoaderLines(IMultiStreamSource files, TextLoader.Options options)
    {
        _files = files;
        _options = options;
        if (options.ReadMultilines && options.AllowQuoting)
            _quotes = new TextFieldSplitter(options, int.MaxValue);
    }

    public char[] Buffer => _reader.Buffer;

    public int Start => _reader.Start;

    public int End => _reader.End;

    public long LineNumber => _reader.LineNumber;

    public bool TryRead()
    {
        while (true)
        {
            if (_reader is null)
            {
                if (_nextFile >= _files.Count)
                    return false;
                _reader = new TextLineReader(_files.Open(_nextFile++));
                if (SkipToData(_reader, _options.HasHeader) && Accept())
                    return true;
            }
            while (_reader.TryRead())
            {
                if (!IsComment(_reader.Line, isFirst: false) && Accept())
                    return true;
            }
            Dispose();
        }
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }

    // Leaves the reader at the first line of data; false where there is none. Before the header there may be comments.
    public static bool SkipToData(TextLineReader reader, bool hasHeader)
    {
        while (reader.TryRead())
        {
            if (IsComment(reader.Line, isFirst: true))
                continue;
            if (!hasHeader)
                return true;
            return SkipToDataAfterHeader(reader);
        }
        return false;
    }

    private static bool SkipToDataAfterHeader(TextLineReader reader)
    {
        while (reader.TryRead())
        {
            if (!IsComment(reader.Line, isFirst: false))
                return true;
        }
        return false;
    }

    public static bool IsComment(ReadOnlySpan<char> line, bool isFirst) =>
        line.IsEmpty || line.StartsWith("//") || (isFirst && line[0] == '#');

    private bool Accept()
    {
        while (_quotes is not null && _quotes.EndsInQuotes(_reader.Line) && _reader.TryJoinNext())
        {
        }
        if (_options.TrimWhitespace)
            _reader.TrimLineEnd();
        return _reader.Start < _reader.End;
    }
}
