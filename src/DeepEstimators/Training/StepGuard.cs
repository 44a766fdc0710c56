using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Finds steps whose loss or gradients are not finite or whose loss is a spike, and leaves them out where that was asked
/// for.</summary>
internal sealed class StepGuard : IDisposable
{
    // A result that names more skipped steps than anyone reads would only grow.
    private const int MostNamed = 100;

    private readonly DeepModule module;
    private readonly TrainingOptions options;
    private readonly LossSpikes? spikes;
    private readonly StateCopy statistics = new();
    private readonly List<SkippedStep> skipped = [];
    private int inARow;

    internal StepGuard(DeepModule module, TrainingOptions options)
    {
        this.module = module;
        this.options = options;
        spikes = options.LossSpikes is { } watched ? new LossSpikes(watched) : null;
    }

    /// <summary>True when the loss of each step must be known.</summary>
    internal bool ReadsSteps => spikes is not null || Skips(SkipReason.NonFinite);

    internal int Count { get; private set; }

    internal IReadOnlyList<SkippedStep> Skipped => skipped;

    /// <summary>The median that a spike is measured by.</summary>
    internal double Median => spikes?.Median() ?? double.NaN;

    /// <summary>A forward pass changes the statistics of batch normalisation, which a step that is left out must not.</summary>
    internal void BeforeStep()
    {
        if (Skips(SkipReason.NonFinite) || Skips(SkipReason.Spike))
            statistics.Keep(Statistics());
    }

    /// <summary>Why a step must not be taken; null when it may be.</summary>
    /// <param name="loss">Its mean loss; null where it was not read.</param>
    /// <param name="parameters">What the step would change, with their gradients.</param>
    internal SkipReason? Fault(double? loss, IEnumerable<TrainedParameter> parameters)
    {
        if (loss is { } value && !double.IsFinite(value))
            return SkipReason.NonFinite;
        if (loss is { } known && spikes?.IsSpike(known) == true)
            return SkipReason.Spike;
        return Skips(SkipReason.NonFinite) && !AllFinite(parameters) ? SkipReason.NonFinite : null;
    }

    internal void Took(double loss)
    {
        inARow = 0;
        spikes?.Add(loss);
    }

    /// <summary>Takes the step back; false when the fit must give up.</summary>
    internal bool Skip(int epoch, int step, BatchRows rows, SkipReason reason)
    {
        if (!Skips(reason) || ++inARow >= options.SkipsInARow)
            return false;
        statistics.GiveTo(Statistics());
        Count++;
        if (skipped.Count < MostNamed)
            skipped.Add(new SkippedStep(epoch, step + 1, rows.Numbers) { Reason = reason });
        return true;
    }

    internal void Save(FitState state)
    {
        state.Set("guard.count", Count);
        state.Set("guard.in_a_row", inARow);
        state.Set("guard.skipped", skipped);
        spikes?.Save(state);
    }

    internal void Load(FitState state)
    {
        Count = state.Get<int>("guard.count");
        inARow = state.Get<int>("guard.in_a_row");
        skipped.Clear();
        skipped.AddRange(state.Get<List<SkippedStep>>("guard.skipped"));
        spikes?.Load(state);
    }

    public void Dispose() => statistics.Dispose();

    private bool Skips(SkipReason reason) => reason == SkipReason.Spike
        ? options.LossSpikes?.Action == LossSpikeAction.Skip
        : options.OnNonFiniteLoss == NonFiniteLoss.Skip;

    private static bool AllFinite(IEnumerable<TrainedParameter> parameters)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var finite = parameters.Select(parameter => parameter.Value.grad).OfType<Tensor>()
            .Select(gradient => gradient.isfinite().all()).ToArray();
        return finite.Length == 0 || stack(finite).all().item<bool>();
    }

    private IEnumerable<Tensor> Statistics() => module.named_buffers().Select(pair => pair.Item2);
}
