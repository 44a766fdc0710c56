using System.Globalization;

namespace DeepEstimators.Features;

/// <summary>The features of each of several channels that come one after another.</summary>
internal sealed class FeaturesOfChannels(RowFeatures ofChannel, int channels) : RowFeatures
{
    internal override IReadOnlyList<int> Dimensions { get; } =
        ofChannel.Dimensions.Count == 1 ? [checked(channels * ofChannel.Size)] : [channels, .. ofChannel.Dimensions];

    internal override string[] SlotNames()
    {
        var names = ofChannel.SlotNames();
        return Enumerable.Range(0, channels).SelectMany(channel => names.Select(
            name => string.Create(CultureInfo.InvariantCulture, $"Channel({channel}).{name}"))).ToArray();
    }

    internal override RowComputation CreateComputation()
    {
        var computation = ofChannel.CreateComputation();
        var size = ofChannel.Size;
        return (values, features) =>
        {
            var length = values.Length / channels;
            for (var channel = 0; channel < channels; channel++)
                computation(values.Slice(channel * length, length), features.Slice(channel * size, size));
        };
    }
}
