using System.IO.Compression;

namespace DeepEstimators.Tests.Readme;

public class ReadmeTests
{
    [Fact]
    public void The_pipeline_in_the_README_runs_and_reads_digits()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("deepestimators-");
        string before = Environment.CurrentDirectory;
        try
        {
            using (var packed = new GZipStream(File.OpenRead(Path.Combine(Root, "src/DeepEstimators.Samples/Data/digits.csv.gz")), CompressionMode.Decompress))
            using (FileStream unpacked = File.Create(Path.Combine(folder.FullName, "digits.csv")))
                packed.CopyTo(unpacked);
            Environment.CurrentDirectory = folder.FullName;

            Assert.InRange(ReadmePipeline.Run(), 0.96, 1);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("pipeline")]
    [InlineData("types")]
    public void The_README_shows_what_is_run(string part)
    {
        string source = File.ReadAllText(Path.Combine(Root, "test/DeepEstimators.Tests/Readme/ReadmePipeline.cs"));
        string[] lines = source.Split($"// <{part}>")[1].Split($"// </{part}>")[0].Split('\n')[1..^1];
        int indent = lines[0].Length - lines[0].TrimStart().Length;
        string shown = string.Join('\n', lines.Select(line => line.Length == 0 ? "" : line[indent..]));

        Assert.Contains(shown, File.ReadAllText(Path.Combine(Root, "README.md")), StringComparison.Ordinal);
    }

    private static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MLNetDeep.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie inside the repository.");
        }
    }
}
