using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>A saved model scores as it did before.</summary>
public class SaveLoadTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData("LinearSvm")]
    [InlineData("AveragedPerceptron")]
    [InlineData("LbfgsLogisticRegression")]
    [InlineData("LbfgsMaximumEntropy")]
    [InlineData("LbfgsPoissonRegression")]
    [InlineData("OnlineGradientDescent")]
    [InlineData("OneVersusAll(LinearSvm)")]
    [InlineData("OneVersusAll(LbfgsLogisticRegression)")]
    [InlineData("OneVersusAll without probabilities")]
    [InlineData("PairwiseCoupling")]
    [InlineData("SdcaLogisticRegression")]
    [InlineData("SdcaMaximumEntropy")]
    [InlineData("SdcaNonCalibrated")]
    [InlineData("NaiveBayes")]
    [InlineData("KMeans")]
    public void A_loaded_model_gives_the_same_scores(string name)
    {
        var data = GoldenRows.Load(_ml);
        var binary = _ml.BinaryClassification.Trainers;
        var multiclass = _ml.MulticlassClassification.Trainers;
        IEstimator<ITransformer> trainer = name switch
        {
            "LinearSvm" => binary.LinearSvm("Binary"),
            "AveragedPerceptron" => binary.AveragedPerceptron("Binary"),
            "LbfgsLogisticRegression" => binary.LbfgsLogisticRegression("Binary"),
            "LbfgsMaximumEntropy" => multiclass.LbfgsMaximumEntropy(),
            "LbfgsPoissonRegression" => _ml.Regression.Trainers.LbfgsPoissonRegression("Count"),
            "OnlineGradientDescent" => _ml.Regression.Trainers.OnlineGradientDescent("Target"),
            "OneVersusAll(LinearSvm)" => multiclass.OneVersusAll(binary.LinearSvm()),
            "OneVersusAll(LbfgsLogisticRegression)" => multiclass.OneVersusAll(binary.LbfgsLogisticRegression()),
            "OneVersusAll without probabilities" => multiclass.OneVersusAll(binary.LinearSvm(), useProbabilities: false),
            "PairwiseCoupling" => multiclass.PairwiseCoupling(binary.LinearSvm()),
            "SdcaLogisticRegression" => binary.SdcaLogisticRegression("Binary", maximumNumberOfIterations: 20),
            "SdcaMaximumEntropy" => multiclass.SdcaMaximumEntropy(maximumNumberOfIterations: 20),
            "SdcaNonCalibrated" => multiclass.SdcaNonCalibrated(lossFunction: new SmoothedHingeLoss(), maximumNumberOfIterations: 20),
            "NaiveBayes" => multiclass.NaiveBayes(),
            "KMeans" => _ml.Clustering.Trainers.KMeans(numberOfClusters: 4),
            _ => throw new NotSupportedException(name),
        };
        var model = trainer.Fit(data);

        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = new MLContext().Model.Load(stream, out var schema);

        Assert.Equal(data.Schema.Count, schema.Count);
        Assert.Equal(Scores(model.Transform(data)), Scores(loaded.Transform(data)));
        Assert.Equal(model.Transform(data).Schema.Select(column => $"{column.Name}: {column.Type}"),
            loaded.Transform(data).Schema.Select(column => $"{column.Name}: {column.Type}"));
    }

    private static float[] Scores(IDataView scored) => scored.Schema["Score"].Type is VectorDataViewType
        ? [.. scored.GetColumn<float[]>("Score").SelectMany(scores => scores)]
        : [.. scored.GetColumn<float>("Score")];
}
