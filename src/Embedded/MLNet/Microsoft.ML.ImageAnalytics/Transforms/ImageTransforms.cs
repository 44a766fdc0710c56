using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

// What the transformers of image columns have in common.
internal static class ImageTransforms
{
    public static ImageDataViewType CheckImage(IHost host, DataViewSchema inputSchema, int column) =>
        inputSchema[column].Type as ImageDataViewType ?? throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputSchema[column].Name,
            "image", inputSchema[column].Type.ToString());

    // The getter of an image made of another; no image stays no image.
    public static Delegate MakeGetter(DataViewRow input, int column, Func<MLImage, MLImage> convert)
    {
        var getImage = input.GetGetter<MLImage>(input.Schema[column]);
        return (ValueGetter<MLImage>)((ref MLImage value) =>
        {
            MLImage source = null;
            getImage(ref source);
            value = source is null ? null : convert(source);
        });
    }
}
