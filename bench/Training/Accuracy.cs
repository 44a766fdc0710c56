using DeepEstimators.Training;
using TorchSharp;

namespace DeepEstimators.Bench.Training;

internal static class Accuracy
{
    private const int BatchRows = 500;

    internal static double Of(BatchScorer scorer, TrainingData test)
    {
        var labels = test.Labels.data<long>().ToArray();
        var hits = 0;
        for (var start = 0; start < labels.Length; start += BatchRows)
        {
            var count = Math.Min(BatchRows, labels.Length - start);
            using var batch = test.Inputs.narrow(0, start, count);
            var scores = scorer.Score(batch);
            var classes = scores.Length / count;
            for (var row = 0; row < count; row++)
            {
                var own = scores.AsSpan(row * classes, classes);
                var best = 0;
                for (var i = 1; i < classes; i++)
                    best = own[i] > own[best] ? i : best;
                hits += best == labels[start + row] ? 1 : 0;
            }
        }

        return hits / (double)labels.Length;
    }
}
