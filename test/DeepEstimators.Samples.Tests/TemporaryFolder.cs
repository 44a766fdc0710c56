namespace DeepEstimators.Samples.Tests;

/// <summary>A folder for a test's files, gone when the test is done.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deepestimators-");

    public string this[string file] => Path.Combine(_folder.FullName, file);

    public string Write(string file, string text)
    {
        File.WriteAllText(this[file], text);
        return this[file];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
