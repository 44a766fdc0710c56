using System.Globalization;
using DeepEstimators.Features;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Options of features of signals: sounds and series. A row holds the values step after step, those of all channels of a step
/// together; rows of a vector of unknown size may differ in length.
/// </summary>
public abstract class SignalFeatureOptions : FeatureExtractionOptions
{
    private protected SignalFeatureOptions()
    {
    }

    /// <summary>
    /// Numbers of a step, 1 to 65,536, each with its features; null (default): what the column's dimensions say,
    /// <c>[steps, channels]</c>, else 1.
    /// </summary>
    public int? Channels { get; set; }

    internal override bool TakesAnyLength => true;

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
        var channels = Channels ?? (type is VectorDataViewType { Dimensions: [> 0, var numbers and > 0] } ? numbers : 1);
        if (size % channels != 0)
            throw new ArgumentOutOfRangeException(parameterName, string.Create(
                CultureInfo.InvariantCulture, $"Column '{column}' has {size} numbers a row, which are no whole steps of {channels} channels."));
        return InputShape.Sequence(size / channels, channels);
    }

    internal sealed override RowFeatures Create(InputShape? shape)
    {
        var channels = shape?.Channels ?? Channels ?? 1;
        var features = OfChannel(shape?.Length);
        return channels == 1 ? features : new FeaturesOfChannels(features, channels);
    }

    /// <summary>The features of one channel.</summary>
    /// <param name="length">Its values; null where rows differ in length.</param>
    private protected abstract RowFeatures OfChannel(int? length);
}
