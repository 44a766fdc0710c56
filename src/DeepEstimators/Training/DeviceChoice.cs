using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>A device and why it was taken.</summary>
/// <param name="Device">Where tensors go.</param>
/// <param name="Reason">A sentence for the log.</param>
public sealed record DeviceChoice(Device Device, string Reason)
{
    /// <summary>Takes the GPU that was asked for, the CPU when none was, or when it is missing and that is allowed.</summary>
    /// <param name="gpuDeviceId">Number of the GPU from 0, or null for the CPU; as <c>MLContext.GpuDeviceId</c>.</param>
    /// <param name="fallbackToCpu">Whether the CPU will do when the GPU is missing; as <c>MLContext.FallbackToCpu</c>.</param>
    /// <exception cref="InvalidOperationException">The GPU is missing and <paramref name="fallbackToCpu"/> is false.</exception>
    public static DeviceChoice Resolve(int? gpuDeviceId, bool fallbackToCpu) =>
        Resolve(gpuDeviceId, fallbackToCpu, cuda.is_available() ? cuda.device_count() : 0);

    internal static DeviceChoice Resolve(int? gpuDeviceId, bool fallbackToCpu, int gpus)
    {
        if (gpuDeviceId is not { } wanted)
            return new DeviceChoice(torch.CPU, "Training on the CPU: no GPU was asked for (GpuDeviceId is not set).");
        if (wanted >= 0 && wanted < gpus)
            return new DeviceChoice(
                new Device(DeviceType.CUDA, wanted), $"Training on GPU {wanted}, as GpuDeviceId asks.");
        var missing = gpus == 0
            ? $"GPU {wanted} was asked for (GpuDeviceId), but torch sees no GPU"
            : $"GPU {wanted} was asked for (GpuDeviceId), but torch sees only GPUs 0 to {gpus - 1}";
        if (!fallbackToCpu)
            throw new InvalidOperationException(
                $"{missing}. Set FallbackToCpu, set another GpuDeviceId, or leave it unset to use the CPU.");
        return new DeviceChoice(torch.CPU, $"Training on the CPU: {missing}, and FallbackToCpu allows it.");
    }
}
