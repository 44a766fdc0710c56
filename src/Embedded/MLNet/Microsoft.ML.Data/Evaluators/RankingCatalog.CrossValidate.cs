using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class RankingCatalog
{
    // Groups stay whole: each is in one fold.
    public IReadOnlyList<CrossValidationResult<RankingMetrics>> CrossValidate(IDataView data, IEstimator<ITransformer> estimator,
        int numberOfFolds = 5, string labelColumnName = DefaultColumnNames.Label, string rowGroupColumnName = DefaultColumnNames.GroupId,
        int? seed = null)
    {
        Environment.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        Environment.CheckNonEmpty(rowGroupColumnName, nameof(rowGroupColumnName));
        return CrossValidate(data, estimator, numberOfFolds, rowGroupColumnName, seed,
            scored => Evaluate(scored, labelColumnName, rowGroupColumnName));
    }
}
