namespace DeepEstimators;

/// <summary>In what numbers a network computes while it learns.</summary>
public enum TrainingPrecision
{
    /// <summary>float32 throughout.</summary>
    Full,

    /// <summary>
    /// Mixed: linear layers, convolutions and attention multiply in bfloat16, which has float32's range and 8 bits of precision, and
    /// add up in float32; weights, gradients of weights, all else and the validation stay float32, so no loss scaling is needed
    /// (Kalamkar et al., "A Study of BFLOAT16 for Deep Learning Training", 2019). Gains where the device multiplies bfloat16 itself
    /// and products take most of a step: NVIDIA GPUs from Ampere on, processors with AVX-512 BF16 or AMX. Elsewhere it is slower
    /// than float32. Recurrent layers stay float32.
    /// </summary>
    MixedBFloat16,
}
