using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The gradients of a mini-batch, micro-batch by micro-batch.</summary>
internal sealed class TrainingStep(
    DeepModule module,
    Loss loss,
    TrainingOptions options,
    FitRandom random,
    MicroBatches microBatches,
    MixedPrecision precision,
    bool halves = true)
{
    /// <summary>
    /// Makes the gradients of the module, which has none yet, and adds the sum of the rows' losses to <paramref name="lossSum"/>. When
    /// memory runs out, the mini-batch begins anew in smaller parts; only statistics of batch normalisation have then seen rows twice.
    /// </summary>
    /// <param name="step">The step, counted over all epochs.</param>
    /// <param name="miniBatch">Its rows.</param>
    /// <param name="lossSum">Double, of one element.</param>
    internal void Backward(long step, IStepRows miniBatch, Tensor lossSum)
    {
        while (true)
        {
            try
            {
                BackwardOnce(step, miniBatch, lossSum);
                return;
            }
            catch (Exception error) when (halves && MicroBatches.AreTooLarge(error))
            {
                if (!microBatches.Halve(miniBatch.Length))
                    throw;
                module.zero_grad();
            }
        }
    }

    private void BackwardOnce(long step, IStepRows miniBatch, Tensor lossSum)
    {
        using var scope = NewDisposeScope();
        var length = miniBatch.Length;
        var parts = new BatchPlan(length, microBatches.Rows);
        var losses = new List<(Tensor Mean, long Rows)>();
        for (var part = 0; part < parts.Count; part++)
        {
            var (offset, rows) = parts[part];
            using var inner = NewDisposeScope();
            var changes = random.Changes(step, part);
            var batch = BatchMixing.Apply(
                miniBatch.Take(offset, rows, options.Augmentation, changes), options.Augmentation, changes);
            var value = ForwardLoss(step, part, batch);
            (parts.Count == 1 ? value : value * ((double)rows / length)).backward();
            losses.Add((value.detach().MoveToOuterDisposeScope(), rows));
        }

        // Only once all parts are done: those of a mini-batch that begins anew do not count.
        using var noGrad = no_grad();
        foreach (var (mean, rows) in losses)
            lossSum.add_(mean, (double)rows);
    }

    // A scope of its own: every handle of the forward pass is gone before the backward pass, so that autograd alone
    // decides how long its memory lives.
    private Tensor ForwardLoss(long step, int part, RowBatch batch)
    {
        using var scope = NewDisposeScope();
        Tensor outputs;
        using (random.Forward(step, part))
        using (precision.Forward())
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
