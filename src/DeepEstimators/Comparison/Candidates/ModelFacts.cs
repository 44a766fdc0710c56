using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace DeepEstimators;

/// <summary>What a fitted pipeline tells of itself.</summary>
internal static class ModelFacts
{
    /// <summary>The learned numbers of the networks and linear models in a pipeline; null where it has neither.</summary>
    public static long? Parameters(ITransformer model)
    {
        long?[] counts = [.. Parts(model).Select(CountOf)];
        long[] networks = [.. Networks(model).Select(network => network.ParameterCount)];
        return networks.Length == 0 && counts.All(count => count is null) ? null : counts.Sum(count => count ?? 0) + networks.Sum();
    }

    /// <summary>Where the pipeline's networks were trained; <c>cpu</c> where it has none.</summary>
    public static string Device(ITransformer model) => Networks(model).Select(network => network.Training.Device).FirstOrDefault() ?? "cpu";

    private static IEnumerable<DeepModel> Networks(ITransformer model) => Parts(model)
        .Select(part => part switch
        {
            DeepPredictionTransformer predictor => predictor.Model,
            DeepFeaturesTransformer features => features.Model,
            _ => null,
        })
        .OfType<DeepModel>().Distinct();

    private static IEnumerable<ITransformer> Parts(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [model];

    private static long? CountOf(ITransformer part) => part is IPredictionTransformer<object> predictor ? CountOf(predictor.Model) : null;

    private static long? CountOf(object model)
    {
        switch (model)
        {
            case CalibratedModelParametersBase calibrated:
                return CountOf(calibrated.SubModel);
            case LinearModelParameters linear:
                return linear.Weights.Count + 1;
            case LinearMulticlassModelParametersBase linear:
                VBuffer<float>[] weights = [];
                linear.GetWeights(ref weights, out int classes);
                return weights.Sum(each => (long)each.Length) + classes;
            default:
                return null;
        }
    }
}
