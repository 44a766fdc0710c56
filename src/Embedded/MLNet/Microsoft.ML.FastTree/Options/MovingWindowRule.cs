using System.Collections.Generic;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class MovingWindowRule : EarlyStoppingRule
{
    private readonly Queue<float> _past = new();

    private protected MovingWindowRule(float threshold, int windowSize, bool lowerIsBetter)
        : base(lowerIsBetter)
    {
        Contracts.CheckUserArg(threshold is >= 0 and <= 1, nameof(threshold), "Must be in range [0,1].");
        Contracts.CheckUserArg(windowSize > 0, nameof(windowSize), "Must be positive.");
        Threshold = threshold;
        WindowSize = windowSize;
    }

    public float Threshold { get; }

    public int WindowSize { get; }

    // Takes in a training score; false until the window was full before.
    private protected bool TryGetRecent(float score, out float best, out float average)
    {
        bool isFull = _past.Count >= WindowSize;
        if (isFull)
            _past.Dequeue();
        _past.Enqueue(score);
        best = LowerIsBetter ? float.PositiveInfinity : float.NegativeInfinity;
        float sum = 0;
        foreach (float past in _past)
        {
            sum += past;
            if ((past > best) != LowerIsBetter)
                best = past;
        }
        average = sum / _past.Count;
        return isFull;
    }
}
