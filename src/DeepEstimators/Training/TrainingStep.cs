using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The gradients of a mini-batch, micro-batch by micro-batch.</summary>
internal sealed class TrainingStep(
    DeepModule module, Loss loss, TrainingOptions options, FitRandom random)
{
    /// <summary>Adds gradients to those of the module, and the sum of the rows' losses to <paramref name="lossSum"/>.</summary>
    /// <param name="step">The step, counted over all epochs.</param>
    /// <param name="miniBatch">Its rows.</param>
    /// <param name="lossSum">Double, of one element.</param>
    internal void Backward(long step, IStepRows miniBatch, Tensor lossSum)
    {
        var length = miniBatch.Length;
        var parts = new BatchPlan(length, options.MicroBatchSize ?? options.BatchSize);
        for (var part = 0; part < parts.Count; part++)
        {
            var (offset, rows) = parts[part];
            using var scope = NewDisposeScope();
            var changes = random.Changes(step, part);
            var batch = BatchMixing.Apply(
                miniBatch.Take(offset, rows, options.Augmentation, changes), options.Augmentation, changes);
            var value = ForwardLoss(step, part, batch);
            (parts.Count == 1 ? value : value * ((double)rows / length)).backward();
            using (no_grad())
                lossSum.add_(value.detach(), (double)rows);
        }
    }

    // A scope of its own: every handle of the forward pass is gone before the backward pass, so that autograd alone
    // decides how long its memory lives.
    private Tensor ForwardLoss(long step, int part, RowBatch batch)
    {
        using var scope = NewDisposeScope();
        Tensor outputs;
        using (random.Forward(step, part))
            outputs = module.call(batch.Inputs);
        if (module.Members > 1)
        {
            // A row for each member: the mean over them all is the mean of the members' losses.
            outputs = outputs.flatten(0, 1);
            batch = batch.Repeat(module.Members);
        }

        return loss.Mean(outputs, batch).MoveToOuterDisposeScope();
    }
}
