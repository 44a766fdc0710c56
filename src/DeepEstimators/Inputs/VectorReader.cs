using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Reads the numbers of the row that a cursor stands on, however many there are, and refuses values that are no numbers.</summary>
internal abstract class VectorReader
{
    /// <summary>Makes the reader of a column of numbers, a scalar or a vector of any size.</summary>
    internal static VectorReader Create(DataViewRow row, DataViewSchema.Column column) =>
        NumberTypes.Visit(column, new Factory(row, column));

    /// <summary>Reads the row's numbers into <paramref name="buffer"/>, which is replaced where it is too small.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="InvalidOperationException">A number is missing or infinite.</exception>
    internal abstract int Read(ref float[] buffer);

    private sealed class Typed<T> : VectorReader where T : unmanaged, INumberBase<T>
    {
        private readonly DataViewRow row;
        private readonly DataViewSchema.Column column;
        private readonly ValueGetter<VBuffer<T>> get;
        private VBuffer<T> vector;
        private T[] dense = [];

        internal Typed(DataViewRow row, DataViewSchema.Column column)
        {
            this.row = row;
            this.column = column;
            get = column.Type is VectorDataViewType ? row.GetGetter<VBuffer<T>>(column) : OfScalar(row.GetGetter<T>(column));
        }

        internal override int Read(ref float[] buffer)
        {
            get(ref vector);
            var count = vector.Length;
            if (buffer.Length < count)
                buffer = new float[count];
            var values = buffer.AsSpan(0, count);
            if (typeof(T) == typeof(float))
                vector.CopyTo(MemoryMarshal.Cast<float, T>(values));
            else
                Convert(values);
            FiniteValues.Check(values, row, column);
            return count;
        }

        private void Convert(Span<float> values)
        {
            if (dense.Length < values.Length)
                dense = new T[values.Length];
            vector.CopyTo(dense);
            for (var i = 0; i < values.Length; i++)
                values[i] = float.CreateTruncating(dense[i]);
        }

        private static ValueGetter<VBuffer<T>> OfScalar(ValueGetter<T> getter) => (ref VBuffer<T> value) =>
        {
            var editor = VBufferEditor.Create(ref value, 1);
            getter(ref editor.Values[0]);
            value = editor.Commit();
        };
    }

    private sealed class Factory(DataViewRow row, DataViewSchema.Column column) : INumberTypeVisitor<VectorReader>
    {
        public VectorReader Visit<T>() where T : unmanaged, INumberBase<T> => new Typed<T>(row, column);
    }
}
