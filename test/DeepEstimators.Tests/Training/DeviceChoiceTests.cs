using DeepEstimators.Training;
using TorchSharp;

namespace DeepEstimators.Tests.Training;

public class DeviceChoiceTests
{
    [Fact]
    public void Without_a_wish_it_is_the_cpu()
    {
        var choice = DeviceChoice.Resolve(null, false, gpus: 2);
        Assert.Equal(DeviceType.CPU, choice.Device.type);
        Assert.Contains("no GPU was asked for", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gpu_that_was_asked_for_is_taken()
    {
        var choice = DeviceChoice.Resolve(1, false, gpus: 2);
        Assert.Equal(DeviceType.CUDA, choice.Device.type);
        Assert.Equal(1, choice.Device.index);
        Assert.Equal("Training on GPU 1, as GpuDeviceId asks.", choice.Reason);
    }

    [Theory]
    [InlineData(0, 0, "torch sees no GPU")]
    [InlineData(2, 2, "only GPUs 0 to 1")]
    [InlineData(-1, 2, "only GPUs 0 to 1")]
    public void A_missing_gpu_falls_back_and_says_why(int wanted, int gpus, string why)
    {
        var choice = DeviceChoice.Resolve(wanted, true, gpus);
        Assert.Equal(DeviceType.CPU, choice.Device.type);
        Assert.Contains(why, choice.Reason, StringComparison.Ordinal);
        Assert.Contains("FallbackToCpu", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_gpu_is_an_error_where_the_cpu_will_not_do()
    {
        var error = Assert.Throws<InvalidOperationException>(() => DeviceChoice.Resolve(3, false, gpus: 0));
        Assert.Contains("GPU 3 was asked for", error.Message, StringComparison.Ordinal);
        Assert.Contains("Set FallbackToCpu", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_machine_can_be_asked() => Assert.NotEmpty(DeviceChoice.Resolve(0, true).Reason);
}
