using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Gives the classes of a data set their numbers.</summary>
public static class LabelKeys
{
    /// <summary>Makes the label a key column where there are several classes; the vocabulary is all that is taken from the rows.</summary>
    public static DataSet Map(MLContext ml, DataSet data)
    {
        if (data.Task != PredictionTask.Multiclass)
            return data;
        ValueToKeyMappingTransformer keys = ml.Transforms.Conversion
            .MapValueToKey(data.Label, keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Fit(data.Train);
        return data with { Train = keys.Transform(data.Train), Test = data.Test is null ? null : keys.Transform(data.Test) };
    }
}
