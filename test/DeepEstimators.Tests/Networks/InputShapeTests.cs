using DeepEstimators.Networks;

namespace DeepEstimators.Tests.Networks;

public class InputShapeTests
{
    [Fact]
    public void A_vector_has_one_dimension_after_the_rows()
    {
        var shape = InputShape.Vector(30);
        Assert.False(shape.IsImage);
        Assert.Equal(30, shape.Size);
        Assert.Equal([5L, 30], shape.ToBatchShape(5));
        Assert.Equal("vector of 30", shape.ToString());
    }

    [Fact]
    public void An_image_has_channels_first()
    {
        var shape = InputShape.Image(3, 4, 5);
        Assert.True(shape.IsImage);
        Assert.Equal(60, shape.Size);
        Assert.Equal([2L, 3, 4, 5], shape.ToBatchShape(2));
        Assert.Equal("image of 3 x 4 x 5", shape.ToString());
    }

    [Fact]
    public void Texts_are_rows_of_tokens()
    {
        var shape = InputShape.Tokens(12, 300);
        Assert.Equal(InputKind.Tokens, shape.Kind);
        Assert.Equal(300, shape.Vocabulary);
        Assert.Equal([5L, 12], shape.ToBatchShape(5));
        Assert.Equal("text of up to 12 tokens out of 300", shape.ToString());
        Assert.NotEqual(shape, InputShape.Tokens(12, 301));
    }

    [Fact]
    public void Sequences_have_steps_of_channels_and_a_length_where_it_varies()
    {
        var shape = InputShape.Sequence(9, 2);
        Assert.Equal(18, shape.Size);
        Assert.Equal([5L, 9, 2], shape.ToBatchShape(5));
        Assert.Equal("sequence of 9 steps of 2", shape.ToString());
        var variable = InputShape.Sequence(9, 2, isVariable: true);
        Assert.Equal([5L, 19], variable.ToBatchShape(5));
        Assert.Equal("sequence of up to 9 steps of 2", variable.ToString());
        Assert.NotEqual(shape, variable);
    }

    [Fact]
    public void Equal_shapes_are_equal() => Assert.Equal(InputShape.Image(1, 8, 8), InputShape.Image(1, 8, 8));

    [Fact]
    public void A_vector_is_not_an_image_of_one_pixel() =>
        Assert.NotEqual(InputShape.Vector(3), InputShape.Image(3, 1, 1));

    [Theory]
    [InlineData(0, 8, 8, "channels")]
    [InlineData(1, 0, 8, "height")]
    [InlineData(1, 8, -1, "width")]
    public void Empty_images_are_refused_by_name(int channels, int height, int width, string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => InputShape.Image(channels, height, width));
        Assert.Equal(name, error.ParamName);
    }
}
