using DeepEstimators.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Lets the linear layers and convolutions of any module compute in a shorter type. Each is handed no rows, which costs nothing, and
/// its output is put in place of what it gives, since a layer of torch cannot be told the type of its products.
/// </summary>
internal sealed class MixedPrecision : IDisposable
{
    private readonly ScalarType? type;
    private readonly List<Action> unhook = [];

    internal MixedPrecision(DeepModule module, TrainingPrecision precision)
    {
        if (precision == TrainingPrecision.Full)
            return;
        type = ScalarType.BFloat16;
        // A layer that is there under two names is one layer.
        foreach (var layer in module.modules().Distinct())
        {
            switch (layer)
            {
                case Linear linear:
                    Hook(linear, input => input.dim() > 1, input => ReducedPrecision.Linear(input, linear.weight!, linear.bias));
                    break;
                case Convolution convolution and (Conv1d or Conv2d or Conv3d) when ConvolutionSettings.Of(convolution) is { } settings:
                    var parameters = convolution.named_parameters(false).ToDictionary(pair => pair.Item1, pair => pair.Item2);
                    Hook(convolution, input => input.dim() == settings.Stride.Length + 2, input => ReducedPrecision.Of(
                        input, parameters["weight"], parameters.GetValueOrDefault("bias"), settings.Apply));
                    break;
            }
        }
    }

    /// <summary>Makes ready for a forward pass, up to the end of what is given back.</summary>
    internal IDisposable? Forward() => type is { } shorter ? ReducedPrecision.Use(shorter) : null;

    public void Dispose()
    {
        foreach (var action in unhook)
            action();
        unhook.Clear();
    }

    private void Hook(nn.Module<Tensor, Tensor> layer, Func<Tensor, bool> hasRows, Func<Tensor, Tensor> product)
    {
        Tensor? given = null, nothing = null;
        unhook.Add(layer.register_forward_pre_hook((_, input) =>
        {
            // What a pass that failed has left is of no row any more.
            given = null;
            if (ReducedPrecision.Current is null || !hasRows(input))
                return input;
            given = input;
            return nothing = input.narrow(0, 0, 0);
        }).remove);
        unhook.Add(layer.register_forward_hook((_, _, output) =>
        {
            if (given is not { } input)
                return output;
            given = null;
            nothing?.Dispose();
            output.Dispose();
            return product(input);
        }).remove);
    }
}
