using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class BatchNorm : NormBase
{
    internal BatchNorm(string name, long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype) : base(name, num_features, eps, momentum, affine, track_running_stats, device, dtype) { }

    public override Tensor forward(Tensor input)
    {
        ValidateDimensions(input);
        // Statistics of the batch in training, and always where none are kept.
        var ofBatch = training || running_mean is null;
        var kept = !training || Tracks;
        if (training && Tracks) CountBatch();
        return NativeMethods.et_nn_batch_norm(input, weight, bias, kept ? running_mean : null, kept ? running_var : null, ofBatch, Momentum, Eps);
    }
}
