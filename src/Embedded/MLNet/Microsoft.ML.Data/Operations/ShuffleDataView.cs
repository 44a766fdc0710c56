using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The rows of a view in random order: each comes at random out of a pool of the next rows. Whoever asks for no random order gets that of the seed.
internal sealed class ShuffleDataView(IDataView source, int seed, int poolSize, bool shuffleSource) : IDataView
{
    public bool CanShuffle => true;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var columns = columnsNeeded.ToArray();
        var random = rand ?? RandomUtils.Create(seed);
        var sourceRandom = shuffleSource ? RandomUtils.Create(random) : null;
        var input = source.GetRowCursor(columns, source.CanShuffle ? sourceRandom : null);
        return poolSize == 1 ? input : new Cursor(input, columns, random, poolSize);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly DataViewRowCursor _input;
        private readonly Random _random;
        private readonly Dictionary<int, PoolColumn> _columns = [];
        private readonly ValueGetter<DataViewRowId> _id;
        private readonly DataViewRowId[] _ids;

        // The rows of the pool from _first on, in a ring; which place of the columns' buffers each has. The row given out last
        // keeps its place until the next move, so there is one place more than the pool needs.
        private readonly int[] _ring;
        private int _first;
        private int _count;
        private int _current = -1;
        private bool _ended;
        private long _position = -1;

        public Cursor(DataViewRowCursor input, DataViewSchema.Column[] columns, Random random, int poolSize)
        {
            _input = input;
            _random = random;
            _ring = new int[poolSize + 1];
            for (var i = 0; i < _ring.Length; i++)
                _ring[i] = i;
            foreach (var column in columns)
                _columns[column.Index] = PoolColumn.Create(input, column, _ring.Length);
            _id = input.GetIdGetter();
            _ids = new DataViewRowId[_ring.Length];
        }

        public override DataViewSchema Schema => _input.Schema;

        public override long Position => _position;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            while (!_ended && _count < _ring.Length - 1)
                Fill();
            if (_count == 0)
            {
                _current = -1;
                return false;
            }
            var chosen = (_first + _random.Next(_count)) % _ring.Length;
            (_ring[_first], _ring[chosen]) = (_ring[chosen], _ring[_first]);
            _current = _ring[_first];
            _first = (_first + 1) % _ring.Length;
            _count--;
            _position++;
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => _columns.ContainsKey(column.Index);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = _ids[_current];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Contracts.CheckParam(_columns.TryGetValue(column.Index, out var pool), nameof(column),
                $"The column '{column.Name}' was not asked for when the cursor was made");
            return RowGetters.Cast<TValue>(pool.GetGetter(() => _current), column);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _input.Dispose();
            base.Dispose(disposing);
        }

        private void Fill()
        {
            if (!_input.MoveNext())
            {
                _ended = true;
                return;
            }
            var place = _ring[(_first + _count) % _ring.Length];
            foreach (var column in _columns.Values)
                column.Fill(place);
            _id(ref _ids[place]);
            _count++;
        }
    }
}
