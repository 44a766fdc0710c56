using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public static class ColumnCursorExtensions
{
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckNonEmpty(columnName, nameof(columnName));
        return GetColumn<T>(data, data.Schema[columnName]);
    }

    // Scalars of the raw type, text also as string; vectors as VBuffer (whose arrays are the caller's), array, or string[].
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckParam(column.Index < data.Schema.Count && data.Schema[column.Index].Name == column.Name
            && data.Schema[column.Index].Type.Equals(column.Type), nameof(column), "The column is not one of the data's");
        var raw = column.Type.RawType;
        var item = column.Type.GetItemType().RawType;
        Type open;
        if (typeof(T) == raw)
            open = column.Type is VectorDataViewType ? typeof(BufferValues<>) : typeof(Values<>);
        else if (typeof(T) == typeof(string) && column.Type is TextDataViewType)
            open = typeof(TextValues);
        else if (column.Type is VectorDataViewType && typeof(T) == item.MakeArrayType())
            open = typeof(ArrayValues<>);
        else if (column.Type is VectorDataViewType && typeof(T) == typeof(string[]) && item == typeof(ReadOnlyMemory<char>))
            open = typeof(TextArrayValues);
        else
        {
            throw Contracts.ExceptParam(nameof(column),
                $"Cannot map column (name: {column.Name}, type: {column.Type}) in data to the user-defined type, {typeof(T)}.");
        }
        var values = open.IsGenericTypeDefinition ? open.MakeGenericType(item) : open;
        return ((IColumnValues<T>)Activator.CreateInstance(values)).Read(data, column);
    }

    private interface IColumnValues<out T>
    {
        IEnumerable<T> Read(IDataView data, DataViewSchema.Column column);
    }

    private sealed class Values<T> : IColumnValues<T>
    {
        public IEnumerable<T> Read(IDataView data, DataViewSchema.Column column)
        {
            using var cursor = data.GetRowCursor([column]);
            var getter = cursor.GetGetter<T>(column);
            T value = default;
            while (cursor.MoveNext())
            {
                getter(ref value);
                yield return value;
            }
        }
    }

    private sealed class TextValues : IColumnValues<string>
    {
        public IEnumerable<string> Read(IDataView data, DataViewSchema.Column column) =>
            new Values<ReadOnlyMemory<char>>().Read(data, column).Select(text => text.ToString());
    }

    private sealed class BufferValues<T> : IColumnValues<VBuffer<T>>
    {
        public IEnumerable<VBuffer<T>> Read(IDataView data, DataViewSchema.Column column)
        {
            using var cursor = data.GetRowCursor([column]);
            var getter = cursor.GetGetter<VBuffer<T>>(column);
            while (cursor.MoveNext())
            {
                VBuffer<T> value = default;
                getter(ref value);
                yield return value;
            }
        }
    }

    private sealed class ArrayValues<T> : IColumnValues<T[]>
    {
        public IEnumerable<T[]> Read(IDataView data, DataViewSchema.Column column)
        {
            using var cursor = data.GetRowCursor([column]);
            var getter = cursor.GetGetter<VBuffer<T>>(column);
            VBuffer<T> value = default;
            while (cursor.MoveNext())
            {
                getter(ref value);
                var items = new T[value.Length];
                value.CopyTo(items);
                yield return items;
            }
        }
    }

    private sealed class TextArrayValues : IColumnValues<string[]>
    {
        public IEnumerable<string[]> Read(IDataView data, DataViewSchema.Column column) =>
            new ArrayValues<ReadOnlyMemory<char>>().Read(data, column).Select(items => Array.ConvertAll(items, text => text.ToString()));
    }
}
