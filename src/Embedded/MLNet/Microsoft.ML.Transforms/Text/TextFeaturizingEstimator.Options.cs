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

    public enum NormFunction
    {
        None = 0,
        L1 = 1,
        L2 = 2,
        Infinity = 3,
    }

    public sealed class Options : TransformInputBase
    {
        public TextNormalizingEstimator.CaseMode CaseMode = TextNormalizingEstimator.CaseMode.Lower;
        public bool KeepDiacritics;
        public bool KeepPunctuations = true;
        public bool KeepNumbers = true;
        public string OutputTokensColumnName;
        public NormFunction Norm = NormFunction.L2;

        public Options()
        {
        }

        public IStopWordsRemoverOptions StopWordsRemoverOptions { get; set; }

        public WordBagEstimator.Options WordFeatureExtractor { get; set; } = new() { NgramLength = 2 };

        public WordBagEstimator.Options CharFeatureExtractor { get; set; } = new() { NgramLength = 3, UseAllLengths = false };
    }
}
