using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Loss and metric on rows that are not trained on.</summary>
internal static class Evaluation
{
    // Numbers of one batch's inputs: keeps a batch of large images small and one of short vectors long.
    private const long BatchElements = 1 << 20;

    internal static (double Loss, double Metric) Run(DeepModule module, DeviceRows rows, Loss loss)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var lossSum = zeros(1, ScalarType.Float64, rows.Inputs.device);
        var metricSum = zeros(1, ScalarType.Float64, rows.Inputs.device);
        ForEachBatch(module, rows, (batch, outputs) =>
        {
            lossSum.add_(loss.Mean(outputs, batch.Labels, batch.Weights), (double)batch.Labels.shape[0]);
            metricSum.add_(loss.MetricSum(outputs, batch.Labels));
        });
        return (lossSum.item<double>() / rows.Rows, loss.Metric(metricSum.item<double>() / rows.Rows));
    }

    /// <summary>The module's outputs of all rows, <c>[N, outputs]</c>.</summary>
    internal static Tensor Outputs(DeepModule module, DeviceRows rows)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        ForEachBatch(module, rows, (_, outputs) => parts.Add(outputs.MoveToOuterDisposeScope()));
        return cat(parts).MoveToOuterDisposeScope();
    }

    private static void ForEachBatch(DeepModule module, DeviceRows rows, Action<RowBatch, Tensor> take)
    {
        module.eval();
        var perRow = rows.Inputs.numel() / rows.Rows;
        var batchSize = Math.Clamp(BatchElements / perRow, 16, 4096);
        for (long start = 0; start < rows.Rows; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var batch = rows.Take(start, Math.Min(batchSize, rows.Rows - start));
            take(batch, module.call(batch.Inputs));
        }
    }
}
