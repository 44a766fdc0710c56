namespace Microsoft.ML.Trainers.FastTree;

public abstract class FastForestOptionsBase : TreeOptions
{
    public int NumberOfQuantileSamples = 100;

    private protected FastForestOptionsBase()
    {
        FeatureFraction = 0.7;
        BaggingSize = 1;
        FeatureFractionPerSplit = 0.7;
    }
}
