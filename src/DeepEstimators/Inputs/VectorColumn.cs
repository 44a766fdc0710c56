using DeepEstimators.Interop;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>A vector of numbers of known size, or one number.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="ItemType">The type of one number in the column.</param>
/// <param name="RowShape">What one row is.</param>
internal sealed record VectorColumn(string Name, NumberDataViewType ItemType, InputShape RowShape) : FeatureColumn(Name)
{
    private const string Expected = "numbers, a vector of known size";

    internal override InputShape Shape => RowShape;

    internal override DataViewType Type => new VectorDataViewType(ItemType, Shape.Size);

    /// <summary>Bytes of images reach the network as 0 to 1 and are kept as bytes until then; all else as float.</summary>
    private bool HasBytes => ItemType == NumberDataViewType.Byte && Shape.IsImage;

    /// <summary>Checks that a network can read a column of which only the shape is known.</summary>
    internal static void Check(SchemaShape schema, string name, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, name, out var column))
            throw Columns.Missing("feature", name, schema, parameterName);
        if (column.Kind == SchemaShape.Column.VectorKind.VariableVector)
            throw Columns.Mismatch("feature", column, Expected,
                "Give every row the same number of values: set the size where the data is loaded "
                + "(SchemaDefinition, [VectorType(n)] or TextLoader columns), or train a DeepSequence.", parameterName);
        if (column.IsKey)
            throw Columns.Mismatch("feature", column, Expected,
                "Turn keys into numbers first, for example with Transforms.Conversion.MapKeyToVector.", parameterName);
        if (column.ItemType is not NumberDataViewType)
            throw Columns.Mismatch("feature", column, Expected, Advice(column.ItemType), parameterName);
    }

    /// <summary>The column of this name in data that is there.</summary>
    internal static VectorColumn Find(DataViewSchema schema, string name, IShapeChoice shape, string parameterName)
    {
        Check(SchemaShapes.Of(schema), name, parameterName);
        var type = schema[name].Type;
        var itemType = (NumberDataViewType)(type is VectorDataViewType vector ? vector.ItemType : type);
        return new VectorColumn(name, itemType, shape.Choose(name, type, parameterName));
    }

    internal override void Check(SchemaShape schema, string parameterName) => Check(schema, Name, parameterName);

    internal override IReadOnlyList<DataViewSchema.Column> Bind(DataViewSchema schema, string parameterName)
    {
        var column = base.Bind(schema, parameterName)[0];
        var (itemType, size) = column.Type is VectorDataViewType vector ? (vector.ItemType, vector.Size) : (column.Type, 1);
        if (size != Shape.Size)
            throw new ArgumentOutOfRangeException(
                parameterName, $"Schema mismatch for feature column '{Name}': expected {Shape.Size} numbers, got {size}.");
        if (Shape.IsImage && itemType == NumberDataViewType.Byte != (ItemType == NumberDataViewType.Byte))
            throw new ArgumentOutOfRangeException(
                parameterName,
                $"Schema mismatch for feature column '{Name}': the model was trained on {ItemType}, got {itemType}. "
                + "Bytes of images count from 0 to 255 and other numbers as they are, so both must be alike: convert with "
                + "Transforms.Conversion.ConvertType.");
        return [column];
    }

    internal override FeatureReader CreateReader(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns) =>
        DenseReader.Create(row, columns[0]);

    internal override FeatureStore CreateStore(int capacity, bool rented = false) =>
        HasBytes ? new ByteStore(Shape, capacity, rented) : new FloatStore(Shape, capacity, rented);

    private static string Advice(DataViewType type) => type switch
    {
        TextDataViewType => "Turn text into numbers first, for example with Transforms.Categorical.OneHotEncoding or "
            + "Transforms.Text.FeaturizeText, or train a DeepText.",
        BooleanDataViewType => "Turn it into numbers first with Transforms.Conversion.ConvertType.",
        _ => "Turn it into numbers first.",
    };
}
