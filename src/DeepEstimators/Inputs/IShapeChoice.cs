using System.Globalization;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Decides what one row of a column is to a network.</summary>
internal interface IShapeChoice
{
    InputShape Choose(string column, DataViewType type, string parameterName);
}

/// <summary>A vector as long as the column.</summary>
internal sealed class VectorShapeChoice : IShapeChoice
{
    public InputShape Choose(string column, DataViewType type, string parameterName) =>
        InputShape.Vector(type is VectorDataViewType vector ? vector.Size : 1);
}

/// <summary>A shape that the user gave.</summary>
internal sealed class FixedShapeChoice(InputShape shape) : IShapeChoice
{
    public InputShape Choose(string column, DataViewType type, string parameterName)
    {
        var size = type is VectorDataViewType vector ? vector.Size : 1;
        return size == shape.Size
            ? shape
            : throw new ArgumentOutOfRangeException(
                parameterName, $"Column '{column}' has {size} numbers a row, but an {shape} has {shape.Size}.");
    }
}

/// <summary>
/// An image: what the user gave, else what the column's own dimensions say (as ExtractPixels sets them), else a square.
/// </summary>
internal sealed class ImageShapeChoice(int? channels, int? height, int? width) : IShapeChoice
{
    private static readonly int[] UsualChannels = [1, 3, 4];

    public InputShape Choose(string column, DataViewType type, string parameterName)
    {
        if (Find(type) is { } shape)
            return shape;
        var size = SizeOf(type);
        var wanted = string.Join(", ", new[] { Say("channels", channels), Say("height", height), Say("width", width) }
            .Where(text => text.Length > 0));
        throw new ArgumentOutOfRangeException(
            parameterName,
            wanted.Length == 0
                ? $"Column '{column}' has {size} numbers a row, which is no square image of 1, 3 or 4 channels: give height, "
                    + "width and channels."
                : $"Column '{column}' has {size} numbers a row, which is no image of {wanted}.");
    }

    /// <summary>The image that a row is, or null where it is none.</summary>
    internal InputShape? Find(DataViewType type)
    {
        if (channels is null && height is null && width is null && FromDimensions(type) is { } known)
            return known;
        var size = SizeOf(type);
        foreach (var count in channels is { } given ? [given] : UsualChannels)
        {
            if (size % count == 0 && FromPixels(count, size / count) is { } shape)
                return shape;
        }

        return null;
    }

    private static int SizeOf(DataViewType type) => type is VectorDataViewType vector ? vector.Size : 1;

    private InputShape? FromPixels(int count, int pixels)
    {
        var side = (int)Math.Round(Math.Sqrt(pixels));
        var rows = height ?? (width is { } w ? pixels / w : side);
        var columns = width ?? (height is { } h ? pixels / h : side);
        return (long)rows * columns == pixels ? InputShape.Image(count, rows, columns) : null;
    }

    private static InputShape? FromDimensions(DataViewType type) => type switch
    {
        VectorDataViewType { Dimensions: [var c, var h, var w] } when c > 0 && h > 0 && w > 0 => InputShape.Image(c, h, w),
        VectorDataViewType { Dimensions: [var h, var w] } when h > 0 && w > 0 => InputShape.Image(1, h, w),
        _ => null,
    };

    private static string Say(string name, int? value) =>
        value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{name} {number}") : "";
}
