namespace DeepEstimators.Bench.Training;

/// <summary>In what numbers both sides compute.</summary>
internal enum BenchPrecision
{
    /// <summary>Float32.</summary>
    Full,

    /// <summary>Float32, whose products a GPU takes in TensorFloat-32.</summary>
    TensorFloat32,

    /// <summary>Products in bfloat16.</summary>
    MixedBFloat16,
}
