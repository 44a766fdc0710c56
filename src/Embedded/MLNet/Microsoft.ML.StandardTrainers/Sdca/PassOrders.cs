using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// The order in which a pass takes the examples. A view that can shuffle gives its own; of others the rows come out of a pool of the next ones, so that
// an order is what reading the view again and again would have given.
internal sealed class PassOrders
{
    private const int PoolSize = 1000;

    private readonly IDataView _data;
    private readonly TrainingExamples _examples;

    // Drawn for all passes that there may be, so that what a further training draws does not depend on when this one converges.
    private readonly int[] _seeds;

    private readonly int[] _inOrder;
    private Dictionary<DataViewRowId, int> _positions;

    public PassOrders(IHost host, IDataView data, TrainingExamples examples, SdcaSettings settings)
    {
        _data = data;
        _examples = examples;
        if (!data.CanShuffle)
            host.Register("Shuffle");
        _seeds = new int[settings.MaximumNumberOfIterations];
        for (var i = 0; i < _seeds.Length; i++)
            _seeds[i] = host.Rand.Next();
        if (!settings.Shuffle)
            _inOrder = Enumerable.Range(0, examples.Count).ToArray();
    }

    public int[] Of(int pass)
    {
        if (_inOrder is not null)
            return _inOrder;
        var random = RandomUtils.Create(_seeds[pass]);
        if (_data.CanShuffle)
            return _examples.RowsOf(ReadPositions(random));
        // The stream of the source comes first, even where the source has no use for it.
        RandomUtils.Create(random);
        return _examples.RowsOf(RandomPermutation.Create(random, _examples.RowCount, PoolSize));
    }

    private IEnumerable<int> ReadPositions(Random random)
    {
        if (_positions is null)
        {
            _positions = new(_examples.RowCount);
            foreach (var id in ReadIds(null))
                _positions.TryAdd(id, _positions.Count);
        }
        return ReadIds(random).Select(id => _positions[id]);
    }

    private IEnumerable<DataViewRowId> ReadIds(Random random)
    {
        using var cursor = _data.GetRowCursor([], random);
        var getter = cursor.GetIdGetter();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getter(ref id);
            yield return id;
        }
    }
}
