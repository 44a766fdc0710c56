using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class CreationTests
{
    [Fact]
    public void Tensor_from_an_array_holds_its_values_and_its_type()
    {
        using var tensor = torch.tensor(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } });

        Assert.Equal([2L, 3L], tensor.shape);
        Assert.Equal(ScalarType.Float32, tensor.dtype);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], tensor.data<float>().ToArray());
        Assert.Equal(6f, tensor.data<float>()[1, 2]);
    }

    [Fact]
    public void Every_type_of_element_keeps_its_values()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1L, -2L], tensor(new long[] { 1, -2 }).data<long>().ToArray());
        Assert.Equal([1, -2], tensor(new[] { 1, -2 }).data<int>().ToArray());
        Assert.Equal([1, -2], tensor(new short[] { 1, -2 }).data<short>().ToArray());
        Assert.Equal([1, 255], tensor(new byte[] { 1, 255 }).data<byte>().ToArray());
        Assert.Equal([1, -2], tensor(new sbyte[] { 1, -2 }).data<sbyte>().ToArray());
        Assert.Equal([0.1, -2], tensor(new[] { 0.1, -2 }).data<double>().ToArray());
        Assert.Equal([true, false], tensor(new[] { true, false }).data<bool>().ToArray());
        Assert.Equal([(Half)0.5, (Half)2], tensor(new[] { (Half)0.5, (Half)2 }).data<Half>().ToArray());
        Assert.Equal(new System.Numerics.Complex(1, 2), tensor(new System.Numerics.Complex(1, 2)).item<System.Numerics.Complex>());
    }

    [Fact]
    public void Lists_memory_and_shapes_are_taken()
    {
        using var scope = NewDisposeScope();
        IList<float> list = [1, 2, 3, 4];
        Assert.Equal([2L, 2L], tensor(list, 2, 2).shape);
        Assert.Equal([4L], tensor(list).shape);
        Assert.Equal([4L, 1L], tensor(new Memory<float>([1, 2, 3, 4]), [4, 1]).shape);
        Assert.Equal([2L, 1L, 2L], tensor(new[] { 1f, 2f, 3f, 4f }, [2, 1, 2]).shape);
        Assert.Throws<ArgumentException>(() => tensor(list, 3, 2));
    }

    [Fact]
    public void The_values_are_copied()
    {
        var values = new[] { 1f, 2f };
        using var tensor = torch.tensor(values);
        values[0] = 9;

        Assert.Equal([1f, 2f], tensor.data<float>().ToArray());
    }

    [Fact]
    public void Types_can_be_asked_for()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1.5f, 2f], tensor(new[] { 1.5, 2 }, float32).data<float>().ToArray());
        Assert.Equal(ScalarType.BFloat16, zeros(2, dtype: bfloat16).dtype);
        Assert.Equal(ScalarType.Int64, zeros([2], int64).dtype);
        Assert.Equal(ScalarType.Float32, full(2, 7).dtype);
        Assert.True(ones(2, 2, requires_grad: true).requires_grad);
    }

    [Fact]
    public void Ranges()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 1L, 2L, 3L, 4L], arange(5).data<long>().ToArray());
        Assert.Equal([0f, 0.25f, 0.5f, 0.75f], arange(0, 1, 0.25).data<float>().ToArray());
        Assert.Equal([3L, 1L], arange(3, 0, -2).data<long>().ToArray());
        Assert.Equal([0f, 0.5f, 1f], linspace(0, 1, 3).data<float>().ToArray());
        Assert.Equal([1.0, 10.0, 100.0], logspace(0, 2, 3, dtype: float64).data<double>().ToArray());
        Assert.Equal([1f, 0f, 0f, 1f], eye(2).data<float>().ToArray());
        Assert.Equal([2L, 3L], eye(2, 3).shape);
    }

    [Fact]
    public void Like_another()
    {
        using var scope = NewDisposeScope();
        var model = tensor(new[,] { { 1.0, 2.0 } });

        Assert.Equal([0.0, 0.0], zeros_like(model).data<double>().ToArray());
        Assert.Equal([1f, 1f], model.ones_like(float32).data<float>().ToArray());
        Assert.Equal([5.0, 5.0], model.full_like(5).data<double>().ToArray());
        Assert.Equal(ScalarType.Float64, model.new_zeros(3).dtype);
        Assert.Equal([1L, 2L], rand_like(model).shape);
    }

    [Fact]
    public void Numbers_become_tensors()
    {
        using var scope = NewDisposeScope();
        Tensor number = 2.5;
        Assert.Equal(ScalarType.Float64, number.dtype);
        Assert.Empty(number.shape);
        Assert.Equal(2.5f, 2.5f.ToTensor().ToSingle());
        Assert.Equal(7L, tensor(7L).item<long>());
        Assert.Equal(3, (int)tensor(3.9f));
    }

    [Fact]
    public void Bytes_are_the_memory_of_the_tensor()
    {
        using var tensor = torch.tensor(new[] { 1f, 2f });
        Assert.Equal([1f, 2f], MemoryMarshal.Cast<byte, float>(tensor.bytes).ToArray());

        tensor.bytes = MemoryMarshal.AsBytes(new[] { 3f, 4f }.AsSpan());
        Assert.Equal([3f, 4f], tensor.data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => tensor.bytes = new byte[3]);
    }

    [Fact]
    public void Elements_are_read_and_written_in_place()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var transposed = matrix.T.data<int>();
        Assert.Equal([1, 4, 2, 5, 3, 6], transposed.ToArray());
        Assert.Equal([1, 4, 2, 5, 3, 6], transposed);

        transposed[2, 0] = 30;
        Assert.Equal(30, matrix.data<int>()[0, 2]);
        matrix.data<int>().CopyFrom([7, 8], tensorIndex: 4);
        Assert.Equal([1, 2, 30, 4, 7, 8], matrix.data<int>().ToArray());
        Assert.Equal(new[,] { { 1, 2, 30 }, { 4, 7, 8 } }, matrix.data<int>().ToNDArray());
        Assert.Throws<IndexOutOfRangeException>(() => matrix.data<int>()[2, 0]);
        Assert.Throws<ArgumentException>(() => matrix.data<float>());
    }

    [Fact]
    public void Errors_carry_the_message_of_libtorch()
    {
        using var tensor = zeros(2, 3);
        using var other = zeros(5);

        var error = Assert.Throws<ExternalException>(() => tensor.copy_(other));

        Assert.Contains("The size of tensor a (3) must match the size of tensor b (5)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_between_types_and_devices()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.7f, -1.7f });

        Assert.Equal([1L, -1L], x.to(int64).data<long>().ToArray());
        Assert.Equal([1.703125f, -1.703125f], x.bfloat16().@float().data<float>().ToArray());
        Assert.Equal([true, true], x.@bool().data<bool>().ToArray());
        Assert.Equal("cpu", x.cpu().device.ToString());
        Assert.Equal([2L], x.to(META).shape);
        var copy = x.to(float32, copy: true);
        copy.fill_(0);
        Assert.Equal(1.7f, x.data<float>()[0]);
        Assert.Equal("cuda:1", new Device("cuda:1").ToString());
        Assert.Equal(DeviceType.CUDA, device("cuda").type);
        Assert.Throws<ArgumentException>(() => device("abacus"));
    }
}
