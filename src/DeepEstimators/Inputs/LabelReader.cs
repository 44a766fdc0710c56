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
        column.Type.RawType == typeof(bool) ? OfBoolean(row, column) : NumberTypes.VisitScalar(column, new ScalarFactory(row, column));

    /// <summary>Any vector of numbers, read as doubles.</summary>
    internal static Action<double[]> CreateVector(DataViewRow row, DataViewSchema.Column column) =>
        NumberTypes.Visit(column, new VectorFactory(row, column));

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

    private sealed class ScalarFactory(DataViewRow row, DataViewSchema.Column column) : INumberTypeVisitor<Func<double>>
    {
        public Func<double> Visit<T>() where T : unmanaged, INumberBase<T> => Of<T>(row, column);
    }

    private sealed class VectorFactory(DataViewRow row, DataViewSchema.Column column) : INumberTypeVisitor<Action<double[]>>
    {
        public Action<double[]> Visit<T>() where T : unmanaged, INumberBase<T> => VectorOf<T>(row, column);
    }
}
