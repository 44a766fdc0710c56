using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

// Collects the finite scores. Beyond the maximum number of examples a reservoir of them is kept.
internal abstract class CalibratorTrainerBase(int maximumExampleCount) : ICalibratorTrainer
{
    public const int DefaultMaximumExampleCount = 1000000;

    private readonly Random _random = new(0);
    private long _seen;

    public bool NeedsTraining => true;

    private protected List<(float Score, bool Label, float Weight)> Examples { get; } = [];

    public void ProcessTrainingExample(float output, bool label, float weight)
    {
        if (!float.IsFinite(output))
            return;
        _seen++;
        if (Examples.Count < maximumExampleCount)
        {
            Examples.Add((output, label, weight));
            return;
        }
        var place = _random.NextInt64(_seen);
        if (place < maximumExampleCount)
            Examples[(int)place] = (output, label, weight);
    }

    public ICalibrator FinishTraining(IHostEnvironment env)
    {
        Contracts.Check(Examples.Count > 0, "Calibrator trained on zero instances.");
        return Create(env);
    }

    private protected abstract ICalibrator Create(IHostEnvironment env);
}
