using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The rows of one step, on the device; the tensors belong to the dispose scope of the step.</summary>
internal readonly record struct RowBatch(Tensor Inputs, Tensor Labels, Tensor? Weights)
{
    /// <summary>What was mixed into the inputs; null: nothing.</summary>
    internal MixedRows? Mixed { get; init; }

    /// <summary>Labels and weights of every row several times, one after another; the inputs stay as they are.</summary>
    internal RowBatch Repeat(int times) => this with
    {
        Labels = Labels.repeat_interleave(times, 0),
        Weights = Weights?.repeat_interleave(times, 0),
        Mixed = Mixed is null ? null : Mixed with
        {
            Labels = Mixed.Labels.repeat_interleave(times, 0),
            Weights = Mixed.Weights?.repeat_interleave(times, 0),
        },
    };
}
