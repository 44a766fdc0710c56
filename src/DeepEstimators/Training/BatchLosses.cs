using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// The sum of an epoch's losses, on the device. Reading it makes a GPU wait for all that was asked of it, so it is read every so
/// often; what it was after each step is kept on the device until then. Its tensors belong to the dispose scope that it is made in.
/// </summary>
internal sealed class BatchLosses(Device device, int readEvery)
{
    private const int StepsOnGpu = 50;

    private readonly Tensor? trail = readEvery > 1 ? zeros(readEvery, ScalarType.Float64, device) : null;
    private int unread;
    private bool wasRead;

    /// <summary>How often the sum is read when nobody asks for the loss of each step.</summary>
    internal static int StepsBetweenReads(Device device, TrainingOptions options) =>
        options.StepsBetweenReads ?? (device.type == DeviceType.CPU ? 1 : StepsOnGpu);

    /// <summary>To which a step adds the losses of its rows.</summary>
    internal Tensor Sum { get; } = zeros(1, ScalarType.Float64, device);

    /// <summary>The sum as it was read last.</summary>
    internal double Read { get; private set; }

    /// <summary>Ends a step. True when the sum was read.</summary>
    internal bool EndStep(bool last)
    {
        if (wasRead)
            (unread, wasRead) = (0, false);
        if (trail is not null)
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            trail.narrow(0, unread, 1).copy_(Sum);
        }

        if (++unread < readEvery && !last)
            return false;
        Read = Sum.item<double>();
        return wasRead = true;
    }

    /// <summary>How many steps before the one just ended, when the sum was read, the first was that made it not finite.</summary>
    internal int StepsBack()
    {
        if (trail is null)
            return 0;
        using var scope = NewDisposeScope();
        var sums = trail.to(torch.CPU).data<double>().ToArray();
        var first = Array.FindIndex(sums, 0, unread, sum => !double.IsFinite(sum));
        return first < 0 ? 0 : unread - 1 - first;
    }

    /// <summary>Reads the sum after a step that ended unread.</summary>
    internal double ReadNow()
    {
        if (!wasRead && unread > 0)
        {
            Read = Sum.item<double>();
            wasRead = true;
        }

        return Read;
    }

    /// <summary>Takes a step back, or goes on from an earlier sum.</summary>
    internal void Restore(double sum)
    {
        using var noGrad = no_grad();
        Sum.fill_(sum);
        Read = sum;
    }
}
