using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The words of texts, their keys, and the n-grams of these.
public sealed class WordBagEstimator : IEstimator<ITransformer>
{
    private readonly IHost _host;
    private readonly string[] _inputColumnNames;
    private readonly string _outputColumnName;
    private readonly EstimatorChain<NgramExtractingTransformer> _steps;

    internal WordBagEstimator(IHostEnvironment env, string outputColumnName, string[] inputColumnNames, NgramSettings settings,
        int[] maximumNgramsCount, NgramExtractingEstimator.WeightingCriteria weighting)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(WordBagEstimator));
        _host.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        _host.CheckNonEmpty(inputColumnNames, nameof(inputColumnNames));
        NgramVocabularyTrainer.Check(weighting, maximumNgramsCount);
        _inputColumnNames = inputColumnNames;
        _outputColumnName = outputColumnName;
        _steps = WordSteps.Make(_host, outputColumnName, inputColumnNames)
            .Append(new ValueToKeyMappingEstimator(_host, [(outputColumnName, outputColumnName)], maximumNgramsCount.Max(),
                ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence, addKeyValueAnnotationsAsText: false, keyData: null))
            .Append(new NgramExtractingEstimator(_host, settings, weighting, maximumNgramsCount, (outputColumnName, outputColumnName)));
    }

    public ITransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return _steps.Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        foreach (var name in _inputColumnNames)
            TextColumns.FindText(_host, inputSchema, name, WordTokenizingTransformer.ExpectedType);
        return inputSchema.With([TextColumns.Counts(_outputColumnName, hasSlotNames: true)]);
    }

    public class Options
    {
        public int NgramLength;
        public int SkipLength;
        public bool UseAllLengths;
        public int[] MaximumNgramsCount;
        public NgramExtractingEstimator.WeightingCriteria Weighting;

        public Options()
        {
            NgramLength = 1;
            UseAllLengths = true;
            MaximumNgramsCount = [NgramExtractingEstimator.DefaultMaximumNgramsCount];
            Weighting = NgramExtractingEstimator.WeightingCriteria.Tf;
        }
    }
}
