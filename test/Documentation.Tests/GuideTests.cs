using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>What the README and the guides say is so as far as a compiler and the file system can tell.</summary>
public sealed partial class GuideTests
{
    public static TheoryData<string> Documents => new(Guide.Names);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_of_csharp_compiles(string name)
    {
        var guide = Guide.Read(name);
        if (!guide.Blocks("csharp").Any())
            return;
        var errors = GuideCompiler.Errors(guide.ToProgram());
        Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors));
    }

    [Fact]
    public void The_readme_has_code() => Assert.NotEmpty(Guide.Read("README.md").Blocks("csharp"));

    [Fact]
    public void A_block_that_does_not_compile_is_found_by_its_line()
    {
        var guide = new Guide("x.md", "text\n\n```csharp\nusing System.Text;\nvar one = 1;\nint two = missing + one;\n```\n");

        Assert.Contains("x.md(6)", Assert.Single(GuideCompiler.Errors(guide.ToProgram()), text => text.Contains("missing", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_to_files_lead_somewhere(string name)
    {
        var folder = Path.GetDirectoryName(name)!;
        foreach (Match link in MarkdownLink().Matches(Guide.Read(name).Text))
        {
            var target = Path.Combine(Guide.Folder, folder, link.Groups["target"].Value);
            Assert.True(File.Exists(target), $"{name} links to {link.Groups["target"].Value}, which is no document.");
        }
    }

    [GeneratedRegex(@"\]\((?!https?:)(?<target>[^)#]+\.md)(#[^)]*)?\)")]
    private static partial Regex MarkdownLink();
}
