namespace Embedded.MLNet.Tests;

/// <summary>Says on a test which sections of a golden file it goes through, entry by entry.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class WalksAttribute(string file, params string[] sections) : Attribute
{
    public string File { get; } = file;

    public IReadOnlyList<string> Sections { get; } = sections;
}
