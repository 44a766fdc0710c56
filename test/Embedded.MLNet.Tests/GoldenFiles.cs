using System.IO.Compression;
using System.Text.Json;

namespace Embedded.MLNet.Tests;

/// <summary>Finds the golden values and the test data beside the repository; a test without them is skipped.</summary>
internal static class GoldenFiles
{
    private static readonly string? _shared = FindShared();

    /// <summary>A golden file.</summary>
    public static JsonElement Read(string name)
    {
        string path = PathOf("golden", name);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    /// <summary>The lines of a data file, unpacked where its name ends in .gz; empty ones are left out.</summary>
    public static string[] ReadDataLines(string name) =>
        ReadDataText(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A data file as it is, unpacked where its name ends in .gz.</summary>
    public static string ReadDataText(string name)
    {
        using Stream content = OpenUnpackedData(name);
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }

    /// <summary>A data file as it lies there.</summary>
    public static Stream OpenData(string name) => File.OpenRead(PathOf("data", name));

    /// <summary>A data file, unpacked where its name ends in .gz.</summary>
    public static Stream OpenUnpackedData(string name) => name.EndsWith(".gz", StringComparison.Ordinal)
        ? new GZipStream(OpenData(name), CompressionMode.Decompress)
        : OpenData(name);

    /// <summary>The names of all data files, by which they are opened.</summary>
    public static string[] DataNames()
    {
        string folder = Path.Combine(_shared ?? string.Empty, "data");
        Skip.If(_shared is null || !Directory.Exists(folder), "data is not beside the repository");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order()];
    }

    /// <summary>A golden number: 9 digits, or the text of one that is not finite.</summary>
    public static double Number(this JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
        : element.GetDouble();

    private static string PathOf(string folder, string name)
    {
        string path = Path.Combine(_shared ?? string.Empty, folder, name);
        Skip.If(_shared is null || !File.Exists(path), $"{folder}/{name} is not beside the repository");
        return path;
    }

    private static string? FindShared()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MLNetDeep.sln")))
                return Path.Combine(at.FullName, "..", "shared");
        }
        return null;
    }
}
