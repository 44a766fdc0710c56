using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

// What the trainers of each task promise to add to a schema.
internal static class ScoreColumnShapes
{
    public static SchemaShape.Column[] Binary(bool isCalibrated)
    {
        var annotations = new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation());
        var score = Scalar(DefaultColumnNames.Score, NumberDataViewType.Single, annotations);
        var predictedLabel = Scalar(DefaultColumnNames.PredictedLabel, BooleanDataViewType.Instance, annotations);
        if (!isCalibrated)
            return [score, predictedLabel];
        var probability = Scalar(DefaultColumnNames.Probability, NumberDataViewType.Single,
            new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation(isNormalized: true)));
        return [score, probability, predictedLabel];
    }

    public static SchemaShape.Column[] Regression() =>
        [Scalar(DefaultColumnNames.Score, NumberDataViewType.Single, new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation()))];

    // keyValuesLast: meta trainers name the key values of PredictedLabel after its other annotations.
    public static SchemaShape.Column[] Multiclass(SchemaShape inputSchema, string labelColumnName, bool keyValuesLast = false)
    {
        var isFound = inputSchema.TryFindColumn(labelColumnName, out var label);
        var score = new SchemaShape.Column(DefaultColumnNames.Score, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false,
            new SchemaShape(AnnotationUtils.AnnotationsForMulticlassScoreColumn(isFound ? label : null)));
        IEnumerable<SchemaShape.Column> annotations = AnnotationUtils.GetTrainerOutputAnnotation();
        if (isFound && label.Annotations.TryFindColumn(AnnotationUtils.Kinds.KeyValues, out var keyValues))
            annotations = keyValuesLast ? annotations.Append(keyValues) : annotations.Prepend(keyValues);
        var predictedLabel = new SchemaShape.Column(DefaultColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar,
            NumberDataViewType.UInt32, true, new SchemaShape(annotations));
        return [score, predictedLabel];
    }

    private static SchemaShape.Column Scalar(string name, DataViewType type, SchemaShape annotations) =>
        new(name, SchemaShape.Column.VectorKind.Scalar, type, false, annotations);
}
