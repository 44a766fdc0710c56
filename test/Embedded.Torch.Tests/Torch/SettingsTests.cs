using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class SettingsTests
{
    [Fact]
    public void The_thread_count_starts_at_the_number_of_cores_and_can_be_set()
    {
        var before = get_num_threads();
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null)
            Assert.Equal(Environment.ProcessorCount, before);

        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(before);
        Assert.True(get_num_interop_threads() > 0);
    }

    [Fact]
    public void Results_do_not_depend_on_the_calling_thread()
    {
        using var scope = NewDisposeScope();
        var x = arange(10000, dtype: float32).view(100, 100) / 10000;
        var expected = x.mm(x).data<float>().ToArray();
        var results = new float[4][];

        Parallel.For(0, results.Length, i =>
        {
            using var own = NewDisposeScope();
            results[i] = x.mm(x).data<float>().ToArray();
        });

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void The_default_type_can_be_changed()
    {
        try
        {
            set_default_dtype(float64);
            using var tensor = zeros(2);
            Assert.Equal(ScalarType.Float64, tensor.dtype);
        }
        finally
        {
            set_default_dtype(float32);
        }

        Assert.Equal(ScalarType.Float32, get_default_dtype());
    }

    [Fact]
    public void Types_know_their_limits_and_how_they_combine()
    {
        Assert.Equal(float.MaxValue, finfo(float32).max);
        Assert.Equal(MathF.BitIncrement(1) - 1, finfo(float32).eps);
        Assert.Equal(double.MaxValue, finfo(float64).max);
        Assert.Equal(65504, finfo(float16).max);
        Assert.Equal(0.0078125, finfo(bfloat16).eps);
        Assert.Equal(ScalarType.Float32, promote_types(int64, float32));
        Assert.False(can_cast(float32, int64));
        Assert.Equal(8, int64.ElementSize());
        Assert.Equal(2, bfloat16.ElementSize());
    }

    [Fact]
    public void Without_a_gpu_cuda_says_so()
    {
        if (cuda.is_available())
        {
            Assert.True(cuda.device_count() > 0);
            return;
        }

        Assert.Equal(0, cuda.device_count());
        Assert.False(TryInitializeDeviceType(DeviceType.CUDA));
        var error = Assert.Throws<InvalidOperationException>(() => InitializeDeviceType(DeviceType.CUDA));
        Assert.Contains("CUDA", error.Message, StringComparison.Ordinal);
        cuda.manual_seed_all(1);
    }

    [Fact]
    public void Scalars_keep_their_numbers()
    {
        Scalar whole = 7, fraction = 2.5f, truth = true;
        Assert.Equal(ScalarType.Int64, whole.Type);
        Assert.Equal(ScalarType.Float64, fraction.Type);
        Assert.Equal(ScalarType.Bool, truth.Type);
        Assert.Equal(7.0, whole.ToDouble());
        Assert.Equal(2L, fraction.ToInt64());
        Assert.Equal(1, truth.ToInt32());
        Assert.Equal(3.140625, 3.1415927f.ToBFloat16Scalar().ToDouble());
    }

    [Fact]
    public void Sizes_compare_by_their_values()
    {
        Size size = (2, 3, 4);
        Assert.Equal(24, size.numel());
        Assert.True(size == new Size([2, 3, 4]));
        Assert.Equal([3L, 4L], size.Slice(1, 3).Shape);
        Assert.Equal([2L, 3L, 4L, 5L], (size + new Size(5)).Shape);
        Assert.Equal(new Size([2, 3, 4]).GetHashCode(), size.GetHashCode());
    }
}
