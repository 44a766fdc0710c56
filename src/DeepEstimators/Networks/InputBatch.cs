using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>What a network receives of stored inputs: the same in training and scoring.</summary>
internal static class InputBatch
{
    /// <summary>Float inputs as they are; uint8 images as floats from 0 to 1. The result may be the argument.</summary>
    internal static Tensor ToFloat(Tensor stored)
    {
        if (stored.dtype == ScalarType.Float32)
            return stored;
        var values = stored.to_type(ScalarType.Float32);
        return stored.dtype == ScalarType.Byte ? values.div_(255) : values;
    }
}
