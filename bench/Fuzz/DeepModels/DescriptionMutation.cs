using System.Text;
using System.Text.RegularExpressions;
using Bench.Fuzz.Inputs;

namespace Bench.Fuzz.DeepModels;

/// <summary>Changes a description in JSON: numbers and texts become others, so that it stays one.</summary>
internal static partial class DescriptionMutation
{
    private static readonly string[] _others =
    [
        "0", "-1", "1", "2", "3", "255", "65536", "1000000", "2147483647", "2147483648", "9223372036854775807", "1e300", "0.5", "null", "true", "\"\"",
        "\"F64\"", "\"I64\"", "\"U8\"", "[]", "{}", "[0,0]", "[4294967296,4294967296]", "[0,9223372036854775807]",
    ];

    public static byte[] Apply(byte[] json, Random random)
    {
        string text = Encoding.UTF8.GetString(json);
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            MatchCollection values = Values().Matches(text);
            if (values.Count == 0)
                break;
            Match value = values[random.Next(values.Count)];
            string other = random.Next(5) == 0 ? values[random.Next(values.Count)].Value : _others[random.Next(_others.Length)];
            text = text[..value.Index] + other + text[(value.Index + value.Length)..];
        }
        byte[] changed = Encoding.UTF8.GetBytes(text);
        return random.Next(6) == 0 ? Mutation.Apply(changed, random, json) : changed;
    }

    // Numbers, texts and small lists of numbers.
    [GeneratedRegex("""-?\d+(\.\d+)?([eE][+-]?\d+)?|"[^"]*"|\[[\d,\s]*\]""")]
    private static partial Regex Values();
}
