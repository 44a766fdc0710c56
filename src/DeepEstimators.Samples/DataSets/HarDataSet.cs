using System.Globalization;
using Microsoft.ML;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Loads windows of motion of the UCI HAR set: acceleration and rotation of a phone while somebody walks, sits or lies.</summary>
public static class HarDataSet
{
    /// <summary>Loads the four files of the set from a folder.</summary>
    public static DataSet Load(MLContext ml, string name, string folder) =>
        SeriesRows.ToDataSet(ml, name, Part(folder, "train"), Part(folder, "test"));

    private static SeriesRows Part(string folder, string part)
    {
        (int[] sizes, float[] values) = NpyFile.Read(Path.Combine(folder, $"X_{part}.npy.gz"));
        (int[] labelSizes, float[] labels) = NpyFile.Read(Path.Combine(folder, $"y_{part}.npy.gz"));
        if (sizes is not [var rows, var channels, var length] || labelSizes[0] != rows)
            throw new UserException($"{folder}: the {part} series and labels do not fit together.");
        return new SeriesRows(
            new SeriesShape(channels, length),
            [.. values.Chunk(channels * length).Select(row => SeriesRows.BySteps(row, channels))],
            [.. labels.Select(label => label.ToString(CultureInfo.InvariantCulture))]);
    }
}
