using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Leaves steps out whose loss or gradients are not finite, where that was asked for.</summary>
internal sealed class StepGuard(DeepModule module, TrainingOptions options) : IDisposable
{
    // A result that names more skipped steps than anyone reads would only grow.
    private const int MostNamed = 100;

    private readonly StateCopy statistics = new();
    private readonly List<SkippedStep> skipped = [];
    private int inARow;

    internal bool Skips => options.OnNonFiniteLoss == NonFiniteLoss.Skip;

    internal int Count { get; private set; }

    internal IReadOnlyList<SkippedStep> Skipped => skipped;

    /// <summary>A forward pass changes the statistics of batch normalisation, which a step that is left out must not.</summary>
    internal void BeforeStep()
    {
        if (Skips)
            statistics.Keep(Statistics());
    }

    /// <summary>True when a step may be taken with these gradients.</summary>
    internal bool Allows(IEnumerable<TrainedParameter> parameters)
    {
        if (!Skips)
            return true;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var finite = parameters.Select(parameter => parameter.Value.grad).OfType<Tensor>()
            .Select(gradient => gradient.isfinite().all()).ToArray();
        return finite.Length == 0 || stack(finite).all().item<bool>();
    }

    internal void Took() => inARow = 0;

    /// <summary>Takes the step back; false when the fit must give up.</summary>
    internal bool Skip(int epoch, int step, BatchRows rows)
    {
        if (!Skips || ++inARow >= options.SkipsInARow)
            return false;
        statistics.GiveTo(Statistics());
        Count++;
        if (skipped.Count < MostNamed)
            skipped.Add(new SkippedStep(epoch, step + 1, rows.Numbers));
        return true;
    }

    public void Dispose() => statistics.Dispose();

    private IEnumerable<Tensor> Statistics() => module.named_buffers().Select(pair => pair.Item2);
}
