using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// The columns that trainers ask for, and the checks of those they are given.
internal static class TrainerUtils
{
    public static SchemaShape.Column MakeR4VecFeature(string columnName) =>
        new(columnName, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false);

    public static SchemaShape.Column MakeBoolScalarLabel(string labelColumn) =>
        new(labelColumn, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false);

    public static SchemaShape.Column MakeR4ScalarColumn(string columnName) =>
        new(columnName, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false);

    // A key column carried by UInt32: the label of multiclass trainers, groups.
    public static SchemaShape.Column MakeU4ScalarColumn(string columnName) => string.IsNullOrEmpty(columnName)
        ? default
        : new(columnName, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true);

    // No name: no weights.
    public static SchemaShape.Column MakeR4ScalarWeightColumn(string weightColumn) => string.IsNullOrEmpty(weightColumn)
        ? default
        : new(weightColumn, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false);

    public static void CheckFeatureFloatVector(this RoleMappedData data, out int length)
    {
        Contracts.CheckValue(data, nameof(data));
        var column = data.Schema.Feature ?? throw Contracts.ExceptParam(nameof(data), "Training data must specify a feature column.");
        if (column.Type is not VectorDataViewType { IsKnownSize: true } type || type.ItemType != NumberDataViewType.Single)
        {
            throw Contracts.ExceptParam(nameof(data), $"Training feature column '{column.Name}' must be a known-size vector of Single, "
                + $"but has type: {column.Type}.");
        }
        length = type.Size;
    }

    public static void CheckBinaryLabel(this RoleMappedData data) => CheckLabel(data, "binary",
        type => type is BooleanDataViewType || type == NumberDataViewType.Single || type == NumberDataViewType.Double || type is KeyDataViewType { Count: 2 });

    public static void CheckRegressionLabel(this RoleMappedData data) => CheckLabel(data, "regression",
        type => type == NumberDataViewType.Single || type == NumberDataViewType.Double);

    public static void CheckRankingLabel(this RoleMappedData data) => CheckLabel(data, "ranking",
        type => type == NumberDataViewType.Single || type is KeyDataViewType);

    // count: the number of classes, which is that of the key, or one more than the largest label where the label is a number.
    public static void CheckMulticlassLabel(this RoleMappedData data, out int count)
    {
        var column = Label(data);
        if (column.Type is KeyDataViewType key)
        {
            Contracts.CheckParam(key.Count < int.MaxValue, nameof(data), $"Maximum label is too large for multiclass: '{key.Count}'");
            count = (int)key.Count;
            return;
        }
        CheckLabel(data, "multiclass", type => type == NumberDataViewType.Single || type == NumberDataViewType.Double);
        count = CountClasses(data.Data, column);
    }

    public static void CheckOptFloatWeight(this RoleMappedData data)
    {
        if (data.Schema.Weight is { } column && column.Type != NumberDataViewType.Single && column.Type != NumberDataViewType.Double)
            throw Contracts.ExceptParam(nameof(data), $"The training weight column '{column.Name}' must be Single or Double, not {column.Type}");
    }

    public static void CheckOptGroup(this RoleMappedData data)
    {
        if (data.Schema.Group is { } column && column.Type is not KeyDataViewType)
            throw Contracts.ExceptParam(nameof(data), $"The training group column '{column.Name}' must be a key, not {column.Type}");
    }

    private static DataViewSchema.Column Label(RoleMappedData data)
    {
        Contracts.CheckValue(data, nameof(data));
        return data.Schema.Label ?? throw Contracts.ExceptParam(nameof(data), "Training data must specify a label column.");
    }

    private static void CheckLabel(RoleMappedData data, string task, Func<DataViewType, bool> fits)
    {
        var column = Label(data);
        if (!fits(column.Type))
            throw Contracts.ExceptParam(nameof(data), $"The label column '{column.Name}' of the training data has a data type not suitable for {task}: {column.Type}");
    }

    private static int CountClasses(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = RowGetters.GetLabelGetter(cursor, column);
        var largest = -1f;
        var value = 0f;
        while (cursor.MoveNext())
        {
            getter(ref value);
            if (float.IsNaN(value))
                continue;
            Contracts.CheckParam(value >= 0 && value == (int)value, nameof(data),
                $"The label column '{column.Name}' holds {value}, but classes are whole numbers from 0 on");
            largest = Math.Max(largest, value);
        }
        Contracts.Check(largest >= 0, "The training data hold no labels");
        return (int)largest + 1;
    }
}
