using DeepEstimators.Networks;

namespace DeepEstimators.Explanations;

/// <summary>Maps of one size, such as what the channels of a layer show of an image: <c>[Count, Channels, Height, Width]</c>.</summary>
public sealed class FeatureMaps
{
    /// <summary>Takes numbers as maps.</summary>
    /// <param name="name">What they are of, such as a layer's name.</param>
    /// <param name="count">Maps, 1 or more.</param>
    /// <param name="channels">Channels of a map, 1 or more; three are red, green and blue.</param>
    /// <param name="height">Height, 1 or more.</param>
    /// <param name="width">Width, 1 or more.</param>
    /// <param name="values">Map after map, channel after channel, row after row; not copied.</param>
    /// <exception cref="ArgumentException">There are not as many numbers as the sizes say.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public FeatureMaps(string name, int count, int channels, int height, int width, float[] values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        OptionCheck.AtLeast(count, 1, nameof(count));
        OptionCheck.AtLeast(channels, 1, nameof(channels));
        OptionCheck.AtLeast(height, 1, nameof(height));
        OptionCheck.AtLeast(width, 1, nameof(width));
        if (values.LongLength != (long)count * channels * height * width)
            throw new ArgumentException(
                $"{values.Length} numbers are no [{count}, {channels}, {height}, {width}].", nameof(values));
        (Name, Count, Channels, Height, Width, Values) = (name, count, channels, height, width, values);
    }

    /// <summary>What the maps are of.</summary>
    public string Name { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Channels of each.</summary>
    public int Channels { get; }

    /// <summary>Height of each.</summary>
    public int Height { get; }

    /// <summary>Width of each.</summary>
    public int Width { get; }

    /// <summary>The numbers, <c>[Count, Channels, Height, Width]</c>.</summary>
    public IReadOnlyList<float> Values { get; }

    /// <summary>The numbers of one map, <c>[Channels, Height, Width]</c>.</summary>
    /// <param name="index">From 0.</param>
    public ReadOnlySpan<float> Map(int index) =>
        ((float[])Values).AsSpan(index * Channels * Height * Width, Channels * Height * Width);
}
