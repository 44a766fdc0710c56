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
}
