using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

// The share of positives in each of equally wide bins between the smallest and the largest score.
internal sealed class NaiveCalibratorTrainer(int maximumExampleCount = CalibratorTrainerBase.DefaultMaximumExampleCount)
    : CalibratorTrainerBase(maximumExampleCount)
{
    private const int BinCount = 200;

    private protected override ICalibrator Create(IHostEnvironment env)
    {
        // As of the real one: without positives there is nothing to learn.
        Contracts.Check(Examples.Any(example => example.Label), "Calibrator trained on zero instances.");
        var min = Examples.Min(example => example.Score);
        var binSize = (Examples.Max(example => example.Score) - min) / BinCount;
        var positives = new double[BinCount];
        var counts = new double[BinCount];
        foreach (var (score, label, _) in Examples)
        {
            var bin = NaiveCalibrator.BinOf(score, min, binSize, BinCount);
            counts[bin]++;
            if (label)
                positives[bin]++;
        }
        var probabilities = new float[BinCount];
        for (var i = 0; i < BinCount; i++)
            probabilities[i] = counts[i] == 0 ? 0 : (float)(positives[i] / counts[i]);
        return new NaiveCalibrator(env, min, binSize, probabilities);
    }
}
