using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>What a folder's results belong to: results of another comparison are never mixed in.</summary>
internal sealed record ComparisonManifest
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required string Task { get; init; }

    public required string Label { get; init; }

    public required string Columns { get; init; }

    public required string Split { get; init; }

    public required int Seed { get; init; }

    public required IReadOnlyList<string> Folds { get; init; }

    public string? Settings { get; init; }

    public static ComparisonManifest Of(
        TaskEvaluation evaluation, DataViewSchema schema, ComparisonOptions options, IReadOnlyList<PlannedFold> folds, TrueLabels labels) => new()
        {
            Task = evaluation.Objective.ToString(),
            Label = evaluation.LabelColumnName,
            Columns = string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => $"{column.Name}: {column.Type}")),
            Split = options.Split.Description,
            Seed = options.Seed,
            Folds = [.. folds.Select(fold => Describe(fold, labels.Of(fold)))],
            Settings = options.Settings,
        };

    /// <summary>The first thing in which two manifests differ, or null.</summary>
    public string? DifferenceFrom(ComparisonManifest other)
    {
        (string Name, object? Mine, object? Theirs)[] parts =
        [
            ("format", Format, other.Format), ("task", Task, other.Task), ("label", Label, other.Label), ("columns", Columns, other.Columns),
            ("split", Split, other.Split), ("seed", Seed, other.Seed), ("settings", Settings, other.Settings),
            ("number of folds", Folds.Count, other.Folds.Count),
        ];
        foreach ((string name, object? mine, object? theirs) in parts)
        {
            if (!Equals(mine, theirs))
                return $"its {name} is {theirs ?? "none"}, not {mine ?? "none"}";
        }
        return Folds.SequenceEqual(other.Folds) ? null : "its rows are others";
    }

    // Rows and labels of a fold, so that other data with the same columns is not taken for the same.
    private static string Describe(PlannedFold fold, double[]? labels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>(fold.TestRows));
        hash.AppendData(MemoryMarshal.AsBytes<double>(labels));
        return string.Create(CultureInfo.InvariantCulture,
            $"{fold.Repeat}/{fold.Fold}: {fold.TrainCount} {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8))}");
    }
}
