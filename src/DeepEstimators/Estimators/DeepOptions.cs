using DeepEstimators.Inputs;
using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace DeepEstimators;

/// <summary>What all deep trainers have in common. Checked when the trainer is made, which keeps a copy.</summary>
public abstract class DeepOptions
{
    internal const int DefaultScoringBatchSize = 256;
    internal const int EnsembleLimit = 1_024;

    private TrainingOptions? training;
    private bool isTrainingSet;

    private protected DeepOptions(string featureColumnName) => FeatureColumnName = featureColumnName;

    /// <summary>
    /// The column to learn. Binary: Boolean, a key of two values, or 0 and 1. Multiclass: a key. Regression: a number. Rows
    /// where it is missing are skipped, with their count in the log. Default <c>Label</c>.
    /// </summary>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>
    /// The column to learn from: a vector of numbers of known size, or one number. Values must be finite. The network
    /// standardises them itself.
    /// </summary>
    public string FeatureColumnName { get; set; }

    /// <summary>A column of weights, 0 or more; null (default): every row counts alike.</summary>
    public string? ExampleWeightColumnName { get; set; }

    /// <summary>How the network is trained. By default as suits it, or what it learns from.</summary>
    public TrainingOptions Training
    {
        get
        {
            if (!isTrainingSet)
                Training = DefaultTraining();
            return training!;
        }

        set => (training, isTrainingSet) = (value, true);
    }

    /// <summary>
    /// Networks that each fit trains, 1 (default) to 1,024, all on the same rows, with the seeds <see cref="TrainingOptions.Seed"/> and
    /// those that follow it. Their probabilities, or predicted numbers, are averaged (Lakshminarayanan, Pritzel and Blundell, "Simple
    /// and Scalable Predictive Uncertainty Estimation Using Deep Ensembles", 2017); the result is one model.
    /// </summary>
    public int Ensemble { get; set; } = 1;

    /// <summary>
    /// Networks of an ensemble trained at the same time at most, 1 (default) to 1,024. More than one suits small networks, which train
    /// on one thread each.
    /// </summary>
    public int EnsembleParallelism { get; set; } = 1;

    /// <summary>Weights that each fit starts from; null (default): random ones.</summary>
    public PretrainedWeights? Pretrained { get; set; }

    /// <summary>Rows in one forward pass at most when the model scores, 1 to 1,048,576. Default 256.</summary>
    public int ScoringBatchSize { get; set; } = DefaultScoringBatchSize;

    /// <summary>Where the rows of a fit lie. Default <see cref="DataLoading.Auto"/>.</summary>
    public DataLoading DataLoading { get; set; } = DataLoading.Auto;

    /// <summary>
    /// Bytes of features up to which <see cref="DataLoading.Auto"/> keeps rows in memory, 1 or more; null (default): a quarter of the
    /// memory that the process may take.
    /// </summary>
    public long? MemoryLimit { get; set; }

    /// <summary>
    /// Rows of the pool that mini-batches of streamed rows are drawn from at random, 2 to 16,777,216; the more, the better rows that
    /// lie together in the data are mixed. Default 65,536.
    /// </summary>
    public int ShufflePoolRows { get; set; } = 65_536;

    private protected virtual TrainingOptions DefaultTraining() => new();

    internal LoadingSettings Loading() => new(
        DataLoading, MemoryLimit ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, ShufflePoolRows);

    internal virtual void Validate()
    {
        OptionCheck.Defined(DataLoading, nameof(DataLoading));
        if (MemoryLimit is { } limit)
            OptionCheck.AtLeast(limit, 1, nameof(MemoryLimit));
        OptionCheck.InRange(ShufflePoolRows, 2, 1 << 24, nameof(ShufflePoolRows));
        CheckName(LabelColumnName, nameof(LabelColumnName));
        CheckName(FeatureColumnName, nameof(FeatureColumnName));
        if (ExampleWeightColumnName is not null)
            CheckName(ExampleWeightColumnName, nameof(ExampleWeightColumnName));
        if (Training is null)
            throw new ArgumentNullException(nameof(Training), "Training is null; allowed: TrainingOptions.");
        OptionCheck.InRange(ScoringBatchSize, 1, 1_048_576, nameof(ScoringBatchSize));
        OptionCheck.InRange(Ensemble, 1, EnsembleLimit, nameof(Ensemble));
        OptionCheck.InRange(EnsembleParallelism, 1, EnsembleLimit, nameof(EnsembleParallelism));
        if (EnsembleParallelism > 1 && Training.Observers is { Count: > 0 })
            throw OptionCheck.OutOfRange(nameof(EnsembleParallelism), EnsembleParallelism, "1 where Training has Observers");
        Training.Validate();
    }

    internal virtual DeepOptions Clone()
    {
        var copy = (DeepOptions)MemberwiseClone();
        copy.Training = Training.Clone();
        return copy;
    }

    private protected static void CheckSet(object? value, string option, string allowed)
    {
        if (value is null)
            throw new ArgumentNullException(option, $"{option} is null; allowed: {allowed}.");
    }

    private protected static void CheckNames(IReadOnlyList<string>? names, string option)
    {
        if (names is null)
            return;
        if (names.Count == 0)
            throw new ArgumentException($"{option} is empty; allowed: the names of columns, or null.", option);
        foreach (var name in names)
            CheckName(name, option);
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
            throw new ArgumentException($"{option} names a column twice; allowed: different columns.", option);
    }

    private static void CheckName(string? name, string option)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException(
                $"{option} is {(name is null ? "null" : "empty")}; allowed: the name of a column.", option);
    }
}

/// <summary>Options of DeepTabular.</summary>
public sealed class DeepTabularOptions : DeepOptions
{
    /// <summary>Starts with the defaults.</summary>
    public DeepTabularOptions() : base("Features")
    {
    }

    /// <summary>
    /// The columns to learn from, instead of <see cref="DeepOptions.FeatureColumnName"/>: any mix of numbers and vectors of numbers,
    /// Booleans, and categories, which are keys or texts. Null (default): that one column of numbers.
    /// </summary>
    public IReadOnlyList<string>? FeatureColumnNames { get; set; }

    /// <summary>How those columns become the row that the network reads.</summary>
    public TableOptions Table { get; set; } = new();

    /// <summary>
    /// The architecture. Default <see cref="DeepEstimators.Network.TabM"/> with 32 members of 384 units, 128 bins and embeddings of 24,
    /// which a CPU trains in minutes on tens of thousands of rows; <see cref="DeepEstimators.Network.Tabular"/> takes a small part of the time.
    /// <see cref="DeepOptions.Training"/> is <see cref="TrainingOptions.ForTabM"/> by default for a TabM, and <see cref="TrainingOptions"/>
    /// as they are for others.
    /// </summary>
    public Network Network { get; set; } = new TabMNetwork(width: 384, bins: 128, embeddingSize: 24);

    private protected override TrainingOptions DefaultTraining() => Network is TabMNetwork ? TrainingOptions.ForTabM() : new TrainingOptions();

    internal static DeepTabularOptions Of(
        string labelColumnName,
        IReadOnlyList<string> featureColumnNames,
        string? exampleWeightColumnName,
        Network? network,
        TrainingOptions? training)
    {
        ArgumentNullException.ThrowIfNull(featureColumnNames);
        var options = new DeepTabularOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = featureColumnNames,
            ExampleWeightColumnName = exampleWeightColumnName,
        };
        options.Network = network ?? options.Network;
        options.Training = training ?? options.Training;
        return options;
    }

    internal override DeepOptions Clone()
    {
        var copy = (DeepTabularOptions)base.Clone();
        copy.FeatureColumnNames = FeatureColumnNames?.ToArray();
        copy.Table = Table.Clone();
        return copy;
    }

    internal override void Validate()
    {
        CheckSet(Network, nameof(Network), "a network such as Network.TabM()");
        CheckNames(FeatureColumnNames, nameof(FeatureColumnNames));
        CheckSet(Table, nameof(Table), "TableOptions");
        Table.Validate();
        base.Validate();
    }
}

/// <summary>Options of DeepImage.</summary>
public sealed class DeepImageOptions : DeepOptions
{
    /// <summary>Starts with the defaults.</summary>
    public DeepImageOptions() : base("Image")
    {
    }

    private protected override TrainingOptions DefaultTraining() => TrainingOptions.ForImages();

    /// <summary>The architecture. Default <see cref="DeepEstimators.Network.ResNet"/>.</summary>
    public Network Network { get; set; } = Network.ResNet();

    /// <summary>
    /// Height of the images in pixels, 1 to 65,536, to which images and image files are resized; null (default): what the column's
    /// type says, for vectors of pixels else a square.
    /// </summary>
    public int? Height { get; set; }

    /// <summary>
    /// Width of the images in pixels, 1 to 65,536, to which images and image files are resized; null (default): what the column's
    /// type says, for vectors of pixels else a square.
    /// </summary>
    public int? Width { get; set; }

    /// <summary>
    /// Channels of the images, 1 to 65,536, which vectors of pixels hold one after another; null (default): 3 for images and image
    /// files, of which there may be 1 (grey), 3 (red, green, blue) or 4 (with alpha), and for vectors of pixels what the column's
    /// dimensions say, else 1, 3 or 4, the first that fits.
    /// </summary>
    public int? Channels { get; set; }

    internal override void Validate()
    {
        const int Largest = 65_536;
        CheckSet(Network, nameof(Network), "a network such as Network.ResNet()");
        if (Height is { } height)
            OptionCheck.InRange(height, 1, Largest, nameof(Height));
        if (Width is { } width)
            OptionCheck.InRange(width, 1, Largest, nameof(Width));
        if (Channels is { } channels)
            OptionCheck.InRange(channels, 1, Largest, nameof(Channels));
        base.Validate();
    }
}

/// <summary>Options of Deep, for a module of the user's own.</summary>
public sealed class DeepModuleOptions : DeepOptions
{
    /// <summary>Starts with the defaults.</summary>
    public DeepModuleOptions() : base("Features")
    {
    }

    /// <summary>
    /// Makes a new module, which takes a float batch <c>[N, n]</c> or <c>[N, C, H, W]</c> and gives logits
    /// <c>[N, classes]</c>, or <c>[N, 1]</c> for binary classification and regression. Called at each fit. A model can be
    /// saved when this is a public static method, or when the module's type has a public parameterless constructor.
    /// </summary>
    public Func<nn.Module<Tensor, Tensor>>? Module { get; set; }

    /// <summary>
    /// The columns to learn from, instead of <see cref="DeepOptions.FeatureColumnName"/>: any mix of numbers and vectors of numbers,
    /// Booleans, and categories, which are keys or texts. The module gets one row <c>[N, n]</c>: the numbers as they are, none of
    /// them missing, then each category as a number, 0 for a missing or unknown value and 1, 2, … for the others, the most frequent
    /// first. Columns that are the same in all training rows are left out. Null (default): that one column.
    /// </summary>
    public IReadOnlyList<string>? FeatureColumnNames { get; set; }

    /// <summary>What one row is to the module; null (default): a vector as long as the column.</summary>
    public InputShape? InputShape { get; set; }

    internal static DeepModuleOptions Of(
        string labelColumnName,
        string featureColumnName,
        string? exampleWeightColumnName,
        InputShape? inputShape,
        TrainingOptions? training)
    {
        var options = new DeepModuleOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            InputShape = inputShape,
        };
        options.Training = training ?? options.Training;
        return options;
    }

    internal override void Validate()
    {
        CheckSet(Module, nameof(Module), "a factory of modules, or a public static method that makes one");
        CheckNames(FeatureColumnNames, nameof(FeatureColumnNames));
        if (FeatureColumnNames is not null && InputShape is not null)
            throw OptionCheck.OutOfRange(nameof(InputShape), InputShape, "null where there are FeatureColumnNames");
        base.Validate();
    }
}
