using System.Globalization;

namespace DeepEstimators.Features;

/// <summary>The features of each of several channels, whose values of a step stand together.</summary>
internal sealed class FeaturesOfChannels(RowFeatures ofChannel, int channels) : RowFeatures
{
    internal override IReadOnlyList<int> Dimensions { get; } =
        ofChannel.Dimensions.Count == 1 ? [checked(channels * ofChannel.Size)] : [channels, .. ofChannel.Dimensions];

    internal override int StepSize => channels;

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
        float[] buffer = [];
        return (values, features) =>
        {
            var length = values.Length / channels;
            if (buffer.Length < length)
                buffer = new float[length];
            for (var channel = 0; channel < channels; channel++)
            {
                for (int step = 0, place = channel; step < length; step++, place += channels)
                    buffer[step] = values[place];
                computation(buffer.AsSpan(0, length), features.Slice(channel * size, size));
            }
        };
    }
}
