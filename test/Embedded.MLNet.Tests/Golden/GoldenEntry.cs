using System.Text.Json;

namespace Embedded.MLNet.Tests;

/// <summary>One call of a golden file and what it gave.</summary>
/// <param name="Section">The property of the file that lists it, with the inner one after a dot: <c>missing.cases</c>.</param>
/// <param name="Name">The call, after the name of the case or of its data where it has one.</param>
internal sealed record GoldenEntry(string Section, string Name, JsonElement Element)
{
    /// <summary>All entries of a file: the items of every list of calls; a section without one is an entry of its own.</summary>
    public static IEnumerable<GoldenEntry> Of(string file) => Of(string.Empty, GoldenFiles.Read(file));

    private static IEnumerable<GoldenEntry> Of(string section, JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0 && HasCall(content[0]))
            return content.EnumerateArray().Select(item => new GoldenEntry(section, NameOf(item), item));
        if (content.ValueKind == JsonValueKind.Object && !HasCall(content) && (section.Length == 0 || content.EnumerateObject().Any(inner => IsListOfCalls(inner.Value))))
            return content.EnumerateObject().SelectMany(inner => Of(section.Length == 0 ? inner.Name : $"{section}.{inner.Name}", inner.Value));
        return [new GoldenEntry(section, HasCall(content) ? NameOf(content) : section, content)];
    }

    private static bool IsListOfCalls(JsonElement content) =>
        content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0 && HasCall(content[0]);

    private static bool HasCall(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("call", out _);

    private static string NameOf(JsonElement item)
    {
        var call = item.GetProperty("call").GetString()!;
        foreach (var property in new[] { "name", "data" })
        {
            if (item.TryGetProperty(property, out var name))
                return $"{name.GetString()}: {call}";
        }
        return call;
    }
}
