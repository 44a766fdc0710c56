using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Interop;

/// <summary>Which of ML.NET's scorers the columns look like.</summary>
internal enum ScoreKind
{
    BinaryClassification,
    MulticlassClassification,
    Regression,
    MultiOutputRegression,
}

/// <summary>
/// The columns that ML.NET's own scorers add, with the annotations that Evaluate, CrossValidate and MapKeyToValue look for:
/// their shapes before a fit, and their annotations after.
/// </summary>
internal static class ScoreColumns
{
    internal const string Score = "Score";
    internal const string Probability = "Probability";
    internal const string PredictedLabel = "PredictedLabel";

    // ML.NET's own name of the kind.
    private const string MultiOutputRegression = "MultiOutputRegression";

    /// <summary>The type of the column PredictedLabel of a multiclass scorer.</summary>
    internal static KeyDataViewType ClassKeyType(int classes) => new(typeof(uint), classes);

    internal static SchemaShape.Column[] BinaryShape() =>
    [
        SchemaShapes.Scalar(Score, NumberDataViewType.Single, annotations: SetShape()),
        SchemaShapes.Scalar(
            Probability,
            NumberDataViewType.Single,
            annotations: SetShape().Append(
                SchemaShapes.Scalar(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance))),
        SchemaShapes.Scalar(PredictedLabel, BooleanDataViewType.Instance, annotations: SetShape()),
    ];

    internal static SchemaShape.Column[] MulticlassShape(SchemaShape.Column label)
    {
        List<SchemaShape.Column> scoreAnnotations = [], labelAnnotations = [.. SetShape()];
        if (label.Annotations.TryFindColumn(AnnotationUtils.Kinds.KeyValues, out var values)
            && values.Kind == SchemaShape.Column.VectorKind.Vector)
        {
            if (values.ItemType is TextDataViewType)
                scoreAnnotations.Add(SchemaShapes.Vector(AnnotationUtils.Kinds.SlotNames, TextDataViewType.Instance));
            scoreAnnotations.Add(SchemaShapes.Vector(AnnotationUtils.Kinds.TrainingLabelValues, values.ItemType));
            labelAnnotations.Add(SchemaShapes.Vector(AnnotationUtils.Kinds.KeyValues, values.ItemType));
        }

        return
        [
            SchemaShapes.Vector(Score, NumberDataViewType.Single, scoreAnnotations.Concat(SetShape())),
            SchemaShapes.Scalar(PredictedLabel, NumberDataViewType.UInt32, isKey: true, labelAnnotations),
        ];
    }

    internal static SchemaShape.Column[] RegressionShape() =>
        [SchemaShapes.Scalar(Score, NumberDataViewType.Single, annotations: SetShape())];

    /// <summary>The slots of the score are called as those of the label.</summary>
    internal static SchemaShape.Column[] MultiOutputShape(SchemaShape.Column label)
    {
        IEnumerable<SchemaShape.Column> annotations = label.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out _)
            ? [SchemaShapes.Vector(AnnotationUtils.Kinds.SlotNames, TextDataViewType.Instance)]
            : [];
        return [SchemaShapes.Vector(Score, NumberDataViewType.Single, annotations.Concat(SetShape()))];
    }

    /// <summary>The columns that one scorer adds share a number, one above the highest of its input.</summary>
    internal static uint NextSetId(DataViewSchema schema)
    {
        uint highest = 0;
        foreach (var column in schema)
        {
            var annotation = column.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.ScoreColumnSetId);
            if (annotation?.Type is not KeyDataViewType key || key.RawType != typeof(uint))
                continue;
            uint id = 0;
            column.Annotations.GetValue(AnnotationUtils.Kinds.ScoreColumnSetId, ref id);
            highest = Math.Max(highest, id);
        }

        return highest + 1;
    }

    internal static DataViewSchema.Annotations ScoreAnnotations(
        ScoreKind kind, uint setId, ClassValues? classes = null, IReadOnlyList<string>? slotNames = null)
    {
        var builder = Start(kind, setId, AnnotationUtils.Const.ScoreValueKind.Score);
        classes?.AddTo(builder, AnnotationUtils.Kinds.TrainingLabelValues);
        if (classes is { IsText: true })
            classes.AddTo(builder, AnnotationUtils.Kinds.SlotNames);
        if (slotNames is not null)
            ClassValues.Create(TextDataViewType.Instance, [.. slotNames]).AddTo(builder, AnnotationUtils.Kinds.SlotNames);
        return builder.ToAnnotations();
    }

    internal static DataViewSchema.Annotations ProbabilityAnnotations(ScoreKind kind, uint setId)
    {
        var builder = Start(kind, setId, AnnotationUtils.Const.ScoreValueKind.Probability);
        builder.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
        return builder.ToAnnotations();
    }

    internal static DataViewSchema.Annotations PredictedLabelAnnotations(
        ScoreKind kind, uint setId, ClassValues? classes = null)
    {
        var builder = Start(kind, setId, AnnotationUtils.Const.ScoreValueKind.PredictedLabel);
        classes?.AddTo(builder, AnnotationUtils.Kinds.KeyValues);
        return builder.ToAnnotations();
    }

    private static IEnumerable<SchemaShape.Column> SetShape() =>
    [
        SchemaShapes.Scalar(AnnotationUtils.Kinds.ScoreColumnSetId, NumberDataViewType.UInt32, isKey: true),
        SchemaShapes.Scalar(AnnotationUtils.Kinds.ScoreColumnKind, TextDataViewType.Instance),
        SchemaShapes.Scalar(AnnotationUtils.Kinds.ScoreValueKind, TextDataViewType.Instance),
    ];

    private static DataViewSchema.Annotations.Builder Start(ScoreKind kind, uint setId, string valueKind)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue(
            AnnotationUtils.Kinds.ScoreColumnSetId, new KeyDataViewType(typeof(uint), int.MaxValue), setId);
        builder.AddPrimitiveValue(
            AnnotationUtils.Kinds.ScoreColumnKind, TextDataViewType.Instance, KindText(kind).AsMemory());
        builder.AddPrimitiveValue(
            AnnotationUtils.Kinds.ScoreValueKind, TextDataViewType.Instance, valueKind.AsMemory());
        return builder;
    }

    private static string KindText(ScoreKind kind) => kind switch
    {
        ScoreKind.BinaryClassification => AnnotationUtils.Const.ScoreColumnKind.BinaryClassification,
        ScoreKind.MulticlassClassification => AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification,
        ScoreKind.MultiOutputRegression => MultiOutputRegression,
        _ => AnnotationUtils.Const.ScoreColumnKind.Regression,
    };
}
