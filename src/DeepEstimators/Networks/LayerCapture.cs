using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using One = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;
using Two = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace DeepEstimators.Networks;

/// <summary>
/// What a part of a module receives or puts out, caught while the module runs on this thread: the same module may run on others.
/// </summary>
internal sealed class LayerCapture
{
    [ThreadStatic]
    private static LayerCapture? open;

    private static readonly ConditionalWeakTable<nn.Module, object> Watched = [];

    private readonly nn.Module layer;
    private readonly bool wantsInput;
    private readonly DisposeScope scope;
    private readonly List<Tensor> caught = [];

    private LayerCapture(nn.Module layer, bool wantsInput, DisposeScope scope)
    {
        this.layer = layer;
        this.wantsInput = wantsInput;
        this.scope = scope;
    }

    /// <summary>True where the layer puts out one tensor, of one or two.</summary>
    internal static bool HasOutput(nn.Module layer) => layer is One or Two;

    /// <summary>Lets what the layer puts out be caught from now on; not while the module runs.</summary>
    internal static void WatchOutput(nn.Module layer)
    {
        if (!Watched.TryAdd(layer, layer.GetType()))
            return;
        // A copy, since what comes next may work in place.
        if (layer is One one)
            one.register_forward_hook(static (module, _, output) => Catch(module, output, isInput: false));
        else if (layer is Two two)
            two.register_forward_hook(static (module, _, _, output) => Catch(module, output, isInput: false));
    }

    /// <summary>Lets what the layer receives be caught from now on; to be called once for a layer.</summary>
    internal static void WatchInput(Linear layer) =>
        layer.register_forward_pre_hook(static (module, input) => Catch(module, input, isInput: true));

    /// <summary>
    /// What the layer received or put out while <paramref name="forward"/> ran; what several calls gave (a batch may be run in
    /// parts) one after another. Null when the layer did not run through <c>call</c>.
    /// </summary>
    internal static Tensor? Run(nn.Module layer, bool wantsInput, Action forward)
    {
        using var scope = NewDisposeScope();
        return Catch(layer, wantsInput, forward, scope) switch
        {
            [] => null,
            [var one] => one.MoveToOuterDisposeScope(),
            var parts => cat(parts.ToArray()).MoveToOuterDisposeScope(),
        };
    }

    /// <summary>What the layer put out at each of its calls; the tensors belong to the dispose scope that is open.</summary>
    internal static IReadOnlyList<Tensor> RunAll(nn.Module layer, Action forward)
    {
        using var scope = NewDisposeScope();
        return Catch(layer, wantsInput: false, forward, scope).Select(output => output.MoveToOuterDisposeScope()).ToArray();
    }

    private static List<Tensor> Catch(nn.Module layer, bool wantsInput, Action forward, DisposeScope scope)
    {
        var outer = open;
        var mine = open = new LayerCapture(layer, wantsInput, scope);
        try
        {
            forward();
        }
        finally
        {
            open = outer;
        }

        return mine.caught;
    }

    private static Tensor Catch(nn.Module module, Tensor value, bool isInput)
    {
        if (open is { } mine && mine.wantsInput == isInput && ReferenceEquals(mine.layer, module))
        {
            // Scopes that the module opened end before the capture does.
            var kept = (isInput ? value.alias() : value.clone()).DetachFromDisposeScope();
            mine.scope.Attach(kept);
            mine.caught.Add(kept);
        }

        return value;
    }
}
