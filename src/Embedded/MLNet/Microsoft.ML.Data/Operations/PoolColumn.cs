namespace Microsoft.ML.Data;

// The values of one column for the rows of a pool, each at a place.
internal abstract class PoolColumn
{
    public static PoolColumn Create(DataViewRow row, DataViewSchema.Column column, int size)
    {
        var type = column.Type is VectorDataViewType vector
            ? typeof(Vectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(Values<>).MakeGenericType(column.Type.RawType);
        return (PoolColumn)Activator.CreateInstance(type, row, column, size);
    }

    // Takes the value of the row where it stands.
    public abstract void Fill(int place);

    public abstract Delegate GetGetter(Func<int> place);

    private sealed class Values<T>(DataViewRow row, DataViewSchema.Column column, int size) : PoolColumn
    {
        private readonly ValueGetter<T> _source = row.GetGetter<T>(column);
        private readonly T[] _values = new T[size];

        public override void Fill(int place) => _source(ref _values[place]);

        public override Delegate GetGetter(Func<int> place) => (ValueGetter<T>)((ref T value) => value = _values[place()]);
    }

    private sealed class Vectors<T>(DataViewRow row, DataViewSchema.Column column, int size) : PoolColumn
    {
        private readonly ValueGetter<VBuffer<T>> _source = row.GetGetter<VBuffer<T>>(column);
        private readonly VBuffer<T>[] _values = new VBuffer<T>[size];

        public override void Fill(int place) => _source(ref _values[place]);

        public override Delegate GetGetter(Func<int> place) =>
            (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[place()].CopyTo(ref value));
    }
}
