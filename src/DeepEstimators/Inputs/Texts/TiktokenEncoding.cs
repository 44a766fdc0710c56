using System.Text.RegularExpressions;
using DeepEstimators.Networks;

namespace DeepEstimators
{
    /// <summary>How texts are cut before pairs of bytes are merged, by the name of the encoding.</summary>
    public enum TiktokenEncoding
    {
        /// <summary><c>r50k_base</c>, of GPT-2 and GPT-3.</summary>
        R50kBase,

        /// <summary><c>p50k_base</c>, of Codex.</summary>
        P50kBase,

        /// <summary><c>cl100k_base</c>, of GPT-3.5 and GPT-4.</summary>
        Cl100kBase,

        /// <summary><c>o200k_base</c>, of GPT-4o.</summary>
        O200kBase,
    }
}

namespace DeepEstimators.Inputs.Texts
{
    /// <summary>The patterns that github.com/openai/tiktoken states for its encodings.</summary>
    internal static partial class TiktokenPatterns
    {
        internal static Regex Of(TiktokenEncoding encoding) => encoding switch
        {
            TiktokenEncoding.R50kBase or TiktokenEncoding.P50kBase => R50k(),
            TiktokenEncoding.Cl100kBase => Cl100k(),
            TiktokenEncoding.O200kBase => O200k(),
            _ => throw OptionCheck.OutOfRange(
                nameof(encoding), encoding, string.Join(", ", Enum.GetNames<TiktokenEncoding>())),
        };

        [GeneratedRegex(@"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
        private static partial Regex R50k();

        [GeneratedRegex(
            @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
        private static partial Regex Cl100k();

        [GeneratedRegex(
            @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + @"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + @"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
        private static partial Regex O200k();
    }
}
