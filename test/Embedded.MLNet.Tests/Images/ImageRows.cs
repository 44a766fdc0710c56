using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Embedded.MLNet.Tests.Images;

/// <summary>A row of one image.</summary>
internal sealed class ImageRow
{
    [ImageType]
    public MLImage? Image { get; set; }
}

/// <summary>Images as the column Image of a view, and what a transform makes of it.</summary>
internal static class ImageRows
{
    public static IDataView Load(MLContext ml, int height, int width, params MLImage?[] images)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(ImageRow));
        definition["Image"].ColumnType = height == 0 ? new ImageDataViewType() : new ImageDataViewType(height, width);
        return ml.Data.LoadFromEnumerable(images.Select(image => new ImageRow { Image = image }).ToList(), definition);
    }

    /// <summary>The column Out of an estimator that makes it of Image.</summary>
    public static T[] Apply<T>(MLContext ml, IEstimator<ITransformer> estimator, params MLImage?[] images)
    {
        MLImage? first = images.FirstOrDefault(image => image is not null);
        IDataView data = Load(ml, first?.Height ?? 0, first?.Width ?? 0, images);
        return [.. estimator.Fit(data).Transform(data).GetColumn<T>("Out")];
    }
}
