using DeepEstimators.Inputs;
using DeepEstimators.Inputs.Images;
using DeepEstimators.Inputs.Tables;
using DeepEstimators.Interop.Saving;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators.Models;

/// <summary>The column that a network reads, in a saved model.</summary>
internal static class SavedInput
{
    private const string ImageType = "Image";

    internal static InputConfig Describe(FeatureColumn column) => column switch
    {
        TextColumn text => SavedText.Describe(text),
        ImageColumn image => new InputConfig
        {
            Column = image.Name,
            Type = ImageType,
            Image = [image.Shape.Channels, image.Shape.Height, image.Shape.Width],
        },
        TableColumns table => SavedTable.Describe(table),
        SequenceColumn sequence => new InputConfig
        {
            Column = sequence.Name,
            Type = sequence.ItemType.ToString()!,
            Sequence = new SequenceConfig(sequence.Length, sequence.Channels, Variable: true),
        },
        VectorColumn vector => Describe(vector),
        _ => throw new InvalidOperationException($"A model of {column} cannot be saved."),
    };

    /// <summary>Writes what has no place in config.json.</summary>
    internal static void WriteEntries(ComponentWriter writer, FeatureColumn column)
    {
        if (column is TextColumn text)
            SavedText.WriteEntries(writer, text);
    }

    /// <exception cref="InvalidDataException">The description, or an entry that belongs to it, is not possible.</exception>
    internal static FeatureColumn Read(InputConfig input, ComponentReader reader)
    {
        try
        {
            FeatureColumn column = input switch
            {
                { Table: { } table, Features: null, Image: null, Sequence: null, Text: null } => SavedTable.Read(table),
                { Table: not null } => throw new InvalidDataException("config.json of the saved model tells of two inputs."),
                { Features: { } count, Image: null, Sequence: null, Text: null } => Vector(input, InputShape.Vector(count)),
                { Features: null, Image: [var channels, var height, var width], Sequence: null, Text: null } =>
                    Image(input, InputShape.Image(channels, height, width)),
                { Features: null, Image: null, Sequence: { } sequence, Text: null } => Sequence(input, sequence),
                { Features: null, Image: null, Sequence: null, Text: { } text } => SavedText.Read(input.Column, text, reader),
                _ => throw new InvalidDataException("config.json of the saved model tells of no input shape."),
            };
            _ = column.Shape.Size;
            return column;
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException or FormatException)
        {
            throw new InvalidDataException(
                $"The input in config.json of the saved model is not possible: {exception.Message}", exception);
        }
    }

    private static InputConfig Describe(VectorColumn column)
    {
        var shape = column.Shape;
        return new InputConfig
        {
            Column = column.Name,
            Type = column.ItemType.ToString()!,
            Features = shape.Kind == InputKind.Vector ? shape.Size : null,
            Image = shape.IsImage ? [shape.Channels, shape.Height, shape.Width] : null,
            Sequence = shape.Kind == InputKind.Sequence ? new SequenceConfig(shape.Length, shape.Channels, Variable: false) : null,
        };
    }

    // Images and their files; pixels have a type of numbers.
    private static FeatureColumn Image(InputConfig input, InputShape shape)
    {
        if (input.Type != ImageType)
            return Vector(input, shape);
        return shape.Channels is 1 or 3 or 4
            ? new ImageColumn(input.Column, shape)
            : throw new InvalidDataException($"config.json of the saved model has images of {shape.Channels} channels.");
    }

    private static VectorColumn Vector(InputConfig input, InputShape shape) => new(input.Column, ItemType(input), shape);

    private static FeatureColumn Sequence(InputConfig input, SequenceConfig sequence)
    {
        var shape = InputShape.Sequence(sequence.Length, sequence.Channels, sequence.Variable);
        return sequence.Variable
            ? new SequenceColumn(input.Column, ItemType(input), sequence.Channels, sequence.Length)
            : Vector(input, shape);
    }

    private static NumberDataViewType ItemType(InputConfig input) => DataViewTypeName.Number(input.Type);
}
