using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

public sealed class StopWordsRemovingEstimator : TrivialEstimator<StopWordsRemovingTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    public enum Language
    {
        English = 0,
        French = 1,
        German = 2,
        Dutch = 3,
        Danish = 4,
        Swedish = 5,
        Italian = 6,
        Spanish = 7,
        Portuguese = 8,
        Portuguese_Brazilian = 9,
        Norwegian_Bokmal = 10,
        Russian = 11,
        Polish = 12,
        Czech = 13,
        Arabic = 14,
        Japanese = 15,
    }

    internal StopWordsRemovingEstimator(IHostEnvironment env, Language language, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(StopWordsRemovingEstimator)),
            new StopWordsRemovingTransformer(env, language, columns))
    {
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => WordRemoval.GetOutputSchema(Host, inputSchema, _columns);

    public sealed class Options : IStopWordsRemoverOptions
    {
        public TextFeaturizingEstimator.Language Language = TextFeaturizingEstimator.Language.English;

        public Options()
        {
        }
    }
}
