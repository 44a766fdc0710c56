using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// What takes the place of the missing values of a column: one value for each slot, or one for all.
internal abstract class ReplacementStatistics
{
    // Looks at the current row.
    public abstract void Add();

    public abstract double[] Finish();

    public static ReplacementStatistics Create(DataViewRow row, DataViewSchema.Column column,
        MissingValueReplacingEstimator.ReplacementMode mode, bool bySlot) => column.Type.GetItemType() == NumberDataViewType.Double
            ? new Column<double>(row, column, mode, bySlot)
            : new Column<float>(row, column, mode, bySlot);

    private sealed class Column<T> : ReplacementStatistics
        where T : IFloatingPointIeee754<T>
    {
        private readonly ValueGetter<T> _getScalar;
        private readonly ValueGetter<VBuffer<T>> _getVector;
        private readonly Statistic[] _slots;
        private T _scalar;
        private VBuffer<T> _vector;

        public Column(DataViewRow row, DataViewSchema.Column column, MissingValueReplacingEstimator.ReplacementMode mode, bool bySlot)
        {
            if (column.Type is VectorDataViewType)
                _getVector = row.GetGetter<VBuffer<T>>(column);
            else
                _getScalar = row.GetGetter<T>(column);
            var count = bySlot ? Math.Max(1, column.Type.GetVectorSize()) : 1;
            _slots = new Statistic[count];
            for (var i = 0; i < count; i++)
                _slots[i] = Statistic.Create(mode);
        }

        public override void Add()
        {
            if (_getScalar is not null)
            {
                _getScalar(ref _scalar);
                Add(_slots[0], _scalar);
                return;
            }
            _getVector(ref _vector);
            var values = _vector.GetValues();
            var indices = _vector.GetIndices();
            var next = 0;
            // Slots that a sparse vector leaves out are zeros and count.
            for (var slot = 0; slot < _vector.Length; slot++)
            {
                var isStored = next < values.Length && (indices.IsEmpty || indices[next] == slot);
                Add(_slots[_slots.Length == 1 ? 0 : slot], isStored ? values[next++] : T.Zero);
            }
        }

        public override double[] Finish() => Array.ConvertAll(_slots, slot => slot.Finish());

        private static void Add(Statistic statistic, T value)
        {
            if (!T.IsNaN(value))
                statistic.Add(double.CreateTruncating(value));
        }
    }

    private abstract class Statistic
    {
        public abstract void Add(double value);

        public abstract double Finish();

        public static Statistic Create(MissingValueReplacingEstimator.ReplacementMode mode) => mode switch
        {
            MissingValueReplacingEstimator.ReplacementMode.Mean => new Mean(),
            MissingValueReplacingEstimator.ReplacementMode.Minimum => new Extreme(isMaximum: false),
            MissingValueReplacingEstimator.ReplacementMode.Maximum => new Extreme(isMaximum: true),
            MissingValueReplacingEstimator.ReplacementMode.Mode => new MostFrequent(),
            _ => throw Contracts.ExceptNotSupp($"Replacement mode {mode} learns nothing"),
        };
    }

    private sealed class Mean : Statistic
    {
        private double _mean;
        private long _count;

        public override void Add(double value)
        {
            if (double.IsFinite(value))
                _mean += (value - _mean) / ++_count;
        }

        public override double Finish() => _mean;
    }

    private sealed class Extreme(bool isMaximum) : Statistic
    {
        private double _value = isMaximum ? double.NegativeInfinity : double.PositiveInfinity;

        public override void Add(double value) => _value = isMaximum ? Math.Max(_value, value) : Math.Min(_value, value);

        public override double Finish() => _value;
    }

    // Of values that are equally frequent, the one that was so first.
    private sealed class MostFrequent : Statistic
    {
        private readonly Dictionary<double, long> _counts = [];
        private double _value;
        private long _largest;

        public override void Add(double value)
        {
            ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _);
            if (++count <= _largest)
                return;
            _largest = count;
            _value = value;
        }

        public override double Finish() => _value;
    }
}
