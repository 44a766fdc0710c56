using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A sample of the rows with replacement: each comes as often as a Poisson variable of mean 1 says, which needs one pass and no number of rows.
// The complement has each row that the sample lacks, once.
internal sealed class BootstrapView(IDataView source, uint seed, bool complement) : IDataView
{
    private static readonly double _noneProbability = Math.Exp(-1);

    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => null;

    // Which rows are drawn hangs on their order, so one cursor sees them all, in the order of the source.
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded), RandomUtils.Create(seed), complement);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    // Knuth's method: how many uniform numbers it takes until their product is below exp(-mean).
    private static int NextPoisson(Random random)
    {
        var count = 0;
        for (var product = random.NextDouble(); product > _noneProbability; product *= random.NextDouble())
            count++;
        return count;
    }

    private sealed class Cursor(DataViewRowCursor input, Random random, bool complement) : SourceCursor(input)
    {
        private int _remaining;
        private int _copy;
        private long _position = -1;

        public override long Position => _position;

        public override bool MoveNext()
        {
            while (_remaining == 0)
            {
                if (!Input.MoveNext())
                    return false;
                _copy = 0;
                _remaining = NextPoisson(random);
                if (complement)
                    _remaining = _remaining == 0 ? 1 : 0;
            }
            _remaining--;
            _copy++;
            _position++;
            return true;
        }

        // Copies of a row have names of their own.
        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            var getter = Input.GetIdGetter();
            return (ref DataViewRowId id) =>
            {
                getter(ref id);
                id = id.Combine(new DataViewRowId((ulong)(_copy - 1), 0));
            };
        }
    }
}
