using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Bench.Fuzz.Inputs;

/// <summary>Reads what a view has: annotations of all columns, then values of all columns of the first rows.</summary>
internal static class RowReading
{
    private static readonly MethodInfo _valueReader = Method(nameof(ReaderOfValue));
    private static readonly MethodInfo _annotationReader = Method(nameof(ReadAnnotation));

    public static int Read(IDataView view, int maximumRows)
    {
        foreach (DataViewSchema.Column column in view.Schema)
        {
            foreach (DataViewSchema.Column annotation in column.Annotations.Schema)
                Invoke(_annotationReader, annotation.Type, column.Annotations, annotation);
        }
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        Action[] readers = [.. view.Schema.Select(column => (Action)Invoke(_valueReader, column.Type, cursor, column)!)];
        int rows = 0;
        while (rows < maximumRows && cursor.MoveNext())
        {
            foreach (Action reader in readers)
                reader();
            rows++;
        }
        return rows;
    }

    private static object? Invoke(MethodInfo method, DataViewType type, params object[] arguments) =>
        method.MakeGenericMethod(type.RawType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static MethodInfo Method(string name) => typeof(RowReading).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Action ReaderOfValue<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default!;
        return () => getter(ref value);
    }

    private static void ReadAnnotation<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        T value = default!;
        annotations.GetGetter<T>(annotation)(ref value);
    }
}
