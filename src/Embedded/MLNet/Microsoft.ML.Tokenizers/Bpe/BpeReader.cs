using System.Text;
using System.Text.Json;

namespace Microsoft.ML.Tokenizers;

/// <summary>Reads a vocabulary, a JSON object of tokens and ids, and merges, a pair of tokens a line.</summary>
internal static class BpeReader
{
    private const string VersionLine = "#version";

    public static Dictionary<string, int> ReadVocabulary(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return ParseVocabulary(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    public static async Task<Dictionary<string, int>> ReadVocabularyAsync(Stream stream)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content).ConfigureAwait(false);
        return ParseVocabulary(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    public static List<(string Left, string Right)> ReadMerges(Stream stream)
    {
        var merges = new List<(string, string)>();
        if (stream is null)
            return merges;
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        for (int line = 1; reader.ReadLine() is { } text; line++)
            AddMerge(text, line, merges);
        return merges;
    }

    public static async Task<List<(string Left, string Right)>> ReadMergesAsync(Stream stream)
    {
        var merges = new List<(string, string)>();
        if (stream is null)
            return merges;
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        for (int line = 1; await reader.ReadLineAsync().ConfigureAwait(false) is { } text; line++)
            AddMerge(text, line, merges);
        return merges;
    }

    public static List<(string Left, string Right)> ParseMerges(IEnumerable<string> lines)
    {
        var merges = new List<(string, string)>();
        int line = 1;
        foreach (string text in lines ?? [])
            AddMerge(text, line++, merges);
        return merges;
    }

    private static void AddMerge(string text, int line, List<(string, string)> merges)
    {
        if (string.IsNullOrEmpty(text) || (line == 1 && text.StartsWith(VersionLine, StringComparison.Ordinal)))
            return;
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || blank == text.Length - 1 || text.IndexOf(' ', blank + 1) >= 0)
            throw new InvalidOperationException($"Line {line} of the merges is not two tokens with a blank between: '{Shown(text)}'.");
        merges.Add((text[..blank], text[(blank + 1)..]));
    }

    private static Dictionary<string, int> ParseVocabulary(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The vocabulary is not a JSON object of tokens and ids.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string token = TextOf(ref reader);
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out int id))
                throw new JsonException($"The id of the token '{Shown(token)}' in the vocabulary is not a whole number of 32 bits.");
            vocabulary[token] = id;
        }
        reader.Read();
        return vocabulary;
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException notText)
        {
            throw new JsonException($"A token of the vocabulary at byte {reader.TokenStartIndex} is not valid text.", notText);
        }
    }

    private static string Shown(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
