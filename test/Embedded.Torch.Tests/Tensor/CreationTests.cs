using TorchSharp;

namespace Embedded.Torch.Tests;

public class CreationTests
{
    [Fact]
    public void Tensor_from_an_array_holds_its_values_and_its_type()
    {
        using var tensor = torch.tensor(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } });

        Assert.Equal([2L, 3L], tensor.shape);
        Assert.Equal(torch.ScalarType.Float32, tensor.dtype);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], tensor.data<float>().ToArray());
        Assert.Equal(6f, tensor.data<float>()[1, 2]);
    }

    [Fact]
    public void Arange_of_whole_numbers_is_int64_and_of_fractions_float32()
    {
        using var whole = torch.arange(5);
        using var fractions = torch.arange(0, 1, 0.25);

        Assert.Equal([0L, 1L, 2L, 3L, 4L], whole.data<long>().ToArray());
        Assert.Equal([0f, 0.25f, 0.5f, 0.75f], fractions.data<float>().ToArray());
    }

    [Fact]
    public void Errors_carry_the_message_of_libtorch()
    {
        using var tensor = torch.zeros(2, 3);
        using var other = torch.zeros(5);

        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => tensor.copy_(other));

        Assert.Contains("The size of tensor a (3) must match the size of tensor b (5)", error.Message, StringComparison.Ordinal);
    }
}
