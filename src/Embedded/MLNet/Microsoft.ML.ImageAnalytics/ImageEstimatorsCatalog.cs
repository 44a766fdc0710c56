using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace Microsoft.ML;

public static class ImageEstimatorsCatalog
{
    public static ImageGrayscalingEstimator ConvertToGrayscale(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null) => new(catalog.GetEnvironment(), (outputColumnName, inputColumnName ?? outputColumnName));

    public static ImageLoadingEstimator LoadImages(this TransformsCatalog catalog, string outputColumnName, string imageFolder,
        string inputColumnName = null) =>
        new(catalog.GetEnvironment(), imageFolder, loadsImages: true, (outputColumnName, inputColumnName ?? outputColumnName));

    public static ImageLoadingEstimator LoadRawImageBytes(this TransformsCatalog catalog, string outputColumnName, string imageFolder,
        string inputColumnName = null) =>
        new(catalog.GetEnvironment(), imageFolder, loadsImages: false, (outputColumnName, inputColumnName ?? outputColumnName));

    public static ImagePixelExtractingEstimator ExtractPixels(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, ColorBits colorsToExtract = ColorBits.Rgb, ColorsOrder orderOfExtraction = ColorsOrder.ARGB,
        bool interleavePixelColors = false, float offsetImage = 0f, float scaleImage = 1f, bool outputAsFloatArray = true) =>
        new(catalog.GetEnvironment(), colorsToExtract, orderOfExtraction, interleavePixelColors, offsetImage, scaleImage, outputAsFloatArray,
            (outputColumnName, inputColumnName ?? outputColumnName));

    public static ImageResizingEstimator ResizeImages(this TransformsCatalog catalog, string outputColumnName, int imageWidth, int imageHeight,
        string inputColumnName = null, ResizingKind resizing = ResizingKind.IsoCrop, Anchor cropAnchor = Anchor.Center) =>
        new(catalog.GetEnvironment(), imageWidth, imageHeight, resizing, cropAnchor, (outputColumnName, inputColumnName ?? outputColumnName));

    public static VectorToImageConvertingEstimator ConvertToImage(this TransformsCatalog catalog, int imageHeight, int imageWidth,
        string outputColumnName, string inputColumnName = null, ColorBits colorsPresent = ColorBits.Rgb,
        ColorsOrder orderOfColors = ColorsOrder.ARGB, bool interleavedColors = false, float scaleImage = 1f, float offsetImage = 0f,
        int defaultAlpha = 255, int defaultRed = 0, int defaultGreen = 0, int defaultBlue = 0) =>
        new(catalog.GetEnvironment(),
            new VectorToImageSettings(imageHeight, imageWidth, colorsPresent, orderOfColors, interleavedColors, scaleImage, offsetImage,
                defaultAlpha, defaultRed, defaultGreen, defaultBlue),
            (outputColumnName, inputColumnName ?? outputColumnName));
}
