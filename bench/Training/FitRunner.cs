using System.Diagnostics;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Torch.Benchmarks;

namespace DeepEstimators.Bench.Training;

/// <summary>Whole fits from a data view of rows in memory, without validation rows.</summary>
internal sealed class FitRunner(string name, DataLoading loading, int? gpu = null, BenchPrecision precision = BenchPrecision.Full) : IRunner
{
    private readonly MLContext _ml = new(seed: 1) { GpuDeviceId = gpu };
    private readonly Dictionary<string, IDataView> _data = [];

    public string Name => name;

    /// <summary>Share of the steps' time in which the last fit waited for rows.</summary>
    internal double DataWaitShare { get; private set; }

    internal static int RowsOf(string net) => net switch { "mlp" or "small mlp" => 20_000, "tabular" => 10_000, "tabular-default" => 50_000, "resnet-20" => 60_000, _ => 3_840 };

    public (double Seconds, double Loss) Run(string net, int threads, int steps)
    {
        if (!_data.TryGetValue(net, out var data))
            _data.Add(net, data = Rows(_ml, net));
        var training = Training(net, threads, steps);
        var epochs = new Epochs();
        training.Observers = [epochs];
        var estimator = Estimator(net, training);
        var clock = Stopwatch.StartNew();
        var model = estimator.Fit(data);
        var seconds = clock.Elapsed.TotalSeconds;
        var read = model.Model.Training.Rows;
        model.Dispose();
        if (read != RowsOf(net))
            throw new InvalidOperationException($"The fit of {net} read {read} rows of {RowsOf(net)}.");
        DataWaitShare = epochs.Done.Average(epoch => epoch.DataWaitShare);
        return (seconds, 0);
    }

    public void Dispose()
    {
    }

    private static bool IsPicture(string net) => net is "cnn" or "resnet-20";

    private static int SizeOf(string net) => net switch { "tabular" or "tabular-default" => 16, "small mlp" => 32, _ => 784 };

    internal static IDataView Rows(MLContext ml, string net)
    {
        var random = new Random(1);
        var rows = RowsOf(net);
        if (net == "text")
        {
            return ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(_ => new TextRow
            {
                Text = string.Join(' ', Enumerable.Range(0, 64).Select(_ => $"w{random.Next(2_000)}")), Label = Class(random),
            }).ToArray(), Keyed<TextRow>());
        }

        var size = SizeOf(net);
        float Value() => IsPicture(net) ? random.Next(256) : random.NextSingle() * 2 - 1;
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(_ => new VectorRow
        {
            Features = [.. Enumerable.Range(0, size).Select(_ => Value())], Label = Class(random),
        }).ToArray(), VectorsOf(net));
    }

    internal static SchemaDefinition VectorsOf(string net)
    {
        var definition = Keyed<VectorRow>();
        definition["Features"].ColumnType = IsPicture(net)
            ? new VectorDataViewType(NumberDataViewType.Single, 1, 28, 28) : new VectorDataViewType(NumberDataViewType.Single, SizeOf(net));
        return definition;
    }

    private DeepMulticlassTrainer Estimator(string net, TrainingOptions training)
    {
        var trainers = _ml.MulticlassClassification.Trainers;
        return net switch
        {
            "mlp" => trainers.DeepTabular(new DeepTabularOptions { Network = Network.Mlp(), Training = training, DataLoading = loading }),
            "tabular" => trainers.DeepTabular(new DeepTabularOptions { Network = Network.TabM(members: 16, width: 128), Training = training, DataLoading = loading }),
            "tabular-default" => trainers.DeepTabular(new DeepTabularOptions { Training = training, DataLoading = loading }),
            "cnn" or "resnet-20" => trainers.DeepImage(new DeepImageOptions
            {
                FeatureColumnName = "Features",
                Network = net == "cnn" ? Network.SmallCnn() : Network.ResNet(20),
                Training = training,
                DataLoading = loading,
            }),
            "text" => trainers.DeepText(new DeepTextOptions { Training = training, MaxLength = 64, DataLoading = loading }),
            _ => throw new ArgumentException($"No such network: {net}"),
        };
    }

    private TrainingOptions Training(string net, int threads, int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = net switch { "cnn" or "resnet-20" => 128, "text" => 64, _ => 256 },
        ValidationFraction = 0,
        EarlyStoppingPatience = 0,
        RestoreBest = false,
        Threads = threads,
        Precision = precision == BenchPrecision.MixedBFloat16 ? TrainingPrecision.MixedBFloat16 : TrainingPrecision.Full,
        AllowTensorFloat32 = gpu is null ? null : precision == BenchPrecision.TensorFloat32,
        Seed = 1,
    };

    // From 0, as keys are in objects.
    private static uint Class(Random random) => (uint)random.Next(10);

    private static SchemaDefinition Keyed<T>()
    {
        var definition = SchemaDefinition.Create(typeof(T));
        definition["Label"].ColumnType = new KeyDataViewType(typeof(uint), 10);
        return definition;
    }

    private sealed class Epochs : ITrainingObserver
    {
        internal List<EpochSummary> Done { get; } = [];

        public bool ObservesSteps => false;

        public void EpochEnded(EpochSummary summary) => Done.Add(summary);
    }

    internal sealed class VectorRow
    {
        public float[] Features { get; set; } = [];

        public uint Label { get; set; }
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";

        public uint Label { get; set; }
    }
}
