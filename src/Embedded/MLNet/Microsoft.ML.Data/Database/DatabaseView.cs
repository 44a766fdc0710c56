using System.Data.Common;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The rows of a query. Each cursor has a connection of its own and runs the query anew, when its first row is asked for.
internal sealed class DatabaseView(DatabaseLoader loader, DatabaseSource source) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => loader.GetOutputSchema();

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(loader, source, ColumnBindings.GetActive(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DatabaseLoader loader, DatabaseSource source, bool[] active) : DataViewRowCursor
    {
        private readonly int[][] _fields = new int[active.Length][];
        private DbConnection _connection;
        private DbCommand _command;
        private DbDataReader _reader;
        private long _position = -1;
        private bool _isDone;

        public override DataViewSchema Schema => loader.GetOutputSchema();

        public override long Position => _position;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            if (_isDone)
                return false;
            if (_reader is null)
                Open();
            if (_reader.Read())
            {
                _position++;
                return true;
            }
            Close();
            return false;
        }

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Contracts.CheckParam((uint)column.Index < (uint)active.Length, nameof(column));
            return active[column.Index];
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            return RowGetters.Cast<TValue>(DatabaseFields.MakeGetter(loader.Columns[column.Index], Current, () => _fields[column.Index]), column);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            Current();
            id = new DataViewRowId((ulong)_position, 0);
        };

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Close();
            base.Dispose(disposing);
        }

        private DbDataReader Current() => _position >= 0 ? _reader : throw Contracts.Except("The cursor stands on no row");

        private void Open()
        {
            _connection = source.ProviderFactory.CreateConnection()
                ?? throw Contracts.Except($"{source.ProviderFactory.GetType().Name} makes no connections");
            _connection.ConnectionString = source.ConnectionString;
            _connection.Open();
            _command = _connection.CreateCommand();
            _command.CommandText = source.CommandText;
            _command.CommandTimeout = source.CommandTimeoutInSeconds;
            _reader = _command.ExecuteReader();
            for (var i = 0; i < active.Length; i++)
                _fields[i] = active[i] ? loader.Columns[i].FindFields(_reader) : null;
        }

        private void Close()
        {
            _isDone = true;
            _position = -1;
            _reader?.Dispose();
            _command?.Dispose();
            _connection?.Dispose();
        }
    }
}
