using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

// Collects the values of a column, in the order in which they occur, up to a number.
internal abstract class KeyMapTrainer
{
    // Looks at the current row; false once nothing can be added.
    public abstract bool Add();

    public abstract KeyMap Finish(ValueToKeyMappingEstimator.KeyOrdinality ordinality);

    public static KeyMapTrainer Create(DataViewRow row, DataViewSchema.Column column, int maximumCount) =>
        TypedCall.Invoke<DataViewRow, DataViewSchema.Column, int, KeyMapTrainer>(Create<int>, column.Type.GetItemType().RawType, null, row, column, maximumCount);

    private static Trainer<T> Create<T>(DataViewRow row, DataViewSchema.Column column, int maximumCount) =>
        new Trainer<T>(row, column, maximumCount);

    private sealed class Trainer<T> : KeyMapTrainer
    {
        private readonly PrimitiveDataViewType _itemType;
        private readonly int _maximumCount;
        private readonly HashSet<T> _seen = new(KeyEquality.Get<T>());
        private readonly List<T> _values = [];
        private readonly Func<T, bool> _isMissing;
        private readonly ValueGetter<T> _getScalar;
        private readonly ValueGetter<VBuffer<T>> _getVector;
        private T _scalar;
        private VBuffer<T> _vector;

        public Trainer(DataViewRow row, DataViewSchema.Column column, int maximumCount)
        {
            _itemType = (PrimitiveDataViewType)column.Type.GetItemType();
            _maximumCount = maximumCount;
            _isMissing = MissingValues.GetPredicate<T>(_itemType);
            if (column.Type is VectorDataViewType)
                _getVector = row.GetGetter<VBuffer<T>>(column);
            else
                _getScalar = row.GetGetter<T>(column);
        }

        public override bool Add()
        {
            if (_getScalar is not null)
            {
                _getScalar(ref _scalar);
                Add(_scalar);
            }
            else
            {
                AddVector();
            }
            return _values.Count < _maximumCount;
        }

        public override KeyMap Finish(ValueToKeyMappingEstimator.KeyOrdinality ordinality)
        {
            if (ordinality == ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
                _values.Sort(KeyEquality.GetOrder<T>());
            return new KeyMap<T>(_itemType, [.. _values]);
        }

        // The first slot that a sparse vector leaves out has its turn as the default value.
        private void AddVector()
        {
            _getVector(ref _vector);
            var values = _vector.GetValues();
            var indices = _vector.GetIndices();
            var isDefaultAdded = _vector.IsDense;
            for (var i = 0; i < values.Length; i++)
            {
                if (!isDefaultAdded && indices[i] > i)
                {
                    Add(default);
                    isDefaultAdded = true;
                }
                Add(values[i]);
            }
            if (!isDefaultAdded)
                Add(default);
        }

        private void Add(T value)
        {
            if (_values.Count >= _maximumCount || _isMissing?.Invoke(value) == true || _seen.Contains(value))
                return;
            // A text may be a piece of a long one: what is kept is a copy.
            if (value is ReadOnlyMemory<char> text)
                value = (T)(object)text.ToString().AsMemory();
            else if (value is -0.0f or -0.0)
                value = default;
            _seen.Add(value);
            _values.Add(value);
        }
    }
}
