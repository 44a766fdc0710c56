using System.Globalization;
using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>Reads the features of the row that a cursor stands on, in the form that the column's store keeps.</summary>
internal abstract class FeatureReader
{
    private protected FeatureReader(DataViewRow row, DataViewSchema.Column column)
    {
        Row = row;
        Column = column;
    }

    private protected DataViewRow Row { get; }

    private protected DataViewSchema.Column Column { get; }

    /// <summary>Reads the row's numbers as floats.</summary>
    /// <exception cref="InvalidOperationException">A number is missing or infinite, or the column holds no numbers.</exception>
    internal virtual void Read(Span<float> destination) => throw Holds("numbers of known size");

    /// <summary>Reads the row's bytes.</summary>
    /// <exception cref="InvalidOperationException">The column holds no bytes.</exception>
    internal virtual void Read(Span<byte> destination) => throw Holds("bytes");

    /// <summary>Adds the row's tokens.</summary>
    internal virtual void Read(List<int> destination) => throw Holds("texts");

    /// <summary>Adds the row's numbers, as many as there are.</summary>
    internal virtual void Read(List<float> destination) => throw Holds("sequences");

    /// <summary>A row that cannot be learned from; what is wrong follows the column's name.</summary>
    private protected InvalidOperationException Refused(string what, Exception? cause = null) => new(string.Create(
        CultureInfo.InvariantCulture, $"Column '{Column.Name}' {what}"), cause);

    private InvalidOperationException Holds(string what) => Refused($"of type {Column.Type} holds no {what}.");
}
