using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Refuses numbers of a row that are missing or infinite, by column, slot and row.</summary>
internal static class FiniteValues
{
    /// <exception cref="InvalidOperationException">A number is missing or infinite.</exception>
    internal static void Check(ReadOnlySpan<float> values, DataViewRow row, DataViewSchema.Column column)
    {
        if (!AllFinite(values))
            throw NotFinite(values, row, column, float.IsFinite);
    }

    /// <summary>Refuses infinite numbers only; a missing one is NaN.</summary>
    /// <exception cref="InvalidOperationException">A number is infinite.</exception>
    internal static void CheckKnown(ReadOnlySpan<float> values, DataViewRow row, DataViewSchema.Column column)
    {
        if (AllFinite(values))
            return;
        foreach (var value in values)
        {
            if (float.IsInfinity(value))
                throw NotFinite(values, row, column, number => !float.IsInfinity(number));
        }
    }

    // x - x is 0 for every finite number and NaN for the others.
    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sum = Vector<float>.Zero;
        foreach (var vector in vectors)
            sum += vector - vector;
        var rest = Vector.Sum(sum);
        foreach (var value in values[(vectors.Length * Vector<float>.Count)..])
            rest += value - value;
        return rest == 0;
    }

    private static InvalidOperationException NotFinite(
        ReadOnlySpan<float> values, DataViewRow row, DataViewSchema.Column column, Func<float, bool> isFine)
    {
        var slot = 0;
        while (isFine(values[slot]))
            slot++;
        var where = column.Type is VectorDataViewType ? $" in slot {slot}{SlotName(column, slot)}" : "";
        var what = float.IsNaN(values[slot]) ? "a missing value (NaN)" : "an infinite value";
        return new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"Column '{column.Name}' has {what}{where} of row {row.Position}. Replace such values first, for example with "
            + $"Transforms.ReplaceMissingValues, or leave the rows out with Data.FilterRowsByMissingValues."));
    }

    private static string SlotName(DataViewSchema.Column column, int slot)
    {
        if (column.Annotations.Schema.GetColumnOrNull("SlotNames")?.Type is not VectorDataViewType { ItemType: TextDataViewType })
            return "";
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue("SlotNames", ref names);
        var name = slot < names.Length ? names.GetItemOrDefault(slot).ToString() : "";
        return name.Length > 0 ? $" ('{name}')" : "";
    }
}
