using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Reads the features of the row that a cursor stands on, and refuses values that are no numbers.</summary>
internal abstract class FeatureReader
{
    private readonly DataViewRow row;
    private readonly DataViewSchema.Column column;

    private protected FeatureReader(DataViewRow row, DataViewSchema.Column column)
    {
        this.row = row;
        this.column = column;
    }

    /// <summary>Makes the reader of a column of numbers, a scalar or a vector of known size.</summary>
    internal static FeatureReader Create(DataViewRow row, DataViewSchema.Column column)
    {
        var raw = (column.Type is VectorDataViewType vector ? vector.ItemType : column.Type).RawType;
        return Type.GetTypeCode(raw) switch
        {
            TypeCode.Single => new Typed<float>(row, column),
            TypeCode.Double => new Typed<double>(row, column),
            TypeCode.Byte => new Typed<byte>(row, column),
            TypeCode.SByte => new Typed<sbyte>(row, column),
            TypeCode.Int16 => new Typed<short>(row, column),
            TypeCode.UInt16 => new Typed<ushort>(row, column),
            TypeCode.Int32 => new Typed<int>(row, column),
            TypeCode.UInt32 => new Typed<uint>(row, column),
            TypeCode.Int64 => new Typed<long>(row, column),
            TypeCode.UInt64 => new Typed<ulong>(row, column),
            _ => throw new InvalidOperationException($"Column '{column.Name}' of type {column.Type} holds no numbers."),
        };
    }

    /// <summary>Reads the row's numbers as floats.</summary>
    /// <exception cref="InvalidOperationException">A number is missing or infinite.</exception>
    internal void Read(Span<float> destination)
    {
        ReadCore(destination);
        FiniteValues.Check(destination, row, column);
    }

    /// <summary>Reads the row's bytes; only where the column holds bytes.</summary>
    internal virtual void Read(Span<byte> destination) =>
        throw new InvalidOperationException($"Column '{column.Name}' of type {column.Type} holds no bytes.");

    private protected abstract void ReadCore(Span<float> destination);

    private protected InvalidOperationException WrongSize(int expected, int received) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Column '{column.Name}' has {received} values in row {row.Position}, expected {expected}."));

    private sealed class Typed<T> : FeatureReader where T : unmanaged, INumberBase<T>
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
                base.Read(destination);
            ReadItems(MemoryMarshal.Cast<byte, T>(destination));
        }

        private protected override void ReadCore(Span<float> destination)
        {
            if (typeof(T) == typeof(float))
            {
                ReadItems(MemoryMarshal.Cast<float, T>(destination));
                return;
            }

            if (dense.Length != destination.Length)
                dense = new T[destination.Length];
            ReadItems(dense);
            for (var i = 0; i < dense.Length; i++)
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
}
