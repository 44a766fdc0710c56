using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

// Feature vectors with weights (1 where there is no column), read anew for each pass. Rows that are not finite are left out.
internal sealed class WeightedExamples(IDataView data, DataViewSchema.Column features, DataViewSchema.Column? weight)
{
    public int Size => features.Type.GetVectorSize();

    public void ForEach(Action<VBuffer<float>, float> action)
    {
        DataViewSchema.Column[] columns = weight is { } column ? [features, column] : [features];
        using var cursor = data.GetRowCursor(columns);
        var getFeatures = cursor.GetGetter<VBuffer<float>>(features);
        var getWeight = weight is null ? null : cursor.GetGetter<float>(weight.Value);
        VBuffer<float> vector = default;
        float weightOfRow = 1;
        while (cursor.MoveNext())
        {
            getFeatures(ref vector);
            getWeight?.Invoke(ref weightOfRow);
            if (float.IsFinite(weightOfRow) && IsFinite(vector.GetValues()))
                action(vector, weightOfRow);
        }
    }

    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }
        return true;
    }
}
