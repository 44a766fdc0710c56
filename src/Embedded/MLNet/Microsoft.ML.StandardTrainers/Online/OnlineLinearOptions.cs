namespace Microsoft.ML.Trainers;

public abstract class OnlineLinearOptions : TrainerInputBaseWithLabel
{
    protected OnlineLinearOptions()
    {
    }

    public int NumberOfIterations = 1;

    public float InitialWeightsDiameter;

    public bool Shuffle = true;
}
