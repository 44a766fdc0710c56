using System.Numerics;

namespace Microsoft.ML.Data;

// Whether the value of a column is missing: NaN, or a key of 0; in vectors, whether any slot is.
internal abstract class MissingValueTest
{
    public static bool Supports(DataViewType type) => type.GetItemType() is KeyDataViewType
        || type.GetItemType() == NumberDataViewType.Single || type.GetItemType() == NumberDataViewType.Double;

    public static Func<bool> Create(DataViewRow row, DataViewSchema.Column column)
    {
        var test = (MissingValueTest)Activator.CreateInstance(typeof(Of<>).MakeGenericType(column.Type.GetItemType().RawType));
        return column.Type is VectorDataViewType ? test.OfVector(row, column) : test.OfScalar(row, column);
    }

    protected abstract Func<bool> OfScalar(DataViewRow row, DataViewSchema.Column column);

    protected abstract Func<bool> OfVector(DataViewRow row, DataViewSchema.Column column);

    private sealed class Of<T> : MissingValueTest
        where T : INumber<T>
    {
        protected override Func<bool> OfScalar(DataViewRow row, DataViewSchema.Column column)
        {
            var isKey = column.Type is KeyDataViewType;
            var getter = row.GetGetter<T>(column);
            var value = T.Zero;
            return () =>
            {
                getter(ref value);
                return IsMissing(value, isKey);
            };
        }

        protected override Func<bool> OfVector(DataViewRow row, DataViewSchema.Column column)
        {
            var isKey = column.Type.GetItemType() is KeyDataViewType;
            var getter = row.GetGetter<VBuffer<T>>(column);
            VBuffer<T> value = default;
            return () =>
            {
                getter(ref value);
                if (isKey && !value.IsDense)
                    return true;
                foreach (var item in value.GetValues())
                {
                    if (IsMissing(item, isKey))
                        return true;
                }
                return false;
            };
        }

        private static bool IsMissing(T value, bool isKey) => isKey ? T.IsZero(value) : T.IsNaN(value);
    }
}
