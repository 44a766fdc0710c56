using System.Globalization;
using System.Security.Cryptography;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Rows that can be told from others by more than their count.</summary>
internal interface IIdentifiedRows
{
    /// <summary>Texts, by name, that are others for other rows.</summary>
    IEnumerable<(string Name, string Value)> Identity();
}

/// <summary>What a fit is a fit of: its options, its network and its data, each as text by name.</summary>
internal static class FitIdentity
{
    // Numbers of one step of a digest: bounds what is copied out of torch at once.
    private const long ChunkNumbers = 1 << 22;
    private const int MostNamed = 5;

    internal static SortedDictionary<string, string> Of(
        DeepModule module, Objective objective, TrainingOptions options, ITrainingRows training, IHeldRows? held)
    {
        var identity = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["objective"] = objective.ToString(),
            ["network"] = module.GetName(),
        };
        foreach (var (name, value) in OptionText.Of(options))
            identity[name] = value;
        foreach (var (name, value) in module.state_dict())
            identity["weight " + ModuleNames.Known(module, name)] = Shape(value);
        if (options.Start is { } start)
            identity["start"] = start.ToString();
        AddRows(identity, "training", training.Rows, training);
        if (held is not null)
            AddRows(identity, "validation", held.Rows, held);
        return identity;
    }

    /// <summary>What differs, in words; null where nothing does.</summary>
    internal static string? Difference(IReadOnlyDictionary<string, string> saved, IReadOnlyDictionary<string, string> own)
    {
        var differing = saved.Keys.Union(own.Keys)
            .Where(name => saved.GetValueOrDefault(name) != own.GetValueOrDefault(name)).Order(StringComparer.Ordinal).ToArray();
        if (differing.Length == 0)
            return null;
        var named = differing.Take(MostNamed).Select(
            name => $"{name}: {saved.GetValueOrDefault(name) ?? "nothing"} there, {own.GetValueOrDefault(name) ?? "nothing"} here");
        var more = differing.Length > MostNamed
            ? string.Create(CultureInfo.InvariantCulture, $"; and {differing.Length - MostNamed} more")
            : "";
        return string.Join("; ", named) + more;
    }

    private static void AddRows(SortedDictionary<string, string> identity, string role, long rows, object source)
    {
        identity[role + " rows"] = rows.ToString(CultureInfo.InvariantCulture);
        if (source is not IIdentifiedRows identified)
            return;
        foreach (var (name, value) in identified.Identity())
            identity[role + " " + name] = value;
    }

    /// <summary>Type, shape and a digest of the numbers.</summary>
    internal static string Digest(Tensor values)
    {
        using var noGrad = no_grad();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = Math.Max(1, ChunkNumbers * values.shape[0] / Math.Max(1, values.numel()));
        for (long start = 0; start < values.shape[0]; start += rows)
        {
            using var scope = NewDisposeScope();
            hash.AppendData(values.narrow(0, start, Math.Min(rows, values.shape[0] - start)).cpu().contiguous().bytes);
        }

        return $"{Shape(values)}, SHA-256 {Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}";
    }

    private static string Shape(Tensor values) => $"{values.dtype} [{string.Join(", ", values.shape)}]";
}
