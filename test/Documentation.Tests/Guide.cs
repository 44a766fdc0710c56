using System.Text;
using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>A document of the repository, whose C# blocks from first to last are one program.</summary>
internal sealed partial record Guide(string Name, string Text)
{
    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "documents");

    internal static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal);

    internal static Guide Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));

    /// <summary>The blocks of the language, with the line in the document that each begins on, counted from 1.</summary>
    internal IEnumerable<(int Line, string Code)> Blocks(string language) => Fence().Matches(Text)
        .Where(match => match.Groups["language"].Value == language)
        .Select(match => (Text.AsSpan(0, match.Groups["code"].Index).Count('\n') + 1, match.Groups["code"].Value));

    /// <summary>
    /// One source of all C# blocks: directives and using lines first, then the statements, then the types. A line directive in
    /// front of each piece makes the compiler name the line of the document.
    /// </summary>
    internal string ToProgram()
    {
        var usings = new StringBuilder();
        var statements = new StringBuilder();
        var types = new StringBuilder();
        foreach (var (line, code) in Blocks("csharp"))
            CodeBlock.Divide(code, line, Name, usings, statements, types);
        return $"{usings}{statements}{types}";
    }

    [GeneratedRegex(@"^```(?<language>[a-z]*)\r?\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
