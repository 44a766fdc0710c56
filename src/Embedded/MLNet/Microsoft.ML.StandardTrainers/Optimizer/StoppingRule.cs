namespace Microsoft.ML.Numeric;

// When a search has come close enough. Asked once after each iteration, counted from 1.
internal abstract class StoppingRule(double tolerance, int maximumIterations)
{
    protected double Tolerance => tolerance;

    protected int MaximumIterations => maximumIterations;

    public abstract bool IsMet(double lastValue, double value, int iteration);
}

// By the mean improvement, the latest weighing most, with the bias of its start taken out.
internal sealed class MeanImprovementRule(double tolerance, int maximumIterations) : StoppingRule(tolerance, maximumIterations)
{
    private const double Decay = 0.25;

    private double _sum;

    public override bool IsMet(double lastValue, double value, int iteration)
    {
        _sum = (lastValue - value) + (Decay * _sum);
        return !(_sum * (1 - Decay) / (1 - Math.Pow(Decay, iteration)) >= Tolerance) || iteration >= MaximumIterations;
    }
}

// By the mean of the last improvements, relative to the value; never before so many have been made.
internal sealed class MeanRelativeImprovementRule(double tolerance, int maximumIterations) : StoppingRule(tolerance, maximumIterations)
{
    private const int Count = 5;

    private readonly Queue<double> _values = new(Count);

    public override bool IsMet(double lastValue, double value, int iteration)
    {
        _values.Enqueue(value);
        if (_values.Count <= Count)
            return false;
        var improvement = (_values.Dequeue() - value) / Count;
        return !(improvement / Math.Abs(value) >= Tolerance) || iteration >= MaximumIterations;
    }
}
