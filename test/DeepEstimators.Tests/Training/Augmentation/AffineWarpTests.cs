using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class AffineWarpTests
{
    [Theory]
    [InlineData(new float[] { 1, 0, 0, 0, 1, 0 }, new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    // From one pixel to the right, so that the image moves left.
    [InlineData(new float[] { 1, 0, 1, 0, 1, 0 }, new float[] { 2, 3, 0, 5, 6, 0, 8, 9, 0 })]
    [InlineData(new float[] { 1, 0, 0.5f, 0, 1, 0 }, new float[] { 1.5f, 2.5f, 1.5f, 4.5f, 5.5f, 3, 7.5f, 8.5f, 4.5f })]
    // A quarter turn.
    [InlineData(new float[] { 0, 1, 0, -1, 0, 0 }, new float[] { 7, 4, 1, 8, 5, 2, 9, 6, 3 })]
    // The middle, enlarged twice.
    [InlineData(new float[] { 0.5f, 0, 0, 0, 0.5f, 0 }, new float[] { 3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7 })]
    public void Pixels_come_from_where_the_matrix_says(float[] matrix, float[] expected)
    {
        using var scope = NewDisposeScope();
        var image = arange(1, 10, ScalarType.Float32).reshape(1, 1, 3, 3);
        var warped = AffineWarp.Apply(image, tensor(matrix, [1, 6]));
        Assert.Equal(expected, warped.data<float>().ToArray());
    }

    [Fact]
    public void Each_image_has_a_matrix_of_its_own_and_all_channels_share_it()
    {
        using var scope = NewDisposeScope();
        var images = arange(0, 16, ScalarType.Float32).reshape(2, 2, 2, 2);
        var warped = AffineWarp.Apply(images, tensor(new float[] { 1, 0, 0, 0, 1, 0, -1, 0, 0, 0, 1, 0 }, [2, 6]));
        Assert.Equal([0f, 1, 2, 3, 4, 5, 6, 7, 9, 8, 11, 10, 13, 12, 15, 14], warped.data<float>().ToArray());
    }
}
