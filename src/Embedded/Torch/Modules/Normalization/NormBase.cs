using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

// What batch and instance normalisation have in common: a scale, a shift and running statistics for each channel.
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    [ComponentName(Name = nameof(running_mean))]
    private Tensor? _runningMean;

    [ComponentName(Name = nameof(running_var))]
    private Tensor? _runningVar;

    [ComponentName(Name = nameof(num_batches_tracked))]
    private Tensor? _batches;

    internal NormBase(string name, long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype) : base(name)
    {
        (Eps, Momentum, Tracks) = (eps, momentum, track_running_stats);
        if (affine)
        {
            weight = Parameter.Empty(device, dtype, num_features);
            nn.init.ones_(weight);
            bias = Parameter.Empty(device, dtype, num_features);
            nn.init.zeros_(bias);
        }
        if (!track_running_stats) return;
        running_mean = zeros([num_features], dtype, device);
        running_var = ones([num_features], dtype, device);
        num_batches_tracked = zeros(Array.Empty<long>(), ScalarType.Int64, device);
    }

    private protected double Eps { get; }

    private protected double Momentum { get; }

    private protected bool Tracks { get; }

    public Parameter? weight
    {
        get => _weight;
        set => Own(ref _weight, nameof(weight), value);
    }

    public Parameter? bias
    {
        get => _bias;
        set => Own(ref _bias, nameof(bias), value);
    }

    public Tensor? running_mean
    {
        get => _runningMean;
        set => Own(ref _runningMean, nameof(running_mean), value);
    }

    public Tensor? running_var
    {
        get => _runningVar;
        set => Own(ref _runningVar, nameof(running_var), value);
    }

    public Tensor? num_batches_tracked
    {
        get => _batches;
        set => Own(ref _batches, nameof(num_batches_tracked), value);
    }

    public void reset_running_stats()
    {
        if (!Tracks) return;
        nn.init.zeros_(_runningMean!);
        nn.init.ones_(_runningVar!);
        nn.init.zeros_(_batches!);
    }

    private protected abstract void ValidateDimensions(Tensor input);

    private protected void CountBatch() => NativeMethods.Check(NativeMethods.et_nn_count(_batches!));
}
