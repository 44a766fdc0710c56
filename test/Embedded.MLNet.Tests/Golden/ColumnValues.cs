using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests;

/// <summary>Values of any column as plain objects: texts as string, vectors as arrays.</summary>
internal static class ColumnValues
{
    public static object[] Read(IDataView data, string column) => Read(data, data.Schema[column]);

    public static object[] Read(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var read = Reader(cursor, column);
        var values = new List<object>();
        while (cursor.MoveNext())
            values.Add(read());
        return values.ToArray();
    }

    public static object ReadAnnotation(DataViewSchema.Column column, DataViewSchema.Column annotation) =>
        Invoke(nameof(AnnotationOf), annotation.Type, column.Annotations, annotation);

    private static Func<object> Reader(DataViewRow row, DataViewSchema.Column column) =>
        (Func<object>)Invoke(nameof(ReaderOf), column.Type, row, column);

    private static object Invoke(string method, DataViewType type, params object[] arguments)
    {
        var name = type is VectorDataViewType ? method + "Vector" : method;
        var item = type is VectorDataViewType vector ? vector.ItemType.RawType : type.RawType;
        return typeof(ColumnValues).GetMethod(name)!.MakeGenericMethod(item).Invoke(null, arguments)!;
    }

    public static Func<object> ReaderOf<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return Plain(value);
        };
    }

    public static Func<object> ReaderOfVector<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return () =>
        {
            getter(ref value);
            return Plain(value);
        };
    }

    public static object AnnotationOf<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        T value = default!;
        annotations.GetValue(annotation.Name, ref value);
        return Plain(value);
    }

    public static object AnnotationOfVector<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        VBuffer<T> value = default;
        annotations.GetValue(annotation.Name, ref value);
        return Plain(value);
    }

    private static object Plain<T>(T value) => value is ReadOnlyMemory<char> text ? text.ToString() : value!;

    private static object[] Plain<T>(VBuffer<T> value) => value.DenseValues().Select(item => Plain(item)).ToArray();
}
