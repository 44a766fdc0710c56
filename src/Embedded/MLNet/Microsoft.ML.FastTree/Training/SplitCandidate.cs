namespace Microsoft.ML.Trainers.FastTree;

/// <summary>The best split of a node on one feature: bins up to the threshold go left.</summary>
internal struct SplitCandidate
{
    public int Feature;
    public int Threshold;
    public double Gain;
    public double LeftOutput;
    public double RightOutput;

    /// <summary>No split is possible.</summary>
    public static readonly SplitCandidate None = new() { Gain = double.NegativeInfinity };
}
