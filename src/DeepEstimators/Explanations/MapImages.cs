using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators.Explanations;

/// <summary>Maps as pictures, which <see cref="MLImage.Save"/> writes, as PNG where the path ends so.</summary>
public static class MapImages
{
    // Points of the colour map viridis, which is read alike in grey and by colour-blind people.
    private static readonly (byte Red, byte Green, byte Blue)[] Viridis =
        [(68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37)];

    /// <summary>
    /// All maps side by side, a white line between them, each from its least value (black) to its greatest (white); maps of three
    /// channels in colour, of other numbers of channels as the mean of the channels.
    /// </summary>
    /// <param name="maps">The maps.</param>
    /// <param name="zoom">Pixels of the picture for a pixel of a map, along each side, 1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="zoom"/> is out of its range.</exception>
    public static MLImage ToImage(this FeatureMaps maps, int zoom = 1)
    {
        ArgumentNullException.ThrowIfNull(maps);
        OptionCheck.InRange(zoom, 1, 64, nameof(zoom));
        var columns = (int)Math.Ceiling(Math.Sqrt(maps.Count));
        var rows = (maps.Count + columns - 1) / columns;
        var canvas = new Canvas(columns * (maps.Width * zoom + 1) - 1, rows * (maps.Height * zoom + 1) - 1);
        for (var map = 0; map < maps.Count; map++)
        {
            var values = Scaled(maps.Map(map));
            int top = map / columns * (maps.Height * zoom + 1), left = map % columns * (maps.Width * zoom + 1);
            for (var y = 0; y < maps.Height * zoom; y++)
            for (var x = 0; x < maps.Width * zoom; x++)
                canvas.Set(left + x, top + y, Colour(values, maps, y / zoom, x / zoom));
        }

        return canvas.ToImage();
    }

    /// <summary>A map of one channel over the image that it tells of: the image in grey, half covered by the map's colours.</summary>
    /// <param name="map">One map of the image's size, such as <see cref="GradCam"/> gives.</param>
    /// <param name="shape">What the image is.</param>
    /// <param name="image">The image, channel after channel.</param>
    /// <param name="zoom">Pixels of the picture for a pixel of the image, along each side, 1 to 64.</param>
    /// <exception cref="ArgumentException">The map or the image is of another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="zoom"/> is out of its range.</exception>
    public static MLImage Over(this FeatureMaps map, InputShape shape, float[] image, int zoom = 1)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(image);
        OptionCheck.InRange(zoom, 1, 64, nameof(zoom));
        if ((map.Count, map.Channels, map.Height, map.Width) != (1, 1, shape.Height, shape.Width) || image.Length != shape.Size)
            throw new ArgumentException($"The map and the image are not those of one {shape}.", nameof(map));
        var heat = Scaled(map.Map(0));
        var grey = new float[shape.Height * shape.Width];
        Features.GreyImage.Compute(image, shape, grey);
        grey = Scaled(grey);
        var canvas = new Canvas(shape.Width * zoom, shape.Height * zoom);
        for (var y = 0; y < shape.Height * zoom; y++)
        for (var x = 0; x < shape.Width * zoom; x++)
        {
            var place = y / zoom * shape.Width + x / zoom;
            var (red, green, blue) = Heat(heat[place]);
            var brightness = 255 * grey[place];
            canvas.Set(x, y, (Mean(red, brightness), Mean(green, brightness), Mean(blue, brightness)));
        }

        return canvas.ToImage();

        static byte Mean(byte colour, float brightness) => (byte)((colour + brightness) / 2);
    }

    private static float[] Scaled(ReadOnlySpan<float> values)
    {
        float least = float.PositiveInfinity, greatest = float.NegativeInfinity;
        foreach (var value in values)
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        var range = greatest - least;
        var scaled = new float[values.Length];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = range > 0 ? (values[i] - least) / range : 0;
        return scaled;
    }

    private static (byte Red, byte Green, byte Blue) Colour(float[] values, FeatureMaps maps, int y, int x)
    {
        int area = maps.Height * maps.Width, place = y * maps.Width + x;
        if (maps.Channels == 3)
            return (Level(values[place]), Level(values[area + place]), Level(values[2 * area + place]));
        float sum = 0;
        for (var channel = 0; channel < maps.Channels; channel++)
            sum += values[channel * area + place];
        var level = Level(sum / maps.Channels);
        return (level, level, level);
    }

    private static (byte Red, byte Green, byte Blue) Heat(float value)
    {
        var place = value * (Viridis.Length - 1);
        var below = Math.Min((int)place, Viridis.Length - 2);
        var share = place - below;
        var (a, b) = (Viridis[below], Viridis[below + 1]);
        return (Between(a.Red, b.Red), Between(a.Green, b.Green), Between(a.Blue, b.Blue));

        byte Between(byte from, byte to) => (byte)(from + share * (to - from));
    }

    private static byte Level(float share) => (byte)(255 * share);

    private sealed class Canvas(int width, int height)
    {
        private readonly byte[] pixels = White(width * height * 4);

        internal void Set(int x, int y, (byte Red, byte Green, byte Blue) colour)
        {
            var place = (y * width + x) * 4;
            (pixels[place], pixels[place + 1], pixels[place + 2]) = colour;
        }

        internal MLImage ToImage() => MLImage.CreateFromPixels(width, height, MLPixelFormat.Rgba32, pixels);

        private static byte[] White(int length)
        {
            var bytes = new byte[length];
            Array.Fill(bytes, byte.MaxValue);
            return bytes;
        }
    }
}
