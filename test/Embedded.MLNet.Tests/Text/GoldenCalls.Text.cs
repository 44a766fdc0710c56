using Microsoft.ML;
using Microsoft.ML.Transforms.Text;

namespace Embedded.MLNet.Tests.Transforms;

internal static partial class GoldenCalls
{
    // Null for what is no text transform.
    private static IEstimator<ITransformer>? MakeText(TransformsCatalog.TextTransforms text, string name, Arguments arguments)
    {
        string output = arguments.Text(0);
        string? input = arguments.Count > 1 ? arguments.Text(1) : null;
        int length = (int)arguments.Number("ngramLength", name == "ProduceHashedWordBags" ? 1 : 2);
        int skip = (int)arguments.Number("skipLength", 0);
        bool all = arguments.Flag("useAllLengths", true);
        int maximum = (int)arguments.Number("maximumNgramsCount", 10000000);
        var weighting = arguments.Enum("weighting", NgramExtractingEstimator.WeightingCriteria.Tf);
        int bits = (int)arguments.Number("numberOfBits", 16);
        uint seed = (uint)arguments.Number("seed", 314489979);
        bool ordered = arguments.Flag("useOrderedHashing", true);
        int inverts = (int)arguments.Number("maximumNumberOfInverts", 0);
        return name switch
        {
            "NormalizeText" => text.NormalizeText(output, input, arguments.Enum("caseMode", TextNormalizingEstimator.CaseMode.Lower),
                arguments.Flag("keepDiacritics", false), arguments.Flag("keepPunctuations", true), arguments.Flag("keepNumbers", true)),
            "TokenizeIntoWords" => text.TokenizeIntoWords(output, input, arguments.Characters("separators")),
            "TokenizeIntoCharactersAsKeys" => text.TokenizeIntoCharactersAsKeys(output, input, arguments.Flag("useMarkerCharacters", true)),
            "RemoveDefaultStopWords" => text.RemoveDefaultStopWords(output, input, LanguageOf(arguments)),
            "RemoveStopWords" => text.RemoveStopWords(output, input, arguments.Texts(2)),
            "ProduceNgrams" => text.ProduceNgrams(output, input, length, skip, all, maximum, weighting),
            "ProduceWordBags" => text.ProduceWordBags(output, input, length, skip, all, maximum, weighting),
            "ProduceHashedNgrams" => text.ProduceHashedNgrams(output, input, bits, length, skip, all, seed, ordered, inverts, arguments.Flag("rehashUnigrams", false)),
            "ProduceHashedWordBags" => text.ProduceHashedWordBags(output, input, bits, length, skip, all, seed, ordered, inverts),
            "FeaturizeText" => text.FeaturizeText(output, input),
            _ => null,
        };
    }

    private static StopWordsRemovingEstimator.Language LanguageOf(Arguments arguments) => arguments.Count > 2
        ? Enum.Parse<StopWordsRemovingEstimator.Language>(arguments.Text(2)["Language.".Length..])
        : StopWordsRemovingEstimator.Language.English;

    private sealed partial class Arguments
    {
        /// <summary>The characters after a name, which the first of them has and the rest follow; null where there are none.</summary>
        public char[]? Characters(string name) => named.TryGetValue(name, out string? first)
            ? [first[1], .. positional.Where(value => value is ['\'', _, '\'']).Select(value => value[1])]
            : null;
    }
}
