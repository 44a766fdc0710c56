using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Loss and metric on rows that are not trained on.</summary>
internal static class Evaluation
{
    /// <summary>Loss, and metrics over all rows together.</summary>
    internal static (double Loss, double Metric, IReadOnlyDictionary<string, double> Metrics) Run(DeepModule module, IHeldRows rows, Loss loss)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var lossSum = zeros(1, ScalarType.Float64, rows.Device);
        var metricSum = zeros(1, ScalarType.Float64, rows.Device);
        List<Tensor> given = [], labels = [];
        ForEachBatch(module, rows, (batch, outputs) =>
        {
            given.Add(outputs.cpu().MoveToOuterDisposeScope());
            labels.Add(batch.Labels.cpu().MoveToOuterDisposeScope());
            lossSum.add_(loss.Mean(outputs, batch.Labels, batch.Weights), (double)batch.Labels.shape[0]);
            metricSum.add_(loss.MetricSum(outputs, batch.Labels));
        });
        return (
            lossSum.item<double>() / rows.Rows,
            loss.Metric(metricSum.item<double>() / rows.Rows),
            loss.Metrics(cat(given), cat(labels)));
    }

    /// <summary>The module's outputs of all rows, <c>[N, outputs]</c>, with the rows' labels and weights.</summary>
    internal static (Tensor Outputs, Tensor Labels, Tensor? Weights) Outputs(DeepModule module, IHeldRows rows)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        List<Tensor> parts = [], labels = [], weights = [];
        ForEachBatch(module, rows, (batch, outputs) =>
        {
            parts.Add(outputs.MoveToOuterDisposeScope());
            labels.Add(batch.Labels.alias().MoveToOuterDisposeScope());
            if (batch.Weights is { } ofBatch)
                weights.Add(ofBatch.alias().MoveToOuterDisposeScope());
        });
        return (
            cat(parts).MoveToOuterDisposeScope(),
            cat(labels).MoveToOuterDisposeScope(),
            weights.Count == 0 ? null : cat(weights).MoveToOuterDisposeScope());
    }

    private static void ForEachBatch(DeepModule module, IHeldRows rows, Action<RowBatch, Tensor> take)
    {
        module.eval();
        foreach (var batch in rows.Batches())
            take(batch, module.call(batch.Inputs));
    }
}
