using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>Reads sequences that differ in length: whole steps, one or more, and of long ones the last so many.</summary>
internal sealed class SequenceReader(DataViewRow row, DataViewSchema.Column column, int channels, int longest)
    : FeatureReader(row, column)
{
    private readonly VectorReader numbers = VectorReader.Create(row, column);
    private float[] buffer = [];

    internal override void Read(List<float> destination)
    {
        var count = numbers.Read(ref buffer);
        if (count == 0)
            throw Refused(
                $"has no values in row {Row.Position}. Leave such rows out first, for example with Data.FilterByCustomPredicate.");
        if (count % channels != 0)
            throw Refused($"has {count} values in row {Row.Position}, which are no whole steps of {channels} channels.");
        var read = (int)Math.Min(count, longest * (long)channels);
        destination.AddRange(buffer.AsSpan(count - read, read));
    }
}
