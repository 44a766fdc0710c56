namespace Microsoft.ML.Trainers;

public abstract class AveragedLinearOptions : OnlineLinearOptions
{
    protected AveragedLinearOptions()
    {
    }

    public float LearningRate = 1;

    public bool DecreaseLearningRate;

    public float L2Regularization;

    public bool Averaged = true;

    // Sums the weights up only where they have changed enough to matter; otherwise at every row.
    public bool LazyUpdate = true;
}
