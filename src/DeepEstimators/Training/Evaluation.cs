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
        module.eval();
        var perRow = rows.Inputs.numel() / rows.Rows;
        var batchSize = Math.Clamp(BatchElements / perRow, 16, 4096);
        var lossSum = zeros(1, ScalarType.Float64, rows.Inputs.device);
        var metricSum = zeros(1, ScalarType.Float64, rows.Inputs.device);
        for (long start = 0; start < rows.Rows; start += batchSize)
        {
            var length = Math.Min(batchSize, rows.Rows - start);
            using var batchScope = NewDisposeScope();
            var batch = rows.Take(start, length);
            var outputs = module.call(batch.Inputs);
            lossSum.add_(loss.Mean(outputs, batch.Labels, batch.Weights), (double)length);
            metricSum.add_(loss.MetricSum(outputs, batch.Labels));
        }

        return (lossSum.item<double>() / rows.Rows, loss.Metric(metricSum.item<double>() / rows.Rows));
    }
}
