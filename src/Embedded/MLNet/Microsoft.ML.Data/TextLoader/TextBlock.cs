using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Data;

// Lines of a text file, and, once they are parsed, the rows that they make. It is used again for later lines.
internal sealed class TextBlock : RowBlock
{
    private readonly TextFieldSplitter _fields;
    private readonly TextColumnParser[] _parsers;

    public TextBlock(TextLoader loader, bool[] active)
    {
        Columns = new BlockColumn[active.Length];
        var parsers = new List<TextColumnParser>();
        for (var i = 0; i < active.Length; i++)
        {
            if (!active[i])
                continue;
            var parser = TextColumnParser.Create(loader.Columns[i], loader.Settings);
            Columns[i] = parser.Target;
            parsers.Add(parser);
        }
        _parsers = [.. parsers];
        _fields = new TextFieldSplitter(loader.Settings, parsers.Select(parser => parser.Column.FieldLimit).DefaultIfEmpty(0).Max());
    }

    public TextLines Lines { get; } = new();

    // What keeps the rows after the last one from being read; thrown when they are asked for.
    public ExceptionDispatchInfo Error { get; set; }

    // The work of another thread on the rows, or null.
    public Task Parsing { get; set; }

    // Never throws: an error waits for the row that has it.
    public void Parse()
    {
        var row = 0;
        try
        {
            foreach (var parser in _parsers)
                parser.Target.Clear(Lines.Count);
            for (; row < Lines.Count; row++)
            {
                _fields.Split(Lines.Text, Lines.StartOf(row), Lines.EndOf(row));
                foreach (var parser in _parsers)
                    parser.Parse(_fields, row, Lines.NumberOf(row));
            }
        }
        catch (Exception exception)
        {
            Error = ExceptionDispatchInfo.Capture(exception);
        }
        RowCount = row;
    }
}
