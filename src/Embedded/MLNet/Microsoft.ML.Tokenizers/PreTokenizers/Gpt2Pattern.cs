using System.Text.RegularExpressions;

namespace Microsoft.ML.Tokenizers;

/// <summary>How GPT-2 cuts a text into words: endings after an apostrophe, letters, digits and the rest with one space before, blanks.</summary>
internal static partial class Gpt2Pattern
{
    [GeneratedRegex(@"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.None, PreTokenizer.RegexTimeout)]
    public static partial Regex Regex();
}
