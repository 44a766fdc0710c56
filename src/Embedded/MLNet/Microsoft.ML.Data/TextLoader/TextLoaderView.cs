using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The table that files make under a loader. The files are read anew by each cursor.
internal sealed class TextLoaderView : IDataView
{
    private readonly TextLoader _loader;
    private readonly IMultiStreamSource _files;

    public TextLoaderView(TextLoader loader, IMultiStreamSource files)
    {
        _loader = loader;
        _files = files;
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _loader.GetOutputSchema();

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(_loader, _files, columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly TextColumnReader[] _readers;
        private readonly TextColumnReader[] _active;
        private readonly TextFieldSplitter _fields;
        private readonly TextLoaderLines _lines;
        private readonly long _maximumRows;
        private long _position = -1;
        private bool _isDone;

        public Cursor(TextLoader loader, IMultiStreamSource files, IEnumerable<DataViewSchema.Column> columnsNeeded)
        {
            Schema = loader.GetOutputSchema();
            _readers = new TextColumnReader[Schema.Count];
            foreach (var column in columnsNeeded ?? [])
                _readers[column.Index] ??= TextColumnReader.Create(loader.Columns[column.Index], loader.Settings);
            _active = _readers.Where(reader => reader is not null).ToArray();
            var limit = _active.Select(reader => reader.Column.FieldLimit).DefaultIfEmpty(0).Max();
            _fields = new TextFieldSplitter(loader.Settings, limit);
            _lines = new TextLoaderLines(files, loader.Settings);
            _maximumRows = loader.Settings.MaxRows ?? long.MaxValue;
        }

        public override DataViewSchema Schema { get; }

        public override long Position => _position;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            if (_isDone || _position + 1 >= _maximumRows || !_lines.TryRead())
            {
                _isDone = true;
                _position = -1;
                _lines.Dispose();
                return false;
            }
            _position++;
            _fields.Split(_lines.Buffer, _lines.Start, _lines.End);
            foreach (var reader in _active)
                reader.Read(_fields, _lines.LineNumber);
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Contracts.CheckParam((uint)column.Index < (uint)_readers.Length, nameof(column));
            return _readers[column.Index] is not null;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            return _readers[column.Index].GetGetter() as ValueGetter<TValue> ?? throw Contracts.Except(
                $"Invalid TValue: '{typeof(TValue)}', the column '{column.Name}' is of type '{column.Type.RawType}'");
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            Contracts.Check(_position >= 0, "Cannot call ID getter in current state");
            id = new DataViewRowId((ulong)_position, 0);
        };

        protected override void Dispose(bool disposing)
        {
            _isDone = true;
            _position = -1;
            _lines.Dispose();
            base.Dispose(disposing);
        }
    }
}
