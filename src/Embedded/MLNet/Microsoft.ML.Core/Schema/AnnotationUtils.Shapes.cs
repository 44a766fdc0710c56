namespace Microsoft.ML.Data;

// What estimators promise of the annotations of score columns.
internal static partial class AnnotationUtils
{
    // On every score column; with `isNormalized` on Probability.
    public static IEnumerable<SchemaShape.Column> GetTrainerOutputAnnotation(bool isNormalized = false)
    {
        yield return Scalar(Kinds.ScoreColumnSetId, NumberDataViewType.UInt32, isKey: true);
        yield return Scalar(Kinds.ScoreColumnKind, TextDataViewType.Instance);
        yield return Scalar(Kinds.ScoreValueKind, TextDataViewType.Instance);
        if (isNormalized)
            yield return Scalar(Kinds.IsNormalized, BooleanDataViewType.Instance);
    }

    // On PredictedLabel (as KeyValues) and Score (as TrainingLabelValues, SlotNames too where they are text) of multiclass trainers.
    public static IEnumerable<SchemaShape.Column> AnnotationsForMulticlassScoreColumn(SchemaShape.Column? labelColumn = null)
    {
        if (labelColumn?.Annotations.TryFindColumn(Kinds.KeyValues, out var values) == true
            && values.Kind == SchemaShape.Column.VectorKind.Vector)
        {
            if (values.ItemType is TextDataViewType)
                yield return Vector(Kinds.SlotNames, TextDataViewType.Instance);
            yield return Vector(Kinds.TrainingLabelValues, values.ItemType);
        }
        foreach (var annotation in GetTrainerOutputAnnotation())
            yield return annotation;
    }

    private static SchemaShape.Column Scalar(string kind, DataViewType type, bool isKey = false) =>
        new(kind, SchemaShape.Column.VectorKind.Scalar, type, isKey);

    private static SchemaShape.Column Vector(string kind, DataViewType type) =>
        new(kind, SchemaShape.Column.VectorKind.Vector, type, false);
}
