namespace Microsoft.ML.Data;

// The order of the four bytes of a pixel.
public enum MLPixelFormat
{
    Unknown = 0,
    Bgra32 = 1,
    Rgba32 = 2,
}
