using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        _env.CheckValue(data, nameof(data));
        _env.CheckParam(testFraction is > 0 and < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        var position = SplitPosition.Create(_env, data, samplingKeyColumnName, seed);
        return Split(data, position, 0, testFraction);
    }

    public IReadOnlyList<TrainTestData> CrossValidationSplit(IDataView data, int numberOfFolds = 5, string samplingKeyColumnName = null,
        int? seed = null)
    {
        _env.CheckValue(data, nameof(data));
        _env.CheckParam(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");
        return CrossValidationSplit(_env, data, numberOfFolds, samplingKeyColumnName, seed);
    }

    // Each fold is the test set once.
    internal static IReadOnlyList<TrainTestData> CrossValidationSplit(IHostEnvironment env, IDataView data, int numberOfFolds,
        string samplingKeyColumnName, int? seed)
    {
        var position = SplitPosition.Create(env, data, samplingKeyColumnName, seed);
        var folds = new TrainTestData[numberOfFolds];
        for (var i = 0; i < numberOfFolds; i++)
            folds[i] = Split(data, position, (double)i / numberOfFolds, (double)(i + 1) / numberOfFolds);
        return folds;
    }

    private static TrainTestData Split(IDataView data, SplitPosition position, double lower, double upper) => new(
        new SplitDataView(data, position, lower, upper, complement: true),
        new SplitDataView(data, position, lower, upper, complement: false));

    public struct TrainTestData
    {
        public readonly IDataView TrainSet;
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
