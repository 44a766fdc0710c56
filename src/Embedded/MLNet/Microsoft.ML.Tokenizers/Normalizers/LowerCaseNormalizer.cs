namespace Microsoft.ML.Tokenizers;

public sealed class LowerCaseNormalizer : Normalizer
{
    public static LowerCaseNormalizer Instance { get; } = new();

    public override string Normalize(string original) => original?.ToLowerInvariant() ?? string.Empty;

    public override string Normalize(ReadOnlySpan<char> original) => Normalize(original.ToString());
}
