using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The beginning of the bags: the words of one text column, or of several one after the other.
internal static class WordSteps
{
    public static IEstimator<ITransformer> Make(IHostEnvironment env, string outputColumnName, string[] inputColumnNames)
    {
        if (inputColumnNames.Length == 1)
            return new WordTokenizingEstimator(env, null, (outputColumnName, inputColumnNames[0]));
        return new ColumnConcatenatingEstimator(env, outputColumnName, inputColumnNames)
            .Append(new WordTokenizingEstimator(env, null, (outputColumnName, outputColumnName)));
    }
}
