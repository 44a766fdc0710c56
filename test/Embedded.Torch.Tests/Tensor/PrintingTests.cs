using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;
using TensorStringStyle = TorchSharp.TensorStringStyle;

namespace Embedded.Torch.Tests;

public class PrintingTests
{
    [Fact]
    public void By_default_a_tensor_says_what_it_is()
    {
        using var tensor = zeros(2, 3);
        Assert.Equal("[2x3], type = Float32, device = cpu", tensor.ToString());
        using var number = torch.tensor(1L);
        Assert.Equal("[], type = Int64, device = cpu", number.ToString());
    }

    [Fact]
    public void Numpy_style_nests_brackets_and_leaves_out_the_middle()
    {
        using var matrix = torch.tensor(new[,] { { 1.5, -2 }, { 3, 4 } });
        Assert.Equal("[[1.5  -2],\n [  3   4]]", Text(matrix, TensorStringStyle.Numpy));
        using var many = arange(10);
        Assert.Equal("[0 1 2 ... 7 8 9]", Text(many, TensorStringStyle.Numpy));
    }

    [Fact]
    public void Julia_style_puts_rows_below_the_type()
    {
        using var matrix = torch.tensor(new[,] { { true, false }, { true, true } });
        Assert.Equal("[2x2], type = Bool, device = cpu\n  true false\n  true  true", Text(matrix, TensorStringStyle.Julia));
    }

    private static string Text(Tensor tensor, TensorStringStyle style)
        => tensor.ToString(style, "g4", 80, CultureInfo.InvariantCulture, "\n");
}
