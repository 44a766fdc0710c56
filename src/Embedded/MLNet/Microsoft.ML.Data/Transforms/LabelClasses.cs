using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// The labels of rows as numbers of classes, in order of occurrence.
internal sealed class LabelClasses
{
    private readonly Func<double> _label;
    private readonly Dictionary<double, int> _classes = [];

    private LabelClasses(Func<double> label)
    {
        _label = label;
    }

    public int Count => _classes.Count;

    // The class of the row looked at.
    public int Current { get; private set; }

    // Looks at the row; false where its label is missing.
    public bool MoveNext()
    {
        var label = _label();
        if (double.IsNaN(label))
            return false;
        if (!_classes.TryGetValue(label, out var number))
            _classes.Add(label, number = _classes.Count);
        Current = number;
        return true;
    }

    public static LabelClasses Create(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        BooleanDataViewType => Create<bool>(row, column, value => value ? 1 : 0),
        KeyDataViewType => Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Byte => Create<byte>(row, column, key => KeyOrMissing(key)),
            TypeCode.UInt16 => Create<ushort>(row, column, key => KeyOrMissing(key)),
            TypeCode.UInt32 => Create<uint>(row, column, key => KeyOrMissing(key)),
            _ => Create<ulong>(row, column, KeyOrMissing),
        },
        NumberDataViewType when column.Type == NumberDataViewType.Single => Create<float>(row, column, value => value),
        NumberDataViewType when column.Type == NumberDataViewType.Double => Create<double>(row, column, value => value),
        _ => throw Contracts.ExceptSchemaMismatch("data", "label", column.Name, "Boolean, key, Single or Double", column.Type.ToString()),
    };

    private static LabelClasses Create<T>(DataViewRow row, DataViewSchema.Column column, Func<T, double> toNumber)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return new LabelClasses(() =>
        {
            getter(ref value);
            return toNumber(value);
        });
    }

    private static double KeyOrMissing(ulong key) => key == 0 ? double.NaN : key;
}
