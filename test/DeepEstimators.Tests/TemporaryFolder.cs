namespace DeepEstimators.Tests;

/// <summary>A folder that is gone at the end of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deepestimators-");

    internal string FullPath => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
