using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The value of one column in the current line.
internal abstract class TextColumnReader
{
    protected TextColumnReader(TextLoaderColumn column)
    {
        Column = column;
    }

    public TextLoaderColumn Column { get; }

    public abstract void Read(TextFieldSplitter fields, long line);

    public abstract Delegate GetGetter();

    public static TextColumnReader Create(TextLoaderColumn column, TextLoader.Options options)
    {
        var parser = TextFieldParsers.Get(column.ItemType, options);
        var reader = column.Type is VectorDataViewType ? typeof(VectorReader<>) : typeof(ScalarReader<>);
        return (TextColumnReader)Activator.CreateInstance(reader.MakeGenericType(column.ItemType.RawType), column, parser);
    }

    private FormatException Refuse(ReadOnlySpan<char> field, long line)
    {
        var inner = new InvalidOperationException($"Could not parse value {field} in line {line}, column {Column.Name}");
        return new FormatException($"Parsing failed with an exception: {inner.Message}", inner);
    }

    private sealed class ScalarReader<T>(TextLoaderColumn column, TextFieldParser<T> parser) : TextColumnReader(column)
    {
        private readonly int _index = column.Segments[0].Min;
        private T _value;

        public override void Read(TextFieldSplitter fields, long line)
        {
            var field = fields.Field(_index);
            if (!parser(field, out _value))
                throw Refuse(field, line);
        }

        public override Delegate GetGetter() => (ValueGetter<T>)Get;

        private void Get(ref T value) => value = _value;
    }

    private sealed class VectorReader<T>(TextLoaderColumn column, TextFieldParser<T> parser) : TextColumnReader(column)
    {
        private VBuffer<T> _value;

        public override void Read(TextFieldSplitter fields, long line)
        {
            var size = 0;
            foreach (var segment in Column.Segments)
                size += Math.Max(0, LimitOf(segment, fields) - segment.Min);
            if (fields.IsSparse)
                ReadSparse(fields, line, size);
            else
                ReadDense(fields, line, size);
        }

        public override Delegate GetGetter() => (ValueGetter<VBuffer<T>>)Get;

        private void Get(ref VBuffer<T> value) => _value.CopyTo(ref value);

        private static int LimitOf(in TextLoaderColumn.Segment segment, TextFieldSplitter fields) =>
            segment.IsVariable ? Math.Max(segment.Min, fields.Length) : segment.Limit;

        private void ReadDense(TextFieldSplitter fields, long line, int size)
        {
            var editor = VBufferEditor.Create(ref _value, size);
            var slot = 0;
            foreach (var segment in Column.Segments)
            {
                var limit = LimitOf(segment, fields);
                for (var i = segment.Min; i < limit; i++)
                {
                    var field = i < fields.Count ? fields[i] : default;
                    if (!parser(field, out editor.Values[slot++]))
                        throw Refuse(field, line);
                }
            }
            _value = editor.Commit();
        }

        private void ReadSparse(TextFieldSplitter fields, long line, int size)
        {
            var editor = VBufferEditor.Create(ref _value, size, Math.Min(size, fields.Count * Column.Segments.Count), requireIndicesOnDense: true);
            int slot = 0, used = 0;
            foreach (var segment in Column.Segments)
            {
                var limit = LimitOf(segment, fields);
                for (var position = fields.PositionOf(segment.Min); position < fields.Count && fields.IndexAt(position) < limit; position++)
                {
                    editor.Indices[used] = slot + fields.IndexAt(position) - segment.Min;
                    if (!parser(fields[position], out editor.Values[used++]))
                        throw Refuse(fields[position], line);
                }
                slot += limit - segment.Min;
            }
            _value = editor.CommitTruncated(used);
        }
    }
}
