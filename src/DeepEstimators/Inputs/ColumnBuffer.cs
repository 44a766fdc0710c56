using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Keeps the values that a column has in each row of a batch, for a cursor that has read ahead.</summary>
internal abstract class ColumnBuffer
{
    private static readonly MethodInfo CreateTypedMethod =
        typeof(ColumnBuffer).GetMethod(nameof(CreateTyped), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly MethodInfo CreateVectorMethod =
        typeof(ColumnBuffer).GetMethod(nameof(CreateVector), BindingFlags.Static | BindingFlags.NonPublic)!;

    internal static ColumnBuffer Create(DataViewRow row, DataViewSchema.Column column)
    {
        var method = column.Type is VectorDataViewType vector
            ? CreateVectorMethod.MakeGenericMethod(vector.ItemType.RawType)
            : CreateTypedMethod.MakeGenericMethod(column.Type.RawType);
        return method.CreateDelegate<Func<DataViewRow, DataViewSchema.Column, ColumnBuffer>>()(row, column);
    }

    internal abstract void Resize(int capacity);

    /// <summary>Takes the value of the row that the cursor stands on.</summary>
    internal abstract void Take(int index);

    /// <summary>A getter of the value at <paramref name="index"/>, or null when the column is of another type.</summary>
    internal abstract ValueGetter<TValue>? Getter<TValue>(Func<int> index);

    private static Typed<T> CreateTyped<T>(DataViewRow row, DataViewSchema.Column column) =>
        new Typed<T>(row.GetGetter<T>(column));

    private static Vectors<T> CreateVector<T>(DataViewRow row, DataViewSchema.Column column) =>
        new Vectors<T>(row.GetGetter<VBuffer<T>>(column));

    private sealed class Typed<T>(ValueGetter<T> source) : ColumnBuffer
    {
        private T[] values = [];

        internal override void Resize(int capacity) => Array.Resize(ref values, capacity);

        internal override void Take(int index) => source(ref values[index]);

        internal override ValueGetter<TValue>? Getter<TValue>(Func<int> index)
        {
            ValueGetter<T> getter = (ref T value) => value = values[index()];
            return getter as ValueGetter<TValue>;
        }
    }

    private sealed class Vectors<T>(ValueGetter<VBuffer<T>> source) : ColumnBuffer
    {
        private VBuffer<T>[] values = [];

        internal override void Resize(int capacity) => Array.Resize(ref values, capacity);

        internal override void Take(int index) => source(ref values[index]);

        // The reader may change what it gets, so it gets a copy.
        internal override ValueGetter<TValue>? Getter<TValue>(Func<int> index)
        {
            ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> value) => values[index()].CopyTo(ref value);
            return getter as ValueGetter<TValue>;
        }
    }
}
