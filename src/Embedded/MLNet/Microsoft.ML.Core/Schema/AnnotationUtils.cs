using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The annotations that components agree on: names, types, and how to read and make them.
internal static partial class AnnotationUtils
{
    public static class Kinds
    {
        // Text of a vector's slots: Vector<String>.
        public const string SlotNames = "SlotNames";

        // What the values 1, 2, … of a key stand for.
        public const string KeyValues = "KeyValues";

        // On Score of multiclass models: what the classes stand for.
        public const string TrainingLabelValues = "TrainingLabelValues";

        public const string IsNormalized = "IsNormalized";

        public const string IsUserVisible = "IsUserVisible";

        public const string CategoricalSlotRanges = "CategoricalSlotRanges";

        public const string HasMissingValues = "HasMissingValues";

        // The columns that one scorer adds have one number together.
        public const string ScoreColumnSetId = "ScoreColumnSetId";

        public const string ScoreColumnKind = "ScoreColumnKind";

        public const string ScoreValueKind = "ScoreValueKind";
    }

    public static class Const
    {
        public static class ScoreColumnKind
        {
            public const string BinaryClassification = "BinaryClassification";
            public const string MulticlassClassification = "MulticlassClassification";
            public const string Regression = "Regression";
            public const string Ranking = "Ranking";
            public const string Clustering = "Clustering";
            public const string QuantileRegression = "QuantileRegression";
            public const string Recommender = "Recommender";
            public const string FeatureContribution = "FeatureContribution";
            public const string WhatTheFeature = "WhatTheFeature";
        }

        public static class ScoreValueKind
        {
            public const string Score = "Score";
            public const string PredictedLabel = "PredictedLabel";
            public const string Probability = "Probability";
        }
    }

    public static KeyDataViewType ScoreColumnSetIdType { get; } = new(typeof(uint), int.MaxValue);

    public static VectorDataViewType GetNamesType(int size)
    {
        Contracts.CheckParam(size > 0, nameof(size), "must be known size");
        return new VectorDataViewType(TextDataViewType.Instance, size);
    }

    public static VectorDataViewType GetCategoricalType(int rangeCount) => new(NumberDataViewType.Int32, rangeCount, 2);

    // The largest set id in the schema; 0 where no column has one.
    public static uint GetMaxAnnotationKind(this DataViewSchema schema, out int columnIndex, string annotationKind,
        Func<DataViewSchema, int, bool> filterFunc = null)
    {
        uint largest = 0;
        columnIndex = -1;
        foreach (var column in schema)
        {
            if (column.Annotations.Schema.GetColumnOrNull(annotationKind)?.Type is not KeyDataViewType { RawType: var raw } || raw != typeof(uint))
                continue;
            if (filterFunc is not null && !filterFunc(schema, column.Index))
                continue;
            uint value = 0;
            column.Annotations.GetValue(annotationKind, ref value);
            if (value > largest || columnIndex < 0)
            {
                largest = value;
                columnIndex = column.Index;
            }
        }
        return largest;
    }

    public static bool HasSlotNames(this DataViewSchema.Column column, int vectorSize) =>
        vectorSize > 0 && column.Annotations.Schema.GetColumnOrNull(Kinds.SlotNames)?.Type is VectorDataViewType type
        && type.Size == vectorSize && type.ItemType is TextDataViewType;

    // The names of the slots; empty names where there are none.
    public static void GetSlotNames(this DataViewSchema.Column column, int vectorSize, ref VBuffer<ReadOnlyMemory<char>> slotNames)
    {
        if (column.HasSlotNames(vectorSize))
            column.Annotations.GetValue(Kinds.SlotNames, ref slotNames);
        else
            slotNames = VBufferEditor.Create(ref slotNames, vectorSize, 0).Commit();
    }

    public static bool HasKeyValues(this SchemaShape.Column column) =>
        column.Annotations.TryFindColumn(Kinds.KeyValues, out var annotation) && annotation.Kind == SchemaShape.Column.VectorKind.Vector
        && annotation.ItemType is TextDataViewType;

    public static bool HasSlotNames(this SchemaShape.Column column) =>
        column.Annotations.TryFindColumn(Kinds.SlotNames, out var annotation) && annotation.Kind == SchemaShape.Column.VectorKind.Vector
        && annotation.ItemType is TextDataViewType;

    public static bool IsNormalized(this SchemaShape.Column column) =>
        column.Annotations.TryFindColumn(Kinds.IsNormalized, out var annotation)
        && annotation is { Kind: SchemaShape.Column.VectorKind.Scalar, ItemType: BooleanDataViewType };

    public static bool NeedsNormalization(this DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kinds.IsNormalized)?.Type is not BooleanDataViewType)
            return true;
        var normalized = false;
        column.Annotations.GetValue(Kinds.IsNormalized, ref normalized);
        return !normalized;
    }

    // The ranges (first, last) of slots that are one-hot encodings of a feature, as pairs; null where there are none.
    public static bool TryGetCategoricalFeatureIndices(DataViewSchema schema, int columnIndex, out int[] categoricalFeatures)
    {
        categoricalFeatures = null;
        var column = schema[columnIndex];
        if (column.Type is not VectorDataViewType { IsKnownSize: true } columnType
            || column.Annotations.Schema.GetColumnOrNull(Kinds.CategoricalSlotRanges)?.Type is not VectorDataViewType type
            || type.ItemType != NumberDataViewType.Int32 || !type.IsKnownSize || type.Size % 2 != 0)
            return false;
        VBuffer<int> ranges = default;
        column.Annotations.GetValue(Kinds.CategoricalSlotRanges, ref ranges);
        var values = ranges.DenseValues().ToArray();
        for (var i = 0; i < values.Length; i += 2)
        {
            var previous = i == 0 ? -1 : values[i - 1];
            if (values[i] <= previous || values[i + 1] < values[i] || values[i + 1] >= columnType.Size)
                return false;
        }
        categoricalFeatures = values;
        return values.Length > 0;
    }
}
