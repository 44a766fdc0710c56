using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Golden;

/// <summary>A row of a <see cref="LearnerSet"/>, with its label for every kind of trainer.</summary>
internal sealed class LearnerRow(float[] features, float target)
{
    public LearnerRow()
        : this([], 0)
    {
    }

    public float[] Features { get; set; } = features;

    public float Target { get; set; } = target;

    public bool Label { get; set; } = target > 0;

    /// <summary>The class, counted from 0.</summary>
    [KeyType(1)]
    public uint Class { get; set; } = (uint)Math.Max(0, target);

    public static IDataView View(MLContext ml, IEnumerable<LearnerRow> rows, int featureCount, int classCount)
    {
        var definition = SchemaDefinition.Create(typeof(LearnerRow));
        definition[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, featureCount);
        definition[nameof(Class)].ColumnType = new KeyDataViewType(typeof(uint), Math.Max(1, classCount));
        return ml.Data.LoadFromEnumerable(rows, definition);
    }
}
