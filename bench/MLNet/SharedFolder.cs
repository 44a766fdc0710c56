using System.CommandLine;
using System.Text.Json;

namespace Bench.MLNet;

/// <summary>The folder with the data sets and the golden values.</summary>
internal sealed class SharedFolder(DirectoryInfo root)
{
    public static Option<DirectoryInfo?> CreateOption() => new("--shared")
    {
        Description = "Folder that holds data/ and golden/; by default shared/ beside the repository",
    };

    /// <summary>The folder that was given, or the one beside the repository that this program lies in.</summary>
    public static SharedFolder Find(DirectoryInfo? given)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); given is null && at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MLNetDeep.sln")))
                given = new DirectoryInfo(Path.Combine(at.FullName, "..", "shared"));
        }
        if (given is not { Exists: true })
            throw new DirectoryNotFoundException($"There is no folder {given?.FullName ?? "shared"}: give one by --shared.");
        return new SharedFolder(given);
    }

    public Stream OpenData(string name) => File.OpenRead(Path.Combine(root.FullName, "data", name));

    public JsonElement ReadGolden(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(root.FullName, "golden", name)));
        return document.RootElement.Clone();
    }
}
