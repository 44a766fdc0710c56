using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace Microsoft.ML.Transforms.Image;

// How images of one size become images of another. A cursor keeps the plan of the last size that it saw.
//   Fill    stretches each axis on its own, by the nearest pixel;
//   IsoPad  scales by the smaller of the two ratios, in the middle of black;
//   IsoCrop scales by the larger one and cuts off what sticks out: all of it on the side away from the anchor, or half on each.
internal sealed class ResizePlan
{
    private const int Bytes = MLImage.BytesPerPixel;

    private readonly int _sourceWidth;
    private readonly int _sourceHeight;
    private readonly int _width;
    private readonly int _height;
    private readonly bool _stretches;
    private readonly CubicAxis _x;
    private readonly CubicAxis _y;

    public ResizePlan(int sourceWidth, int sourceHeight, int width, int height, ResizingKind resizing, Anchor anchor)
    {
        (_sourceWidth, _sourceHeight, _width, _height) = (sourceWidth, sourceHeight, width, height);
        _stretches = resizing == ResizingKind.Fill;
        if (_stretches)
            return;
        var horizontal = (float)width / sourceWidth;
        var vertical = (float)height / sourceHeight;
        var scale = resizing == ResizingKind.IsoPad ? Math.Min(horizontal, vertical) : Math.Max(horizontal, vertical);
        var (left, top) = resizing == ResizingKind.IsoPad ? (Anchor.Center, Anchor.Center) : (AlongX(anchor), AlongY(anchor));
        _x = MakeAxis(sourceWidth, width, scale, left, scale == horizontal);
        _y = MakeAxis(sourceHeight, height, scale, top, scale == vertical);
    }

    public bool Fits(MLImage image) => image.Width == _sourceWidth && image.Height == _sourceHeight;

    public MLImage Apply(MLImage image)
    {
        if (_sourceWidth == _width && _sourceHeight == _height)
            return image.Share();
        var pixels = new byte[_width * _height * Bytes];
        if (_stretches)
        {
            TakeNearest(MemoryMarshal.Cast<byte, uint>(image.Pixels), MemoryMarshal.Cast<byte, uint>(pixels.AsSpan()));
            return new MLImage(_width, _height, image.PixelFormat, pixels, image.Tag);
        }
        Resample(image.Pixels, pixels, image.PixelFormat == MLPixelFormat.Rgba32);
        return new MLImage(_width, _height, MLPixelFormat.Bgra32, pixels, image.Tag);
    }

    private static Anchor AlongX(Anchor anchor) => anchor is Anchor.Left or Anchor.Right ? anchor : Anchor.Center;

    private static Anchor AlongY(Anchor anchor) => anchor is Anchor.Top or Anchor.Bottom ? anchor : Anchor.Center;

    // exact: the axis whose ratio is the scale has no space over.
    private static CubicAxis MakeAxis(int source, int target, float scale, Anchor anchor, bool exact)
    {
        var space = target - (source * scale);
        var offset = exact ? 0 : anchor switch
        {
            Anchor.Left or Anchor.Top => 0,
            Anchor.Right or Anchor.Bottom => (int)space,
            _ => (int)(space / 2),
        };
        return new CubicAxis(source, (int)(source * scale), offset, target);
    }

    private void TakeNearest(ReadOnlySpan<uint> source, Span<uint> target)
    {
        for (var y = 0; y < _height; y++)
        {
            var from = source.Slice(Nearest(y, _sourceHeight, _height) * _sourceWidth, _sourceWidth);
            var to = target.Slice(y * _width, _width);
            for (var x = 0; x < to.Length; x++)
                to[x] = from[Nearest(x, _sourceWidth, _width)];
        }
    }

    // Where the centre of a target pixel falls; between two source pixels the first is taken.
    private static int Nearest(int target, int source, int count) => (int)(((((2L * target) + 1) * source) - 1) / (2L * count));

    private void Resample(ReadOnlySpan<byte> source, Span<byte> target, bool swapsRedAndBlue)
    {
        var opaqueBlack = BitConverter.IsLittleEndian ? 0xFF000000u : 0x000000FFu;
        MemoryMarshal.Cast<byte, uint>(target).Fill(opaqueBlack);
        for (var y = _y.First; y < _y.End; y++)
        {
            var rows = _y.SourcesOf(y);
            var rowWeights = _y.WeightsOf(y);
            for (var x = _x.First; x < _x.End; x++)
            {
                var columns = _x.SourcesOf(x);
                var columnWeights = _x.WeightsOf(x);
                var sum = Vector128<float>.Zero;
                for (var row = 0; row < rows.Length; row++)
                {
                    var pixels = source.Slice(rows[row] * _sourceWidth * Bytes, _sourceWidth * Bytes);
                    var line = (PixelAt(pixels, columns[0]) * columnWeights[0]) + (PixelAt(pixels, columns[1]) * columnWeights[1])
                        + (PixelAt(pixels, columns[2]) * columnWeights[2]) + (PixelAt(pixels, columns[3]) * columnWeights[3]);
                    sum += line * rowWeights[row];
                }
                Write(sum, target.Slice(((y * _width) + x) * Bytes, Bytes), swapsRedAndBlue);
            }
        }
    }

    private static Vector128<float> PixelAt(ReadOnlySpan<byte> row, int x)
    {
        var bytes = Vector128.CreateScalarUnsafe(MemoryMarshal.Read<uint>(row[(x * Bytes)..])).AsByte();
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
    }

    private static void Write(Vector128<float> color, Span<byte> pixel, bool swapsRedAndBlue)
    {
        var rounded = Vector128.ConvertToInt32(Vector128.Clamp(color, Vector128<float>.Zero, Vector128.Create(255f)) + Vector128.Create(0.5f));
        pixel[swapsRedAndBlue ? 2 : 0] = (byte)rounded[0];
        pixel[1] = (byte)rounded[1];
        pixel[swapsRedAndBlue ? 0 : 2] = (byte)rounded[2];
    }
}
