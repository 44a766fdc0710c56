using System.Globalization;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Models;

/// <summary>What became of weights that a network was to take over.</summary>
/// <param name="Taken">Names of the network's tensors that were taken over.</param>
/// <param name="Missing">Names that the source lacks, but for what is counted or taken from the training rows.</param>
/// <param name="Unexpected">Names in the source that the network lacks.</param>
/// <param name="Misshapen">Names of both, with both shapes, where these differ.</param>
/// <param name="KeepsInputs">True when all that is taken from the training rows was taken over, and so is to be kept.</param>
internal sealed record WeightTransfer(
    IReadOnlyList<string> Taken,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Unexpected,
    IReadOnlyList<string> Misshapen,
    bool KeepsInputs)
{
    private const int MostNamed = 20;

    // What the trainer sets in any case, and what only counts.
    private static readonly string[] Own = ["output_kind", "num_batches_tracked"];

    internal bool FitsAll => Missing.Count + Unexpected.Count + Misshapen.Count == 0;

    /// <summary>Copies what fits into the module; nothing where <paramref name="strict"/> and not all fits.</summary>
    /// <param name="module">Receives the weights.</param>
    /// <param name="source">Tensors by the names that users of the module know.</param>
    /// <param name="strict">Whether all must fit.</param>
    internal static WeightTransfer Into(DeepModule module, IReadOnlyDictionary<string, Tensor> source, bool strict)
    {
        var state = Known(module);
        var fromRows = FromRows(module);
        var missing = state.Keys.Where(name => !source.ContainsKey(name) && !fromRows.Contains(name) && !IsOwn(name)).ToArray();
        var unexpected = source.Keys.Where(name => !state.ContainsKey(name)).ToArray();
        var shared = state.Keys.Where(name => source.ContainsKey(name) && !name.EndsWith(Own[0], StringComparison.Ordinal)).ToArray();
        var fits = shared.Where(name => state[name].shape.AsSpan().SequenceEqual(source[name].shape)).ToArray();
        var misshapen = shared.Except(fits).Select(name => $"{name} (there {Text(source[name])}, here {Text(state[name])})").ToArray();
        var result = new WeightTransfer(fits, missing, unexpected, misshapen, KeepsInputs: Buffers(module).All(fits.Contains));
        if (strict && !result.FitsAll)
            return result;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var name in fits)
            state[name].copy_(source[name]);
        return result;
    }

    /// <summary>A module's tensors by the names that its users know.</summary>
    internal static Dictionary<string, Tensor> Known(DeepModule module) =>
        module.state_dict().ToDictionary(pair => ModuleNames.Known(module, pair.Key), pair => pair.Value, StringComparer.Ordinal);

    /// <summary>What does not fit, for messages; begins with a blank.</summary>
    internal string Differences() => string.Concat(
        Names("Missing", Missing), Names("Unexpected", Unexpected), Names("Of another shape", Misshapen));

    private static string Names(string what, IReadOnlyList<string> names)
    {
        var more = names.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostNamed} more") : "";
        return names.Count == 0 ? "" : $" {what}: {string.Join(", ", names.Take(MostNamed))}{more}.";
    }

    private static bool IsOwn(string name) => Own.Any(own => name.EndsWith(own, StringComparison.Ordinal));

    private static HashSet<string> FromRows(DeepModule module) => module.named_modules()
        .Where(pair => pair.Item2 is IAdaptedModule)
        .SelectMany(pair => pair.Item2.named_buffers(recurse: false).Select(buffer => $"{pair.Item1}.{buffer.Item1}"))
        .ToHashSet(StringComparer.Ordinal);

    // A module of the user's own may take any of its buffers from the training rows.
    private static IEnumerable<string> Buffers(DeepModule module) =>
        module.named_buffers().Select(pair => ModuleNames.Known(module, pair.Item1)).Where(name => !IsOwn(name));

    private static string Text(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
