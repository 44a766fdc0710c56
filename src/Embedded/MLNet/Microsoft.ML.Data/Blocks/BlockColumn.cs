namespace Microsoft.ML.Data;

// One column of a block of rows.
internal abstract class BlockColumn
{
    public static BlockColumn Create(DataViewType type)
    {
        var column = type is VectorDataViewType vector
            ? typeof(BlockVectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(BlockValues<>).MakeGenericType(type.RawType);
        return (BlockColumn)Activator.CreateInstance(column);
    }

    // Makes place for so many rows and forgets those that were there.
    public abstract void Clear(int rowCount);

    // The getter of a column of the cursor's current block, which must hold columns of this kind there.
    public abstract Delegate MakeGetter(BlockRowCursor cursor, int column);
}

internal sealed class BlockValues<T> : BlockColumn
{
    public T[] Values { get; private set; } = [];

    public override void Clear(int rowCount)
    {
        if (Values.Length < rowCount)
            Values = new T[rowCount];
    }

    public override Delegate MakeGetter(BlockRowCursor cursor, int column) =>
        (ValueGetter<T>)((ref T value) => value = ((BlockValues<T>)cursor.Columns[column]).Values[cursor.Row]);
}
