using DeepEstimators.Features;
using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using DeepEstimators.Networks;
using DeepEstimators.Transformers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>Adds hand-engineered features as a vector of Single with named slots.</summary>
public sealed class FeatureExtractionTransformer : RowTransformer
{
    private readonly FeatureExtractionOptions options;
    private readonly RowFeatures features;
    private readonly ComputationPool pool;
    private readonly DataViewType type;

    internal FeatureExtractionTransformer(
        string outputColumnName, string inputColumnName, InputShape? shape, FeatureExtractionOptions options)
        : base(outputColumnName, inputColumnName)
    {
        this.options = options;
        InputShape = shape;
        features = options.Create(shape);
        pool = new ComputationPool(features);
        FeatureSize = features.Size;
        type = new VectorDataViewType(NumberDataViewType.Single, features.Dimensions.ToArray());
    }

    /// <summary>Length of the vectors that are added.</summary>
    public int FeatureSize { get; }

    /// <summary>What one row is, an image or a sequence; null where rows differ in length.</summary>
    public InputShape? InputShape { get; }

    /// <summary>A copy of the options.</summary>
    public FeatureExtractionOptions Options => options.Clone();

    internal override DataViewSchema.Column Bind(DataViewSchema schema, string parameterName)
    {
        NumberColumn.Check(SchemaShapes.Of(schema), InputColumnName, options.TakesAnyLength, parameterName);
        var column = schema[InputColumnName];
        var size = column.Type is VectorDataViewType vector ? vector.Size : 1;
        if (InputShape is { } shape && size != 0 && size != shape.Size)
            throw new ArgumentOutOfRangeException(
                parameterName, $"Schema mismatch for input column '{InputColumnName}': expected {shape.Size} numbers, got {size}.");
        return column;
    }

    internal override (DataViewType Type, DataViewSchema.Annotations? Annotations) AddedColumn(DataViewSchema.Column input) =>
        (type, SlotNameAnnotations(features, input));

    internal override IRowVectors Read(DataViewRow row, DataViewSchema.Column input) => new FeatureVectors(
        VectorReader.Create(row, input), row, input.Name, InputShape?.Size, features, pool);

    private protected override void Save(ModelSaveContext context) => SavedFeatureExtraction.Save(context, this, options);

    // Names are made when somebody asks for them: there may be more of them than of all else.
    private static DataViewSchema.Annotations SlotNameAnnotations(RowFeatures features, DataViewSchema.Column input)
    {
        var lazyNames = new Lazy<string[]>(() => SlotNames.Of(input) is { } inputs ? features.SlotNames(inputs) : features.SlotNames());
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(
            "SlotNames",
            new VectorDataViewType(TextDataViewType.Instance, features.Size),
            (ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                var names = lazyNames.Value;
                var editor = VBufferEditor.Create(ref value, names.Length);
                for (var i = 0; i < names.Length; i++)
                    editor.Values[i] = names[i].AsMemory();
                value = editor.Commit();
            });
        return builder.ToAnnotations();
    }
}
