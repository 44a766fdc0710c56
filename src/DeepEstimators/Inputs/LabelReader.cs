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
    private readonly Func<double> read;

    private LabelReader(Func<double> read) => this.read = read;

    internal static LabelReader Create(DataViewRow row, DataViewSchema.Column column, Objective objective)
    {
        var number = NumberReader.Create(row, column);
        return new LabelReader((objective, column.Type) switch
        {
            // A key's 0 is a missing value, 1 its first class.
            (_, KeyDataViewType) => () => number() is var key && key > 0 ? key - 1 : double.NaN,
            (Objective.BinaryClassification, _) => () => number() is var value && double.IsNaN(value) ? value : value > 0 ? 1 : 0,
            _ => () => number() is var value && double.IsInfinity(value) ? throw Infinite(row, column) : value,
        });
    }

    /// <summary>The label of the current row; NaN when missing.</summary>
    internal double Read() => read();

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
