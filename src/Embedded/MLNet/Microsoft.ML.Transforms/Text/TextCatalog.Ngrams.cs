using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace Microsoft.ML;

public static partial class TextCatalog
{
    public static NgramExtractingEstimator ProduceNgrams(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, int ngramLength = 2, int skipLength = 0, bool useAllLengths = true,
        int maximumNgramsCount = NgramExtractingEstimator.DefaultMaximumNgramsCount,
        NgramExtractingEstimator.WeightingCriteria weighting = NgramExtractingEstimator.WeightingCriteria.Tf) =>
        new(catalog.GetEnvironment(), new NgramSettings(ngramLength, skipLength, useAllLengths), weighting, [maximumNgramsCount],
            (outputColumnName, inputColumnName ?? outputColumnName));

    public static WordBagEstimator ProduceWordBags(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, int ngramLength = 2, int skipLength = 0, bool useAllLengths = true,
        int maximumNgramsCount = NgramExtractingEstimator.DefaultMaximumNgramsCount,
        NgramExtractingEstimator.WeightingCriteria weighting = NgramExtractingEstimator.WeightingCriteria.Tf) =>
        catalog.ProduceWordBags(outputColumnName, [inputColumnName ?? outputColumnName], ngramLength, skipLength, useAllLengths,
            maximumNgramsCount, weighting);

    public static WordBagEstimator ProduceWordBags(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string[] inputColumnNames, int ngramLength = 2, int skipLength = 0, bool useAllLengths = true,
        int maximumNgramsCount = NgramExtractingEstimator.DefaultMaximumNgramsCount,
        NgramExtractingEstimator.WeightingCriteria weighting = NgramExtractingEstimator.WeightingCriteria.Tf) =>
        new(catalog.GetEnvironment(), outputColumnName, inputColumnNames, new NgramSettings(ngramLength, skipLength, useAllLengths),
            [maximumNgramsCount], weighting);

    public static NgramHashingEstimator ProduceHashedNgrams(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, int numberOfBits = 16, int ngramLength = 2, int skipLength = 0, bool useAllLengths = true,
        uint seed = NgramHashingEstimator.DefaultSeed, bool useOrderedHashing = true, int maximumNumberOfInverts = 0,
        bool rehashUnigrams = false) =>
        catalog.ProduceHashedNgrams(outputColumnName, [inputColumnName ?? outputColumnName], numberOfBits, ngramLength, skipLength,
            useAllLengths, seed, useOrderedHashing, maximumNumberOfInverts, rehashUnigrams);

    public static NgramHashingEstimator ProduceHashedNgrams(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string[] inputColumnNames = null, int numberOfBits = 16, int ngramLength = 2, int skipLength = 0, bool useAllLengths = true,
        uint seed = NgramHashingEstimator.DefaultSeed, bool useOrderedHashing = true, int maximumNumberOfInverts = 0,
        bool rehashUnigrams = false) =>
        new(catalog.GetEnvironment(), outputColumnName, inputColumnNames ?? [outputColumnName],
            new NgramHashing(new NgramSettings(ngramLength, skipLength, useAllLengths), numberOfBits, seed, useOrderedHashing, rehashUnigrams),
            maximumNumberOfInverts);

    public static WordHashBagEstimator ProduceHashedWordBags(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, int numberOfBits = 16, int ngramLength = 1, int skipLength = 0, bool useAllLengths = true,
        uint seed = NgramHashingEstimator.DefaultSeed, bool useOrderedHashing = true, int maximumNumberOfInverts = 0) =>
        catalog.ProduceHashedWordBags(outputColumnName, [inputColumnName ?? outputColumnName], numberOfBits, ngramLength, skipLength,
            useAllLengths, seed, useOrderedHashing, maximumNumberOfInverts);

    public static WordHashBagEstimator ProduceHashedWordBags(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string[] inputColumnNames, int numberOfBits = 16, int ngramLength = 1, int skipLength = 0, bool useAllLengths = true,
        uint seed = NgramHashingEstimator.DefaultSeed, bool useOrderedHashing = true, int maximumNumberOfInverts = 0) =>
        new(catalog.GetEnvironment(), outputColumnName, inputColumnNames,
            new NgramHashing(new NgramSettings(ngramLength, skipLength, useAllLengths), numberOfBits, seed, useOrderedHashing,
                rehashUnigrams: false), seed, maximumNumberOfInverts);
}
