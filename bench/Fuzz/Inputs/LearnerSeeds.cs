using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace Bench.Fuzz.Inputs;

/// <summary>Every family of learners, with what it needs before it and what goes behind it.</summary>
internal sealed class LearnerSeeds(MLContext ml)
{
    public IEnumerable<(string Name, IEstimator<ITransformer> Estimator)> All() => Binary().Concat(Multiclass()).Concat(Others())
        .Select(learner => (learner.Name, (IEstimator<ITransformer>)Prepared(learner.Trainer)));

    private EstimatorChain<ITransformer> Prepared(IEstimator<ITransformer> trainer) =>
        ml.Transforms.ReplaceMissingValues("Features").Append(ml.Transforms.Conversion.MapValueToKey("Class", "Category")).Append(trainer);

    private IEnumerable<(string Name, IEstimator<ITransformer> Trainer)> Binary()
    {
        var trainers = ml.BinaryClassification.Trainers;
        var calibrators = ml.BinaryClassification.Calibrators;
        yield return ("trees", trainers.FastTree(numberOfLeaves: 5, numberOfTrees: 4, minimumExampleCountPerLeaf: 2));
        yield return ("forest", trainers.FastForest(numberOfLeaves: 5, numberOfTrees: 4, minimumExampleCountPerLeaf: 2));
        yield return ("svm and Platt", trainers.LinearSvm().Append(calibrators.Platt()));
        yield return ("perceptron and isotonic", trainers.AveragedPerceptron().Append(calibrators.Isotonic()));
        yield return ("svm and naive", trainers.LinearSvm().Append(calibrators.Naive()));
        yield return ("svm and fixed Platt", trainers.LinearSvm().Append(calibrators.Platt(-1, 0.5)));
        yield return ("logistic", trainers.LbfgsLogisticRegression());
        yield return ("sdca logistic", trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 5 }));
        yield return ("sdca", trainers.SdcaNonCalibrated(new SdcaNonCalibratedBinaryTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 5 }));
    }

    private IEnumerable<(string Name, IEstimator<ITransformer> Trainer)> Multiclass()
    {
        var trainers = ml.MulticlassClassification.Trainers;
        var binary = ml.BinaryClassification.Trainers;
        var back = ml.Transforms.Conversion.MapKeyToValue("PredictedLabel");
        yield return ("one versus all", trainers.OneVersusAll(binary.LinearSvm("Class"), "Class").Append(back));
        yield return ("one versus all trees", trainers.OneVersusAll(binary.FastTree("Class", numberOfLeaves: 3, numberOfTrees: 2, minimumExampleCountPerLeaf: 2), "Class", useProbabilities: false));
        yield return ("pairwise coupling", trainers.PairwiseCoupling(binary.LinearSvm("Class"), "Class").Append(back));
        yield return ("maximum entropy", trainers.LbfgsMaximumEntropy("Class").Append(back));
        yield return ("sdca maximum entropy", trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options { LabelColumnName = "Class", NumberOfThreads = 1, MaximumNumberOfIterations = 5 }));
        yield return ("sdca multiclass", trainers.SdcaNonCalibrated(new SdcaNonCalibratedMulticlassTrainer.Options { LabelColumnName = "Class", NumberOfThreads = 1, MaximumNumberOfIterations = 5 }));
        yield return ("naive Bayes", trainers.NaiveBayes("Class"));
    }

    private IEnumerable<(string Name, IEstimator<ITransformer> Trainer)> Others()
    {
        var trainers = ml.Regression.Trainers;
        yield return ("tree regression", trainers.FastTree("Target", numberOfLeaves: 5, numberOfTrees: 4, minimumExampleCountPerLeaf: 2));
        yield return ("forest regression", trainers.FastForest("Target", numberOfLeaves: 5, numberOfTrees: 4, minimumExampleCountPerLeaf: 2));
        yield return ("gradient descent", trainers.OnlineGradientDescent("Target"));
        yield return ("Poisson", ml.Transforms.Conversion.ConvertType("Count", "Whole").Append(trainers.LbfgsPoissonRegression("Count")));
        yield return ("sdca regression", trainers.Sdca(new SdcaRegressionTrainer.Options { LabelColumnName = "Target", NumberOfThreads = 1, MaximumNumberOfIterations = 5 }));
        yield return ("clusters", ml.Clustering.Trainers.KMeans(new KMeansTrainer.Options { NumberOfClusters = 3, NumberOfThreads = 1 }));
    }
}
