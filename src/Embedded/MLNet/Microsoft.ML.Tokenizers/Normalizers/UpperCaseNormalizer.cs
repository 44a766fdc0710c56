namespace Microsoft.ML.Tokenizers;

public sealed class UpperCaseNormalizer : Normalizer
{
    public static UpperCaseNormalizer Instance { get; } = new();

    public override string Normalize(string original) => original?.ToUpperInvariant() ?? string.Empty;

    public override string Normalize(ReadOnlySpan<char> original) => Normalize(original.ToString());
}
