using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>Goes through the rows that have a label, in their order. Owns its cursor.</summary>
internal sealed class RowCursor : IDisposable
{
    private readonly DataViewRowCursor cursor;
    private readonly LabelReader labels;
    private readonly WeightReader? weights;

    internal RowCursor(RowSource source, FeatureColumn features)
    {
        var schema = source.Data.Schema;
        var featureColumns = features.Bind(schema, "data");
        List<DataViewSchema.Column> needed = [.. featureColumns, schema[source.LabelName]];
        if (source.WeightName is not null)
            needed.Add(schema[source.WeightName]);
        cursor = source.Data.GetRowCursor(needed);
        Features = features.CreateReader(cursor, featureColumns);
        labels = LabelReader.Create(cursor, schema[source.LabelName], source.Objective);
        weights = source.WeightName is null ? null : new WeightReader(cursor, schema[source.WeightName]);
    }

    internal FeatureReader Features { get; }

    /// <summary>The row's number among those that have a label, from 0.</summary>
    internal long Number { get; private set; } = -1;

    /// <summary>The label, or the first of several numbers.</summary>
    internal double Label => labels.Values[0];

    /// <summary>All numbers of the label; one, but for vectors.</summary>
    internal IReadOnlyList<double> Labels => labels.Values;

    /// <summary>1 where there are no weights.</summary>
    internal float Weight => weights?.Read() ?? 1;

    /// <summary>Rows passed over, since their label is missing.</summary>
    internal long Skipped { get; private set; }

    internal bool MoveNext()
    {
        while (cursor.MoveNext())
        {
            if (!labels.TryRead())
            {
                Skipped++;
                continue;
            }

            Number++;
            return true;
        }

        return false;
    }

    public void Dispose() => cursor.Dispose();
}
