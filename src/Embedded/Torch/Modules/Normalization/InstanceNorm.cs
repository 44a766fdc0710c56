using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class InstanceNorm : NormBase
{
    internal InstanceNorm(string name, long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype) : base(name, num_features, eps, momentum, affine, track_running_stats, device, dtype) { }

    private protected abstract long DimensionsWithBatch { get; }

    public override Tensor forward(Tensor input)
    {
        ValidateDimensions(input);
        var ofInput = training || !Tracks;
        return NativeMethods.et_nn_instance_norm(input, weight, bias, running_mean, running_var, ofInput, Momentum, Eps,
            input.dim() == DimensionsWithBatch);
    }
}
