using System.Collections.Immutable;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class PermutationFeatureImportanceExtensions
{
    public static ImmutableArray<RegressionMetricsStatistics> PermutationFeatureImportance<TModel>(this RegressionCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1)
        where TModel : class =>
        Measure(catalog, predictionTransformer, data, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount,
            scored => catalog.Evaluate(scored, labelColumnName), () => new RegressionMetricsStatistics());

    public static ImmutableDictionary<string, RegressionMetricsStatistics> PermutationFeatureImportance(this RegressionCatalog catalog,
        ITransformer model, IDataView data, string labelColumnName = DefaultColumnNames.Label, bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null, int permutationCount = 1) =>
        MeasureByName(catalog, model, data, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount,
            scored => catalog.Evaluate(scored, labelColumnName), () => new RegressionMetricsStatistics());

    public static ImmutableArray<BinaryClassificationMetricsStatistics> PermutationFeatureImportance<TModel>(this BinaryClassificationCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1)
        where TModel : class =>
        Measure(catalog, predictionTransformer, data, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount,
            scored => catalog.EvaluateNonCalibrated(scored, labelColumnName), () => new BinaryClassificationMetricsStatistics());

    public static ImmutableDictionary<string, BinaryClassificationMetricsStatistics> PermutationFeatureImportanceNonCalibrated(
        this BinaryClassificationCatalog catalog, ITransformer model, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1) =>
        MeasureByName(catalog, model, data, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount,
            scored => catalog.EvaluateNonCalibrated(scored, labelColumnName), () => new BinaryClassificationMetricsStatistics());

    public static ImmutableArray<MulticlassClassificationMetricsStatistics> PermutationFeatureImportance<TModel>(
        this MulticlassClassificationCatalog catalog, ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data,
        string labelColumnName = DefaultColumnNames.Label, bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null,
        int permutationCount = 1)
        where TModel : class =>
        Measure(catalog, predictionTransformer, data, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount,
            scored => catalog.Evaluate(scored, labelColumnName), () => new MulticlassClassificationMetricsStatistics());

    public static ImmutableDictionary<string, MulticlassClassificationMetricsStatistics> PermutationFeatureImportance(
        this MulticlassClassificationCatalog catalog, ITransformer model, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1) =>
        MeasureByName(catalog, model, data, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount,
            scored => catalog.Evaluate(scored, labelColumnName), () => new MulticlassClassificationMetricsStatistics());

    public static ImmutableArray<RankingMetricsStatistics> PermutationFeatureImportance<TModel>(this RankingCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        string rowGroupColumnName = DefaultColumnNames.GroupId, bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null,
        int permutationCount = 1)
        where TModel : class =>
        Measure(catalog, predictionTransformer, data, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount,
            scored => catalog.Evaluate(scored, labelColumnName, rowGroupColumnName), () => new RankingMetricsStatistics());

    public static ImmutableDictionary<string, RankingMetricsStatistics> PermutationFeatureImportance(this RankingCatalog catalog,
        ITransformer model, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        string rowGroupColumnName = DefaultColumnNames.GroupId, bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null,
        int permutationCount = 1) =>
        MeasureByName(catalog, model, data, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount,
            scored => catalog.Evaluate(scored, labelColumnName, rowGroupColumnName), () => new RankingMetricsStatistics());

    private static ImmutableArray<TStatistics> Measure<TMetrics, TStatistics>(TrainCatalogBase catalog,
        ISingleFeaturePredictionTransformer<object> model, IDataView data, bool useFeatureWeightFilter, int? numberOfExamplesToUse,
        int permutationCount, Func<IDataView, TMetrics> evaluate, Func<TStatistics> create)
        where TStatistics : IMetricsStatistics<TMetrics> =>
        [.. new PermutationFeatureImportance(catalog.GetEnvironment(), model, data, numberOfExamplesToUse, permutationCount)
            .Measure(useFeatureWeightFilter, evaluate, create)];

    private static ImmutableDictionary<string, TStatistics> MeasureByName<TMetrics, TStatistics>(TrainCatalogBase catalog, ITransformer model,
        IDataView data, bool useFeatureWeightFilter, int? numberOfExamplesToUse, int permutationCount, Func<IDataView, TMetrics> evaluate,
        Func<TStatistics> create)
        where TStatistics : IMetricsStatistics<TMetrics>
    {
        var env = catalog.GetEnvironment();
        var importance = new PermutationFeatureImportance(env, LastPredictor(env, model), data, numberOfExamplesToUse, permutationCount);
        var names = importance.SlotNames();
        return importance.Measure(useFeatureWeightFilter, evaluate, create)
            .Select((statistics, slot) => KeyValuePair.Create(names[slot], statistics)).ToImmutableDictionary();
    }

    // The model itself, or the last one that predicts in a chain. The data is what that one gets.
    private static ISingleFeaturePredictionTransformer<object> LastPredictor(IHostEnvironment env, ITransformer model)
    {
        env.CheckValue(model, nameof(model));
        var transformers = model is ITransformerChainAccessor chain ? chain.Transformers : [model];
        return transformers.OfType<ISingleFeaturePredictionTransformer<object>>().LastOrDefault(predictor => predictor.FeatureColumnType is VectorDataViewType)
            ?? throw env.Except("The model holds no transformer that predicts from a vector of features");
    }
}
