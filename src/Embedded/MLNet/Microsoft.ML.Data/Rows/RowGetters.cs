using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Getters whose type is known only from the schema.
internal static class RowGetters
{
    private static readonly MethodInfo _getGetter = typeof(DataViewRow).GetMethod(nameof(DataViewRow.GetGetter));

    // The getter as what the caller asked for, or the exception that says what the column holds.
    public static ValueGetter<TValue> Cast<TValue>(Delegate getter, DataViewSchema.Column column) =>
        getter as ValueGetter<TValue> ?? throw Contracts.Except(
            $"Invalid TValue in GetGetter: '{typeof(TValue)}'; the column '{column.Name}' holds '{column.Type.RawType}'");

    // The ValueGetter<RawType> of a column.
    public static Delegate GetGetterAsDelegate(DataViewRow row, DataViewSchema.Column column) =>
        (Delegate)_getGetter.MakeGenericMethod(column.Type.RawType).Invoke(row, [column]);

    // A number, Boolean or key column as Single: keys count from 0 and missing keys are NaN, as labels are read.
    public static ValueGetter<float> GetLabelGetter(DataViewRow row, DataViewSchema.Column column)
    {
        switch (column.Type)
        {
            case NumberDataViewType type when type == NumberDataViewType.Single:
                return row.GetGetter<float>(column);
            case NumberDataViewType type when type == NumberDataViewType.Double:
                return Converted<double>(row, column, value => (float)value);
            case BooleanDataViewType:
                return Converted<bool>(row, column, value => value ? 1 : 0);
            case KeyDataViewType key when key.RawType == typeof(byte):
                return Converted<byte>(row, column, value => value == 0 ? float.NaN : value - 1);
            case KeyDataViewType key when key.RawType == typeof(ushort):
                return Converted<ushort>(row, column, value => value == 0 ? float.NaN : value - 1);
            case KeyDataViewType key when key.RawType == typeof(uint):
                return Converted<uint>(row, column, value => value == 0 ? float.NaN : value - 1);
            case KeyDataViewType:
                return Converted<ulong>(row, column, value => value == 0 ? float.NaN : value - 1);
            default:
                throw Contracts.ExceptSchemaMismatch("schema", "label", column.Name, "Single, Double, Boolean, or a Key", column.Type.ToString());
        }
    }

    // Any key column as UInt64; 0 is missing.
    public static ValueGetter<ulong> GetKeyGetter(DataViewRow row, DataViewSchema.Column column) => column.Type.RawType switch
    {
        var type when type == typeof(byte) => Key<byte>(row, column, value => value),
        var type when type == typeof(ushort) => Key<ushort>(row, column, value => value),
        var type when type == typeof(uint) => Key<uint>(row, column, value => value),
        var type when type == typeof(ulong) => row.GetGetter<ulong>(column),
        _ => throw Contracts.ExceptSchemaMismatch("schema", "key", column.Name, "Key", column.Type.ToString()),
    };

    private static ValueGetter<ulong> Key<T>(DataViewRow row, DataViewSchema.Column column, Func<T, ulong> convert)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return (ref ulong result) =>
        {
            getter(ref value);
            result = convert(value);
        };
    }

    private static ValueGetter<float> Converted<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return (ref float result) =>
        {
            getter(ref value);
            result = convert(value);
        };
    }
}
