namespace Microsoft.ML.Tokenizers;

/// <summary>The tokens that CodeGen and Phi-2 add to GPT-2's for runs of blanks in code: 31 to 2 spaces, then 9 to 2 tabs.</summary>
internal static class CodeGenSpecialTokens
{
    private const int FirstId = 50257;
    private const int MostSpaces = 31;
    private const int MostTabs = 9;

    public static IReadOnlyDictionary<string, int> All { get; } = Runs(' ', MostSpaces).Concat(Runs('\t', MostTabs))
        .Select((text, index) => KeyValuePair.Create(text, FirstId + index)).ToDictionary().AsReadOnly();

    private static IEnumerable<string> Runs(char blank, int longest) =>
        Enumerable.Range(0, longest - 1).Select(shorter => new string(blank, longest - shorter));
}
