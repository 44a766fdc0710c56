namespace Microsoft.ML;

internal enum PredictionKind
{
    Custom = 0,
    BinaryClassification = 2,
    MulticlassClassification = 3,
    Regression = 4,
    MultiOutputRegression = 5,
    Ranking = 6,
    Recommendation = 7,
    AnomalyDetection = 8,
    Clustering = 9,
    SequenceClassification = 10,
    Forecasting = 11,
}
