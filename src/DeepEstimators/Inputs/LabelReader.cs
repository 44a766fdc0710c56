using System.Globalization;
using System.Numerics;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>
/// Reads the label of the row that a cursor stands on as a number: the class from 0, or the target; NaN when missing.
/// </summary>
internal sealed class LabelReader
{
    private readonly Action<double[]> read;

    private LabelReader(int size, Action<double[]> read)
    {
        Values = new double[size];
        this.read = read;
    }

    internal static LabelReader Create(DataViewRow row, DataViewSchema.Column column, Objective objective)
    {
        if (column.Type is VectorDataViewType { Size: var size })
        {
            var vector = NumberReader.CreateVector(row, column);
            return new LabelReader(size, numbers =>
            {
                vector(numbers);
                if (numbers.Any(double.IsInfinity))
                    throw Infinite(row, column);
            });
        }

        var number = NumberReader.Create(row, column);
        Func<double> one = (objective, column.Type) switch
        {
            // A key's 0 is a missing value, 1 its first class.
            (_, KeyDataViewType) => () => number() is var key && key > 0 ? key - 1 : double.NaN,
            (Objective.BinaryClassification, _) => () => number() is var value && double.IsNaN(value) ? value : value > 0 ? 1 : 0,
            _ => () => number() is var value && double.IsInfinity(value) ? throw Infinite(row, column) : value,
        };
        return new LabelReader(1, numbers => numbers[0] = one());
    }

    /// <summary>The numbers of the label that was read last: one, but for vectors.</summary>
    internal double[] Values { get; }

    /// <summary>The label of the current row, where it is one number; NaN when missing.</summary>
    internal double Read()
    {
        read(Values);
        return Values[0];
    }

    /// <summary>Reads the label of the current row; false when one of its numbers is missing.</summary>
    internal bool TryRead()
    {
        read(Values);
        return !Values.Any(double.IsNaN);
    }

    private static InvalidOperationException Infinite(DataViewRow row, DataViewSchema.Column column) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Label column '{column.Name}' has an infinite value in row {row.Position}."));
}

/// <summary>Reads the weight of the row that a cursor stands on.</summary>
internal sealed class WeightReader(DataViewRow row, DataViewSchema.Column column)
{
    private readonly Func<double> read = NumberReader.Create(row, column);

    internal float Read()
    {
        var weight = (float)read();
        return weight >= 0 && float.IsFinite(weight)
            ? weight
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Weight column '{column.Name}' has {weight} in row {row.Position}; allowed: 0 or more."));
    }
}

/// <summary>Any scalar number, key or Boolean column, read as double.</summary>
internal static class NumberReader
{
    internal static Func<double> Create(DataViewRow row, DataViewSchema.Column column) =>
        Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Boolean => OfBoolean(row, column),
            TypeCode.Single => Of<float>(row, column),
            TypeCode.Double => Of<double>(row, column),
            TypeCode.Byte => Of<byte>(row, column),
            TypeCode.SByte => Of<sbyte>(row, column),
            TypeCode.Int16 => Of<short>(row, column),
            TypeCode.UInt16 => Of<ushort>(row, column),
            TypeCode.Int32 => Of<int>(row, column),
            TypeCode.UInt32 => Of<uint>(row, column),
            TypeCode.Int64 => Of<long>(row, column),
            TypeCode.UInt64 => Of<ulong>(row, column),
            _ => throw new InvalidOperationException($"Column '{column.Name}' of type {column.Type} holds no numbers."),
        };

    /// <summary>Any vector of numbers, read as doubles.</summary>
    internal static Action<double[]> CreateVector(DataViewRow row, DataViewSchema.Column column) =>
        Type.GetTypeCode(((VectorDataViewType)column.Type).ItemType.RawType) switch
        {
            TypeCode.Single => VectorOf<float>(row, column),
            TypeCode.Double => VectorOf<double>(row, column),
            TypeCode.Byte => VectorOf<byte>(row, column),
            TypeCode.SByte => VectorOf<sbyte>(row, column),
            TypeCode.Int16 => VectorOf<short>(row, column),
            TypeCode.UInt16 => VectorOf<ushort>(row, column),
            TypeCode.Int32 => VectorOf<int>(row, column),
            TypeCode.UInt32 => VectorOf<uint>(row, column),
            TypeCode.Int64 => VectorOf<long>(row, column),
            TypeCode.UInt64 => VectorOf<ulong>(row, column),
            _ => throw new InvalidOperationException($"Column '{column.Name}' of type {column.Type} holds no numbers."),
        };

    private static Action<double[]> VectorOf<T>(DataViewRow row, DataViewSchema.Column column) where T : INumberBase<T>
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> vector = default;
        return numbers =>
        {
            getter(ref vector);
            if (vector.Length != numbers.Length)
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Column '{column.Name}' has {vector.Length} values in row {row.Position}, expected {numbers.Length}."));
            Array.Clear(numbers);
            foreach (var item in vector.Items())
                numbers[item.Key] = double.CreateTruncating(item.Value);
        };
    }

    private static Func<double> Of<T>(DataViewRow row, DataViewSchema.Column column) where T : INumberBase<T>
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            var value = T.Zero;
            getter(ref value);
            return double.CreateTruncating(value);
        };
    }

    private static Func<double> OfBoolean(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<bool>(column);
        return () =>
        {
            var value = false;
            getter(ref value);
            return value ? 1 : 0;
        };
    }
}
