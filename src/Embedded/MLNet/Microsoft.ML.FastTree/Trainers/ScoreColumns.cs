using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers.FastTree;

// The columns that the trainers promise.
internal static class ScoreColumns
{
    public static SchemaShape.Column[] Regression => [Score];

    public static SchemaShape.Column[] Binary => [Score, PredictedLabel];

    public static SchemaShape.Column[] CalibratedBinary => [Score, Probability, PredictedLabel];

    private static SchemaShape.Column Score => Scalar(DefaultColumnNames.Score, NumberDataViewType.Single, false);

    private static SchemaShape.Column Probability => Scalar(DefaultColumnNames.Probability, NumberDataViewType.Single, true);

    private static SchemaShape.Column PredictedLabel =>
        Scalar(DefaultColumnNames.PredictedLabel, BooleanDataViewType.Instance, false);

    private static SchemaShape.Column Scalar(string name, DataViewType type, bool isNormalized) => new(
        name, SchemaShape.Column.VectorKind.Scalar, type, false,
        new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation(isNormalized)));
}
