namespace Microsoft.ML.Trainers.FastTree;

public enum EarlyStoppingMetric
{
    L1Norm = 1,
    L2Norm = 2,
}
