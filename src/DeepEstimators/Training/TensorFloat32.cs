using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Whether CUDA computes float32 products in TensorFloat-32 during a fit; a switch of the process, put back at the end.</summary>
internal sealed class TensorFloat32 : IDisposable
{
    private readonly (bool Products, bool Convolutions)? before;

    private TensorFloat32((bool Products, bool Convolutions)? before) => this.before = before;

    /// <summary>Sets the switches until the result is disposed of; null: they stay as they are.</summary>
    internal static TensorFloat32 For(bool? allowed)
    {
        if (allowed is not { } wanted)
            return new TensorFloat32(null);
        var set = new TensorFloat32((backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32));
        Set(wanted, wanted);
        return set;
    }

    public void Dispose()
    {
        if (before is { } values)
            Set(values.Products, values.Convolutions);
    }

    private static void Set(bool products, bool convolutions)
    {
        backends.cuda.matmul.allow_tf32 = products;
        backends.cudnn.allow_tf32 = convolutions;
    }
}
