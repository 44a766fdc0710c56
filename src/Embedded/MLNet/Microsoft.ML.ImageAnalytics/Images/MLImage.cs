using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

// An image in managed memory: rows from the top, four bytes a pixel, the colours multiplied by alpha. Pixels never change once they are
// there, so that images may share them.
public sealed class MLImage : IDisposable
{
    internal const int BytesPerPixel = 4;

    private readonly int _width;
    private readonly int _height;
    private readonly MLPixelFormat _pixelFormat;

    // Null once disposed.
    private byte[] _pixels;

    // Takes over the array.
    internal MLImage(int width, int height, MLPixelFormat pixelFormat, byte[] pixels, string tag)
    {
        _width = width;
        _height = height;
        _pixelFormat = pixelFormat;
        _pixels = pixels;
        Tag = tag;
    }

    public MLPixelFormat PixelFormat
    {
        get
        {
            CheckNotDisposed();
            return _pixelFormat;
        }
    }

    // The colours without alpha: three bytes a pixel, blue, green, red.
    public byte[] GetBGRPixels
    {
        get
        {
            CheckNotDisposed();
            return PixelConversion.ToStraight(_pixels, _pixelFormat, PixelConversion.Bgr);
        }
    }

    public ReadOnlySpan<byte> Pixels
    {
        get
        {
            CheckNotDisposed();
            return _pixels;
        }
    }

    public string Tag { get; set; }

    public int Height
    {
        get
        {
            CheckNotDisposed();
            return _height;
        }
    }

    public int Width
    {
        get
        {
            CheckNotDisposed();
            return _width;
        }
    }

    public int BitsPerPixel
    {
        get
        {
            CheckNotDisposed();
            return 8 * BytesPerPixel;
        }
    }

    public static MLImage CreateFromStream(Stream imageStream)
    {
        Contracts.CheckValue(imageStream, nameof(imageStream));
        using var content = new MemoryStream();
        imageStream.CopyTo(content);
        return ImageDecoder.Decode(content.GetBuffer().AsSpan(0, (int)content.Length), null, nameof(imageStream));
    }

    public static MLImage CreateFromFile(string imagePath)
    {
        Contracts.CheckValue(imagePath, nameof(imagePath));
        try
        {
            return ImageFile.Decode(imagePath, nameof(imagePath));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"The image file '{imagePath}' cannot be read: {exception.Message}", nameof(imagePath), exception);
        }
    }

    public static MLImage CreateFromPixels(int width, int height, MLPixelFormat pixelFormat, ReadOnlySpan<byte> imagePixelData)
    {
        if (pixelFormat is not (MLPixelFormat.Bgra32 or MLPixelFormat.Rgba32))
            throw new ArgumentException($"The pixel format {pixelFormat} is neither Bgra32 nor Rgba32", nameof(pixelFormat));
        if (width <= 0)
            throw new ArgumentException($"The width {width} is not positive", nameof(width));
        if (height <= 0)
            throw new ArgumentException($"The height {height} is not positive", nameof(height));
        if (imagePixelData.Length != (Int128)width * height * BytesPerPixel)
        {
            throw new ArgumentException($"{imagePixelData.Length} bytes are not the {BytesPerPixel} a pixel of an image of {width} x {height}",
                nameof(imagePixelData));
        }
        return new MLImage(width, height, pixelFormat, imagePixelData.ToArray(), tag: null);
    }

    // The extension of the file says the format.
    public void Save(string imagePath)
    {
        CheckNotDisposed();
        Contracts.CheckValue(imagePath, nameof(imagePath));
        var file = ImageEncoder.Encode(this, Path.GetExtension(imagePath), nameof(imagePath));
        File.WriteAllBytes(imagePath, file);
    }

    public void Dispose() => _pixels = null;

    // Another image of the same pixels, to be disposed on its own.
    internal MLImage Share()
    {
        CheckNotDisposed();
        return new MLImage(_width, _height, _pixelFormat, _pixels, Tag);
    }

    private void CheckNotDisposed() => ObjectDisposedException.ThrowIf(_pixels is null, this);
}
