using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace Microsoft.ML.Transforms.Image;

// The colours that a vector of pixels holds, in their order, by the letters A, R, G and B.
internal sealed class ColorPlanes
{
    public ColorPlanes(ColorBits colors, ColorsOrder order)
    {
        Colors = string.Concat(order.ToString().Where(color => colors.HasFlag(BitOf(color))));
    }

    public string Colors { get; }

    public int Count => Colors.Length;

    public static bool AreValid(ColorBits colors) => (colors & ColorBits.All) != 0 && (colors & ~ColorBits.All) == 0;

    public static bool IsValid(ColorsOrder order) => Enum.IsDefined(order);

    // The place of each colour among the bytes of a pixel.
    public int[] BytesOf(MLPixelFormat format) => Array.ConvertAll(Colors.ToCharArray(), color => PixelConversion.IndexOf(format, color));

    private static ColorBits BitOf(char color) => color switch
    {
        'A' => ColorBits.Alpha,
        'R' => ColorBits.Red,
        'G' => ColorBits.Green,
        _ => ColorBits.Blue,
    };
}
