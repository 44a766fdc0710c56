namespace Microsoft.ML.Transforms.Text;

public sealed partial class TextFeaturizingEstimator
{
    public enum Language
    {
        English = 1,
        French = 2,
        German = 3,
        Dutch = 4,
        Italian = 5,
        Spanish = 6,
        Japanese = 7,
    }
}
