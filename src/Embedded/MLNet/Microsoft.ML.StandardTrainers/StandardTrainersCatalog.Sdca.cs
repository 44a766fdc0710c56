using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

public static partial class StandardTrainersCatalog
{
    public static SdcaLogisticRegressionBinaryTrainer SdcaLogisticRegression(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features, string exampleWeightColumnName = null, float? l2Regularization = null,
        float? l1Regularization = null, int? maximumNumberOfIterations = null) =>
        catalog.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            L2Regularization = l2Regularization,
            L1Regularization = l1Regularization,
            MaximumNumberOfIterations = maximumNumberOfIterations,
        });

    public static SdcaLogisticRegressionBinaryTrainer SdcaLogisticRegression(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, SdcaLogisticRegressionBinaryTrainer.Options options)
    {
        Check(catalog, options);
        return new SdcaLogisticRegressionBinaryTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    public static SdcaNonCalibratedBinaryTrainer SdcaNonCalibrated(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features, string exampleWeightColumnName = null,
        ISupportSdcaClassificationLoss lossFunction = null, float? l2Regularization = null, float? l1Regularization = null,
        int? maximumNumberOfIterations = null) => catalog.SdcaNonCalibrated(new SdcaNonCalibratedBinaryTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            LossFunction = lossFunction ?? new LogLoss(),
            L2Regularization = l2Regularization,
            L1Regularization = l1Regularization,
            MaximumNumberOfIterations = maximumNumberOfIterations,
        });

    public static SdcaNonCalibratedBinaryTrainer SdcaNonCalibrated(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, SdcaNonCalibratedBinaryTrainer.Options options)
    {
        Check(catalog, options);
        return new SdcaNonCalibratedBinaryTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    public static SdcaMaximumEntropyMulticlassTrainer SdcaMaximumEntropy(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features, string exampleWeightColumnName = null, float? l2Regularization = null,
        float? l1Regularization = null, int? maximumNumberOfIterations = null) =>
        catalog.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            L2Regularization = l2Regularization,
            L1Regularization = l1Regularization,
            MaximumNumberOfIterations = maximumNumberOfIterations,
        });

    public static SdcaMaximumEntropyMulticlassTrainer SdcaMaximumEntropy(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, SdcaMaximumEntropyMulticlassTrainer.Options options)
    {
        Check(catalog, options);
        return new SdcaMaximumEntropyMulticlassTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    public static SdcaNonCalibratedMulticlassTrainer SdcaNonCalibrated(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features, string exampleWeightColumnName = null,
        ISupportSdcaClassificationLoss lossFunction = null, float? l2Regularization = null, float? l1Regularization = null,
        int? maximumNumberOfIterations = null) => catalog.SdcaNonCalibrated(new SdcaNonCalibratedMulticlassTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            Loss = lossFunction ?? new LogLoss(),
            L2Regularization = l2Regularization,
            L1Regularization = l1Regularization,
            MaximumNumberOfIterations = maximumNumberOfIterations,
        });

    public static SdcaNonCalibratedMulticlassTrainer SdcaNonCalibrated(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, SdcaNonCalibratedMulticlassTrainer.Options options)
    {
        Check(catalog, options);
        return new SdcaNonCalibratedMulticlassTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    public static SdcaRegressionTrainer Sdca(this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label, string featureColumnName = DefaultColumnNames.Features,
        string exampleWeightColumnName = null, ISupportSdcaRegressionLoss lossFunction = null, float? l2Regularization = null,
        float? l1Regularization = null, int? maximumNumberOfIterations = null) => catalog.Sdca(new SdcaRegressionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            LossFunction = lossFunction ?? new SquaredLoss(),
            L2Regularization = l2Regularization,
            L1Regularization = l1Regularization,
            MaximumNumberOfIterations = maximumNumberOfIterations,
        });

    public static SdcaRegressionTrainer Sdca(this RegressionCatalog.RegressionTrainers catalog, SdcaRegressionTrainer.Options options)
    {
        Check(catalog, options);
        return new SdcaRegressionTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }
}
