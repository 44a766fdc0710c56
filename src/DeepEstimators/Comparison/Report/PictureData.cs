using System.Buffers.Binary;

namespace DeepEstimators.Comparison.Report;

/// <summary>Pictures as data URIs that a page holds in itself: bitmaps of 24 bits, which every browser shows.</summary>
internal static class PictureData
{
    private const int HeaderSize = 54;

    /// <summary>The URI of a picture whose values run from 0 to 1; what lies outside is cut off.</summary>
    public static string ToUri(ReportPicture picture)
    {
        int stride = (picture.Width * 3 + 3) / 4 * 4;
        var file = new byte[HeaderSize + (stride * picture.Height)];
        WriteHeader(file, picture.Width, picture.Height);
        int plane = picture.Height * picture.Width;
        for (int y = 0; y < picture.Height; y++)
        {
            // Rows come from the bottom, colours as blue, green, red.
            Span<byte> row = file.AsSpan(HeaderSize + ((picture.Height - 1 - y) * stride));
            for (int x = 0; x < picture.Width; x++)
            {
                for (int c = 0; c < 3; c++)
                {
                    int channel = picture.Channels == 3 ? 2 - c : 0;
                    float value = picture.Pixels[(channel * plane) + (y * picture.Width) + x];
                    row[(x * 3) + c] = float.IsNaN(value) ? (byte)0 : (byte)Math.Clamp(MathF.Round(value * 255), 0, 255);
                }
            }
        }
        return "data:image/bmp;base64," + Convert.ToBase64String(file);
    }

    private static void WriteHeader(Span<byte> file, int width, int height)
    {
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[2..], file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file[10..], HeaderSize);
        BinaryPrimitives.WriteInt32LittleEndian(file[14..], 40);
        BinaryPrimitives.WriteInt32LittleEndian(file[18..], width);
        BinaryPrimitives.WriteInt32LittleEndian(file[22..], height);
        BinaryPrimitives.WriteInt16LittleEndian(file[26..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(file[28..], 24);
        BinaryPrimitives.WriteInt32LittleEndian(file[34..], file.Length - HeaderSize);
    }
}
