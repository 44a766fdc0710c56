using DeepEstimators.Interop;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace DeepEstimators.Inputs.Images;

/// <summary>
/// Images, as LoadImages gives them, or the bytes of image files, as LoadRawImageBytes does: decoded, resized to one size and
/// kept as bytes.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="RowShape">The size that all images get.</param>
internal sealed record ImageColumn(string Name, InputShape RowShape) : FeatureColumn(Name)
{
    internal override InputShape Shape => RowShape;

    internal override DataViewType Type => new ImageDataViewType();

    internal static bool IsImage(SchemaShape.Column column) => column.Kind switch
    {
        SchemaShape.Column.VectorKind.Scalar => column.ItemType is ImageDataViewType,
        SchemaShape.Column.VectorKind.VariableVector => column.ItemType == NumberDataViewType.Byte,
        _ => false,
    };

    internal override void Check(SchemaShape schema, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, Name, out var column))
            throw Columns.Missing("image", Name, schema, parameterName);
        if (!IsImage(column))
            throw Columns.Mismatch("image", column, "images, or the bytes of image files",
                "Load them with Transforms.LoadImages or LoadRawImageBytes.", parameterName);
    }

    internal override FeatureReader CreateReader(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns) =>
        new ImageReader(row, columns[0], RowShape);

    internal override FeatureStore CreateStore(int capacity, bool rented = false) => new ByteStore(RowShape, capacity, rented);
}

/// <summary>The columns that DeepImage takes: images and image files, which it resizes, and vectors of pixels as they are.</summary>
internal sealed class ImageColumnChoice(int? channels, int? height, int? width) : IColumnChoice
{
    private const int DefaultChannels = 3;

    private readonly VectorColumnChoice pixels = new(new ImageShapeChoice(channels, height, width));

    public void Check(SchemaShape schema, string name, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, name, out var column) || !ImageColumn.IsImage(column))
            pixels.Check(schema, name, parameterName);
    }

    public FeatureColumn Choose(DataViewSchema schema, string name, string parameterName)
    {
        if (!SchemaShapes.TryFind(SchemaShapes.Of(schema), name, out var column) || !ImageColumn.IsImage(column))
            return pixels.Choose(schema, name, parameterName);
        var known = schema[name].Type as ImageDataViewType;
        var count = channels ?? DefaultChannels;
        if (count is not (1 or 3 or 4))
            throw new ArgumentOutOfRangeException(
                parameterName, $"Channels is {count} for the images of column '{name}'; allowed: 1 (grey), 3 (red, green, blue) or 4 (with alpha).");
        return (height ?? Known(known?.Height), width ?? Known(known?.Width)) is ({ } rows, { } columns)
            ? new ImageColumn(name, InputShape.Image(count, rows, columns))
            : throw new ArgumentOutOfRangeException(
                parameterName, $"The images of column '{name}' may be of any size: give the Height and Width that the network gets them in.");

        static int? Known(int? size) => size > 0 ? size : null;
    }
}
