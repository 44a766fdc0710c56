using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Series of one length with their classes.</summary>
/// <param name="Shape">Channels and values of a channel.</param>
/// <param name="Values">Of each series its values, step after step.</param>
/// <param name="Labels">Of each series its class.</param>
internal sealed record SeriesRows(SeriesShape Shape, IReadOnlyList<float[]> Values, IReadOnlyList<string> Labels)
{
    /// <summary>A data set of rows to learn from and rows to test on.</summary>
    public static DataSet ToDataSet(MLContext ml, string name, SeriesRows train, SeriesRows test)
    {
        if (train.Shape != test.Shape)
            throw new UserException($"{name}: the series to test on have another shape than those to learn from.");
        string channels = train.Shape.Channels == 1 ? "" : $" in {train.Shape.Channels} channels";
        return new DataSet
        {
            Name = name,
            Statement = $"{train.Labels.Count:N0} series of {train.Shape.Length} values{channels} and {test.Labels.Count:N0} to test on, "
                + $"{train.Labels.Distinct().Count()} classes in 'Label'.",
            Task = PredictionTask.Multiclass,
            Label = nameof(Row.Label),
            Train = train.ToView(ml),
            Test = test.ToView(ml),
            Series = train.Shape,
        };
    }

    /// <summary>Values that come channel after channel as values that come step after step.</summary>
    public static float[] BySteps(float[] values, int channels)
    {
        int length = values.Length / channels;
        float[] steps = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
            steps[(i % length * channels) + (i / length)] = values[i];
        return steps;
    }

    private IDataView ToView(MLContext ml)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Series)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Shape.Length, Shape.Channels);
        return ml.Data.LoadFromEnumerable(Values.Zip(Labels, (values, label) => new Row { Series = values, Label = label }).ToArray(), schema);
    }

    private sealed class Row
    {
        public float[] Series { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
