using DeepEstimators.Features;
using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using DeepEstimators.Transformers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>Adds the samples of WAV sounds, which a column holds as paths or as bytes, as a vector of Single from -1 to 1.</summary>
public sealed class WavDecodingTransformer : RowTransformer
{
    private readonly WavDecodingOptions options;

    internal WavDecodingTransformer(string outputColumnName, string inputColumnName, WavDecodingOptions options)
        : base(outputColumnName, inputColumnName) => this.options = options;

    /// <summary>A copy of the options.</summary>
    public WavDecodingOptions Options => options.Clone();

    internal static void Check(SchemaShape schema, string name, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, name, out var column))
            throw Columns.Missing("input", name, schema, parameterName);
        var isPath = column.Kind == SchemaShape.Column.VectorKind.Scalar && column.ItemType is TextDataViewType;
        var isBytes = column.Kind != SchemaShape.Column.VectorKind.Scalar && column.ItemType == NumberDataViewType.Byte;
        if (column.IsKey || !(isPath || isBytes))
            throw Columns.Mismatch("input", column, "a path as Text, or the file as a vector of Byte",
                "Samples need no decoding.", parameterName);
    }

    internal override DataViewSchema.Column Bind(DataViewSchema schema, string parameterName)
    {
        Check(SchemaShapes.Of(schema), InputColumnName, parameterName);
        return schema[InputColumnName];
    }

    internal override (DataViewType Type, DataViewSchema.Annotations? Annotations) AddedColumn(DataViewSchema.Column input) =>
        (new VectorDataViewType(NumberDataViewType.Single, options.Samples ?? 0), null);

    internal override IRowVectors Read(DataViewRow row, DataViewSchema.Column input) => new WavVectors(row, input, options);

    private protected override void Save(ModelSaveContext context) => SavedWavDecoding.Save(context, this, options);
}
