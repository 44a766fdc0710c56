using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.Clusters;

namespace Microsoft.ML.Trainers;

public class KMeansTrainer : TrainerEstimatorBase<ClusteringPredictionTransformer<KMeansModelParameters>, KMeansModelParameters>
{
    internal const string LoadNameValue = "KMeansPlusPlus";

    private readonly Options _options;

    internal KMeansTrainer(IHostEnvironment env, Options options)
        : base(env.Register(LoadNameValue), TrainerUtils.MakeR4VecFeature(options.FeatureColumnName), default,
            TrainerUtils.MakeR4ScalarWeightColumn(options.ExampleWeightColumnName))
    {
        Host.CheckUserArg(options.NumberOfClusters > 0, nameof(options.NumberOfClusters), "Must be positive");
        Host.CheckUserArg(options.MaximumNumberOfIterations > 0, nameof(options.MaximumNumberOfIterations), "Must be positive");
        Host.CheckUserArg(options.OptimizationTolerance > 0, nameof(options.OptimizationTolerance), "Tolerance must be positive");
        Host.CheckUserArg(options.AccelerationMemoryBudgetMb > 0, nameof(options.AccelerationMemoryBudgetMb), "Must be positive");
        Host.CheckUserArg(options.NumberOfThreads is null or > 0, nameof(options.NumberOfThreads), "Must be either null or a positive integer.");
        _options = options;
    }

    public override TrainerInfo Info { get; } = new();

    // All passes are over examples in memory.
    private protected override bool ReadsRowsOnce => true;

    private protected override PredictionKind PredictionKind => PredictionKind.Clustering;

    private protected override KMeansModelParameters TrainModelCore(TrainContext trainContext)
    {
        var data = trainContext.TrainingSet;
        data.CheckFeatureFloatVector(out var featureCount);
        data.CheckOptFloatWeight();

        using var channel = Host.Start("Training");
        using var cursor = new StandardCursor(data, CursOpt.Features | CursOpt.Weight);
        var examples = TrainingExamples.Load(cursor);
        if (cursor.BadFeaturesRowCount > 0)
            channel.Warning($"{cursor.BadFeaturesRowCount} instances with missing features detected and ignored. Consider using MissingHandler.");
        // Before as many centroids are allocated as somebody may ask for.
        Host.Check(examples.Count >= _options.NumberOfClusters, "Failed to initialize clusters: too few examples");

        var rows = new ClusteredRows(examples, featureCount, _options.NumberOfThreads ?? -1);
        var seeds = _options.InitializationAlgorithm switch
        {
            InitializationAlgorithm.Random => Seeding.Random(rows, _options.NumberOfClusters, Host),
            InitializationAlgorithm.KMeansPlusPlus => Seeding.PlusPlus(rows, _options.NumberOfClusters, Host),
            _ => Seeding.Oversampled(rows, _options.NumberOfClusters, Host),
        };
        CheckFinite(seeds);
        var clustering = new Clustering(rows, seeds, _options.AccelerationMemoryBudgetMb * 1024L * 1024);
        var iterations = clustering.Refine(_options.MaximumNumberOfIterations, _options.OptimizationTolerance, Host);
        var centroids = clustering.GetCentroids();
        CheckFinite(centroids);
        channel.Info($"K-means made {iterations} passes over {examples.Count} rows; the last average score is {clustering.AverageScore:G7}");
        return new KMeansModelParameters(Host, centroids);
    }

    private void CheckFinite(float[][] centroids)
    {
        foreach (var centroid in centroids)
            Host.Check(TensorPrimitives.IsFiniteAll<float>(centroid), "Model training failed: non-finite coordinates are generated");
    }

    private protected override ClusteringPredictionTransformer<KMeansModelParameters> MakeTransformer(
        KMeansModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema)
    {
        var annotations = new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation());
        return
        [
            new(DefaultColumnNames.Score, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false, annotations),
            new(DefaultColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true, annotations),
        ];
    }

    public enum InitializationAlgorithm
    {
        KMeansPlusPlus = 0,
        Random = 1,
        KMeansYinyang = 2,
    }

    public sealed class Options : UnsupervisedTrainerInputBaseWithWeight
    {
        public Options()
        {
        }

        public int NumberOfClusters = 5;

        public InitializationAlgorithm InitializationAlgorithm = InitializationAlgorithm.KMeansYinyang;

        public float OptimizationTolerance = 1e-7f;

        public int MaximumNumberOfIterations = 1000;

        // Of bounds that let rows be passed over. The rows themselves are in memory in any case.
        public int AccelerationMemoryBudgetMb = 4 * 1024;

        public int? NumberOfThreads;
    }
}
