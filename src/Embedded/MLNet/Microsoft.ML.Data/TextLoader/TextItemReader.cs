namespace Microsoft.ML.Data;

// Reads the values of one column into a row of texts.
internal abstract class TextItemReader
{
    public static TextItemReader Create(DataViewRow row, DataViewSchema.Column column, TextItemFormat format)
    {
        var reader = column.Type is VectorDataViewType ? typeof(Vectors<>) : typeof(Scalars<>);
        return (TextItemReader)Activator.CreateInstance(reader.MakeGenericType(column.Type.GetItemType().RawType), row, column, format);
    }

    public abstract void Read(TextRow target);

    private sealed class Scalars<T>(DataViewRow row, DataViewSchema.Column column, TextItemFormat format) : TextItemReader
    {
        private readonly ValueGetter<T> _getter = row.GetGetter<T>(column);
        private T _value;

        public override void Read(TextRow target)
        {
            _getter(ref _value);
            target.BeginColumn(1);
            format.Append(target.BeginItem(0), _value);
            target.EndItem();
        }
    }

    private sealed class Vectors<T>(DataViewRow row, DataViewSchema.Column column, TextItemFormat format) : TextItemReader
    {
        private readonly ValueGetter<VBuffer<T>> _getter = row.GetGetter<VBuffer<T>>(column);
        private VBuffer<T> _value;

        public override void Read(TextRow target)
        {
            _getter(ref _value);
            target.BeginColumn(_value.Length);
            var values = _value.GetValues();
            var indices = _value.GetIndices();
            for (var i = 0; i < values.Length; i++)
            {
                format.Append(target.BeginItem(_value.IsDense ? i : indices[i]), values[i]);
                target.EndItem();
            }
        }
    }
}
