using System.Globalization;

namespace DeepEstimators.Training;

/// <summary>The checkpoints of a fit in a folder, named by how many steps they have done. Kept from other fits while it is open.</summary>
internal sealed class CheckpointFolder : IDisposable
{
    private const string Prefix = "checkpoint-";
    private const string Extension = ".safetensors";
    private const string LockName = "checkpoints.lock";

    private readonly string folder;
    private readonly FileStream inUse;

    /// <exception cref="InvalidOperationException">Another fit is using the folder.</exception>
    internal CheckpointFolder(string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        try
        {
            // The system lets go of it when the process ends, however it ends.
            inUse = new FileStream(Path.Combine(this.folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new InvalidOperationException(
                $"Another fit is using the checkpoints in '{this.folder}'; each fit needs a folder of its own ({error.Message})", error);
        }

        foreach (var unfinished in Directory.EnumerateFiles(this.folder, Prefix + "*" + Extension + CheckpointFile.TemporaryExtension))
            File.Delete(unfinished);
    }

    internal string FullPath => folder;

    internal string PathOf(long steps) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{steps:D10}{Extension}"));

    /// <summary>The checkpoints, newest first.</summary>
    internal IReadOnlyList<(long Steps, string Path)> Newest() =>
        Directory.EnumerateFiles(folder, Prefix + "*" + Extension)
            .Select(path => (Steps: StepsOf(Path.GetFileName(path)), Path: path))
            .Where(file => file.Steps >= 0)
            .OrderByDescending(file => file.Steps)
            .ToArray();

    /// <summary>Deletes all but so many of the newest, and the one of <paramref name="best"/> steps.</summary>
    internal void Prune(int keep, long? best)
    {
        foreach (var (steps, path) in Newest().Skip(keep))
        {
            if (steps != best)
                File.Delete(path);
        }
    }

    public void Dispose() => inUse.Dispose();

    private static long StepsOf(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan()[Prefix.Length..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var steps)
            ? steps
            : -1;
}
