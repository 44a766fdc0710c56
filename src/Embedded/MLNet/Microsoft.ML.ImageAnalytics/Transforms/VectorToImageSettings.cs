using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace Microsoft.ML.Transforms.Image;

// How a vector is read as an image. The defaults stand for colours that the vector lacks.
internal sealed record VectorToImageSettings(int Height, int Width, ColorBits Colors, ColorsOrder Order, bool Interleaves, float Scale,
    float Offset, int DefaultAlpha, int DefaultRed, int DefaultGreen, int DefaultBlue)
{
    public ColorPlanes Planes { get; } = new(Colors, Order);

    // The names of arguments are those of ImageEstimatorsCatalog.ConvertToImage.
    public void Check(IExceptionContext context)
    {
        context.CheckUserArg(Height > 0, "imageHeight", $"The height {Height} must be positive");
        context.CheckUserArg(Width > 0, "imageWidth", $"The width {Width} must be positive");
        context.CheckUserArg((long)Height * Width <= int.MaxValue / MLImage.BytesPerPixel, "imageHeight", $"{Width} x {Height} pixels are too many");
        context.CheckUserArg(ColorPlanes.AreValid(Colors), "colorsPresent", "Need to use at least one color");
        context.CheckUserArg(ColorPlanes.IsValid(Order), "orderOfColors", $"There is no order {Order}");
        context.CheckUserArg(float.IsFinite(Offset), "offsetImage", $"The offset {Offset} must be finite");
        context.CheckUserArg(float.IsFinite(Scale) && Scale != 0, "scaleImage", $"The scale {Scale} must be finite and not 0");
        CheckDefault(context, DefaultAlpha, "defaultAlpha");
        CheckDefault(context, DefaultRed, "defaultRed");
        CheckDefault(context, DefaultGreen, "defaultGreen");
        CheckDefault(context, DefaultBlue, "defaultBlue");
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Height);
        writer.Write(Width);
        writer.Write((byte)Colors);
        writer.Write((byte)Order);
        writer.Write(Interleaves);
        writer.Write(Scale);
        writer.Write(Offset);
        writer.Write(DefaultAlpha);
        writer.Write(DefaultRed);
        writer.Write(DefaultGreen);
        writer.Write(DefaultBlue);
    }

    public static VectorToImageSettings Load(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32(),
        (ColorBits)reader.ReadByte(), (ColorsOrder)reader.ReadByte(), reader.ReadBoolean(), reader.ReadSingle(), reader.ReadSingle(),
        reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());

    private static void CheckDefault(IExceptionContext context, int value, string name) =>
        context.CheckUserArg(value is >= 0 and <= byte.MaxValue, name, $"The default {value} must be from 0 to 255");
}
