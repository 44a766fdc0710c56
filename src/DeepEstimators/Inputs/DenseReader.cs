using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Reads a vector of numbers of known size, or one number, and refuses values that are no numbers.</summary>
internal abstract class DenseReader : FeatureReader
{
    private DenseReader(DataViewRow row, DataViewSchema.Column column) : base(row, column)
    {
    }

    /// <summary>Makes the reader of a column of numbers, a scalar or a vector of known size.</summary>
    internal static DenseReader Create(DataViewRow row, DataViewSchema.Column column) =>
        NumberTypes.Visit(column, new Factory(row, column));

    internal override void Read(Span<float> destination)
    {
        ReadCore(destination);
        FiniteValues.Check(destination, Row, Column);
    }

    /// <summary>Reads the row's numbers; a missing one is NaN.</summary>
    internal void ReadWithMissing(Span<float> destination)
    {
        ReadCore(destination);
        FiniteValues.CheckKnown(destination, Row, Column);
    }

    private protected abstract void ReadCore(Span<float> destination);

    private protected InvalidOperationException WrongSize(int expected, int received) =>
        Refused($"has {received} values in row {Row.Position}, expected {expected}.");

    private sealed class Typed<T> : DenseReader where T : unmanaged, INumberBase<T>
    {
        private readonly ValueGetter<VBuffer<T>>? getVector;
        private readonly ValueGetter<T>? getScalar;
        private VBuffer<T> vector;
        private T[] dense = [];

        internal Typed(DataViewRow row, DataViewSchema.Column column) : base(row, column)
        {
            if (column.Type is VectorDataViewType)
                getVector = row.GetGetter<VBuffer<T>>(column);
            else
                getScalar = row.GetGetter<T>(column);
        }

        internal override void Read(Span<byte> destination)
        {
            if (typeof(T) != typeof(byte))
            {
                base.Read(destination);
                return;
            }

            ReadItems(MemoryMarshal.Cast<byte, T>(destination));
        }

        private protected override void ReadCore(Span<float> destination)
        {
            if (typeof(T) == typeof(float))
            {
                ReadItems(MemoryMarshal.Cast<float, T>(destination));
                return;
            }

            if (dense.Length < destination.Length)
                dense = new T[destination.Length];
            ReadItems(dense.AsSpan(0, destination.Length));
            for (var i = 0; i < destination.Length; i++)
                destination[i] = float.CreateTruncating(dense[i]);
        }

        private void ReadItems(Span<T> destination)
        {
            if (getScalar is not null)
            {
                getScalar(ref destination[0]);
                return;
            }

            getVector!(ref vector);
            if (vector.Length != destination.Length)
                throw WrongSize(destination.Length, vector.Length);
            vector.CopyTo(destination);
        }
    }

    private sealed class Factory(DataViewRow row, DataViewSchema.Column column) : INumberTypeVisitor<DenseReader>
    {
        public DenseReader Visit<T>() where T : unmanaged, INumberBase<T> => new Typed<T>(row, column);
    }
}
