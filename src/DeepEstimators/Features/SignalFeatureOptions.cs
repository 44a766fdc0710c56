using System.Globalization;
using DeepEstimators.Features;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Options of features of signals: sounds and series. A row holds the values channel after channel, or of one channel alone, and
/// then each row may have a length of its own.
/// </summary>
public abstract class SignalFeatureOptions : FeatureExtractionOptions
{
    private protected SignalFeatureOptions()
    {
    }

    /// <summary>
    /// Channels, 1 to 65,536, each with its features; null (default): as the column's dimensions <c>[C, T]</c> say, else 1.
    /// </summary>
    public int? Channels { get; set; }

    internal override bool TakesAnyLength => Channels is null or 1;

    internal override void Validate()
    {
        if (Channels is { } channels)
            OptionCheck.InRange(channels, 1, 65_536, nameof(Channels));
    }

    internal override InputShape? Shape(string column, DataViewType type, string parameterName)
    {
        var size = type is VectorDataViewType vector ? vector.Size : 1;
        if (size == 0)
            return null;
        var channels = Channels ?? (type is VectorDataViewType { Dimensions: [var first and > 0, > 0] } ? first : 1);
        if (size % channels != 0)
            throw new ArgumentOutOfRangeException(parameterName, string.Create(
                CultureInfo.InvariantCulture, $"Column '{column}' has {size} numbers a row, which are no {channels} channels of one length."));
        return InputShape.Image(channels, 1, size / channels);
    }

    internal sealed override RowFeatures Create(InputShape? shape)
    {
        var channels = shape?.Channels ?? 1;
        var features = OfChannel(shape?.Width);
        return channels == 1 ? features : new FeaturesOfChannels(features, channels);
    }

    /// <summary>The features of one channel.</summary>
    /// <param name="length">Its values; null where rows differ in length.</param>
    private protected abstract RowFeatures OfChannel(int? length);
}
