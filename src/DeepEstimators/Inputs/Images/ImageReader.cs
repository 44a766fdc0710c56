using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs.Images;

/// <summary>Reads images in one size, channel after channel. What is no image is refused.</summary>
internal sealed class ImageReader : FeatureReader
{
    private readonly ImageResampler resampler;
    private readonly ValueGetter<MLImage>? getImage;
    private readonly ValueGetter<VBuffer<byte>>? getFile;
    private VBuffer<byte> file;

    internal ImageReader(DataViewRow row, DataViewSchema.Column column, InputShape shape) : base(row, column)
    {
        resampler = new ImageResampler(shape);
        if (column.Type is VectorDataViewType)
            getFile = row.GetGetter<VBuffer<byte>>(column);
        else
            getImage = row.GetGetter<MLImage>(column);
    }

    internal override void Read(Span<byte> destination)
    {
        if (getImage is not null)
        {
            // Not disposed of: it may be the user's own.
            MLImage? image = null;
            getImage(ref image!);
            resampler.Run(image ?? throw Missing(), destination);
            return;
        }

        getFile!(ref file);
        using var decoded = Decode();
        resampler.Run(decoded, destination);
    }

    private MLImage Decode()
    {
        var content = file.DenseValues().ToArray();
        if (content.Length == 0)
            throw Missing();
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            return MLImage.CreateFromStream(stream);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Refused(
                $"holds no image that can be decoded in row {Row.Position} ({content.Length} bytes): {exception.Message}", exception);
        }
    }

    private InvalidOperationException Missing() => Refused(
        $"has no image in row {Row.Position}. Leave such rows out first, for example with Data.FilterByCustomPredicate.");
}
