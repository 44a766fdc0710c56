using System.Collections.Concurrent;
using DeepEstimators.Inputs;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>The labels as the data has them, which no pipeline can change.</summary>
internal sealed class TrueLabels(IDataView data, string labelColumnName, Objective objective, ClassList classes)
{
    private readonly Lazy<double[]?> _ofData = new(() => Read(data, labelColumnName, objective, classes));
    private readonly ConcurrentDictionary<IDataView, double[]?> _ofViews = new();

    /// <summary>The labels of a fold's test part, or null where only the pipelines can tell them.</summary>
    public double[]? Of(PlannedFold fold)
    {
        if (fold.TestRows is not { } rows)
            return _ofViews.GetOrAdd(fold.Test, view => Read(view, labelColumnName, objective, classes));
        return _ofData.Value is { } labels ? [.. rows.Select(row => labels[row])] : null;
    }

    /// <summary>The labels of a whole view.</summary>
    private static double[]? Read(IDataView view, string labelColumnName, Objective objective, ClassList classes)
    {
        DataViewSchema.Column column = view.Schema[labelColumnName];
        if (objective == Objective.MulticlassClassification)
        {
            (int[] categories, IReadOnlyList<string> names) = ScalarValues.Categories(view, labelColumnName);
            double[] places = [.. names.Select(classes.IndexOf).Select(place => place < 0 ? double.NaN : place)];
            return [.. categories.Select(category => places[category])];
        }
        if (column.Type is not (NumberDataViewType or BooleanDataViewType or KeyDataViewType))
            return null;
        var labels = new List<double>();
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        LabelReader reader = LabelReader.Create(cursor, column, objective);
        while (cursor.MoveNext())
            labels.Add(reader.Read());
        return [.. labels];
    }
}
