using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A view kept in memory. A column is read from the source when it is first asked for.
internal sealed class CacheDataView : IDataView
{
    public const string RegistrationName = "Cache";

    private readonly IDataView _source;
    private readonly int[] _prefetch;
    private readonly object _fillLock = new();
    private readonly CachedColumn[] _columns;
    private int _rowCount = -1;

    // prefetch: columns that are read with any other; null for none. canShuffle: false for a cache that only saves time, where a trainer is to take
    // the rows in the order that it would without.
    public CacheDataView(IDataView source, int[] prefetch, bool canShuffle = true)
    {
        Contracts.CheckValue(source, nameof(source));
        _source = source;
        CanShuffle = canShuffle;
        _prefetch = prefetch ?? [];
        _columns = new CachedColumn[source.Schema.Count];
    }

    public bool CanShuffle { get; }

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _rowCount >= 0 ? _rowCount : _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        Contracts.CheckValue(columnsNeeded, nameof(columnsNeeded));
        var active = ColumnBindings.GetActive(Schema, columnsNeeded);
        Fill(active);
        var order = rand is null ? null : RandomPermutation.Create(rand, _rowCount);
        return new IndexedRowCursor(Schema, active, GetGetter, _rowCount, order, blockStep: 1, firstBlock: 0);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        Contracts.CheckValue(columnsNeeded, nameof(columnsNeeded));
        var active = ColumnBindings.GetActive(Schema, columnsNeeded);
        Fill(active);
        return IndexedRowCursor.CreateSet(Schema, active, GetGetter, _rowCount, n, rand);
    }

    private Delegate GetGetter(DataViewSchema.Column column, RowIndex row) => _columns[column.Index].GetGetter(row);

    private void Fill(bool[] active)
    {
        lock (_fillLock)
        {
            var missing = new List<DataViewSchema.Column>();
            for (var i = 0; i < active.Length; i++)
            {
                if (active[i] && _columns[i] is null)
                    missing.Add(Schema[i]);
            }
            if (missing.Count == 0 && _rowCount >= 0)
                return;
            foreach (var i in _prefetch)
            {
                if (!active[i] && _columns[i] is null)
                    missing.Add(Schema[i]);
            }
            var filled = missing.ConvertAll(CachedColumn.Create);
            var rows = 0;
            using (var cursor = _source.GetRowCursor(missing))
            {
                for (var i = 0; i < filled.Count; i++)
                    filled[i].Bind(cursor, missing[i]);
                while (cursor.MoveNext())
                {
                    foreach (var column in filled)
                        column.Append();
                    rows = checked(rows + 1);
                }
            }
            Contracts.Check(_rowCount < 0 || _rowCount == rows, "The source of the cache gave another number of rows than before");
            _rowCount = rows;
            for (var i = 0; i < filled.Count; i++)
            {
                filled[i].Freeze();
                _columns[missing[i].Index] = filled[i];
            }
        }
    }
}
