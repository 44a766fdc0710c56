using Microsoft.ML;

namespace DeepEstimators.Interop;

/// <summary>What a trainer tells ML.NET about itself.</summary>
internal static class TrainerInfos
{
    /// <summary>A trainer that standardises its input itself and reads it once, so asks for neither step.</summary>
    internal static TrainerInfo ReadsOnce() => new(normalization: false, calibration: false, caching: false, supportValid: true);
}
