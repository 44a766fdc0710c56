using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

public sealed class CustomStopWordsRemovingEstimator : TrivialEstimator<CustomStopWordsRemovingTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal CustomStopWordsRemovingEstimator(IHostEnvironment env, string[] stopWords,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(CustomStopWordsRemovingEstimator)),
            new CustomStopWordsRemovingTransformer(env, stopWords, columns))
    {
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => WordRemoval.GetOutputSchema(Host, inputSchema, _columns);

    public sealed class Options : IStopWordsRemoverOptions
    {
        public string[] StopWords;

        public Options()
        {
        }
    }
}
