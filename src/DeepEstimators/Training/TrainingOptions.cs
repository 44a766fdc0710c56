using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>
/// How a network is trained: by default AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019) with a
/// linear warm-up and cosine decay. The defaults suit tables; <see cref="ForImages"/> gives those for images.
/// </summary>
public sealed class TrainingOptions
{
    /// <summary>The number of training images from which <see cref="ForImages"/> makes fewer passes.</summary>
    public const int ManyImages = 20_000;

    /// <summary>Passes over the training rows at most, 1 to 1,000,000. Default 50.</summary>
    public int Epochs { get; set; } = 50;

    /// <summary>Rows of a mini-batch at most, 2 to 1,048,576. Default 128.</summary>
    public int BatchSize { get; set; } = 128;

    /// <summary>
    /// Rows of one forward and backward pass at most, 2 to 1,048,576; null (default): a whole mini-batch. Smaller ones need less
    /// memory; the gradients of a mini-batch are summed up before the step, so that only batch normalisation sees a difference. When
    /// memory runs out, they are halved by themselves, down to 2 rows.
    /// </summary>
    public int? MicroBatchSize { get; set; }

    /// <summary>The highest learning rate, reached at the end of the warm-up; above 0, to 10. Default 0.001.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>How gradients become steps. Default <see cref="TrainingOptimizer.AdamW"/>.</summary>
    public TrainingOptimizer Optimizer { get; set; } = TrainingOptimizer.AdamW();

    /// <summary>Decoupled weight decay, 0 to 10. Default 0.01.</summary>
    public double WeightDecay { get; set; } = 0.01;

    /// <summary>
    /// True (default): weight decay is for all parameters; false: not for those of one dimension, which are biases and the
    /// scales and shifts of normalisation.
    /// </summary>
    public bool DecayVectors { get; set; } = true;

    /// <summary>
    /// Share of the learning rate that each layer keeps of the rate of the layer after it, above 0, to 1 (default, all layers
    /// alike); the last layer has the full rate (Clark et al., "ELECTRA", 2020). A layer is a part of the
    /// network whose name is a number, as the blocks of a list have it, or ends in one, else a child of the network.
    /// </summary>
    public double LayerDecay { get; set; } = 1;

    /// <summary>
    /// The parts of the network that do not learn, by the leading parts of their parameters' names: <c>layer1</c> is
    /// <c>layer1.0.weight</c> and all else under it, not <c>layer10</c>. They run as in scoring: no dropout, statistics as they are.
    /// Null (default): everything learns.
    /// </summary>
    public IReadOnlyList<string>? FrozenPrefixes { get; set; }

    /// <summary>
    /// The epoch, from 2 to 1,000,000, from which on the frozen parts learn too; null (default): never.
    /// </summary>
    public int? UnfreezeEpoch { get; set; }

    /// <summary>Share of all steps in which the learning rate rises from near zero, 0 to 1. Default 0.1.</summary>
    public double WarmUpFraction { get; set; } = 0.1;

    /// <summary>How the learning rate goes after the warm-up. Default <see cref="LearningRateSchedule.Cosine"/>.</summary>
    public LearningRateSchedule Schedule { get; set; } = LearningRateSchedule.Cosine;

    /// <summary>
    /// Share of the rows kept for validation when no validation data is given, 0 to 0.9; taken from each class alike in
    /// classification. 0: none, and so neither early stopping nor best weights. Default 0.1.
    /// </summary>
    public double ValidationFraction { get; set; } = 0.1;

    /// <summary>
    /// Epochs without a lower validation loss after which training stops, 0 or more; 0 never stops early. Default 10.
    /// </summary>
    public int EarlyStoppingPatience { get; set; } = 10;

    /// <summary>True to end with the weights of the lowest validation loss. Default true.</summary>
    public bool RestoreBest { get; set; } = true;

    /// <summary>Gradients with a greater Euclidean norm are scaled down to it; above 0, or null (default): never.</summary>
    public double? ClipNorm { get; set; }

    /// <summary>What happens when the loss is not finite. Default <see cref="NonFiniteLoss.Stop"/>.</summary>
    public NonFiniteLoss OnNonFiniteLoss { get; set; } = NonFiniteLoss.Stop;

    /// <summary>
    /// With <see cref="NonFiniteLoss.Skip"/> or <see cref="LossSpikeAction.Skip"/>, the steps left out one after the other at which the fit gives up, 1 to 1,000,000.
    /// Default 10.
    /// </summary>
    public int SkipsInARow { get; set; } = 10;

    /// <summary>When a mini-batch's loss is a spike, and what happens then; null (default): spikes are let be.</summary>
    public LossSpikeOptions? LossSpikes { get; set; }

    /// <summary>
    /// Decay of an exponential moving average of the weights, from 0.5 up to 0.9999; the average is what is validated and what
    /// the fit gives. Null (default): the weights themselves.
    /// </summary>
    public double? AverageDecay { get; set; }

    /// <summary>
    /// Gives the mean of the weights at the ends of the last epochs; null (default): no. Not together with
    /// <see cref="AverageDecay"/>.
    /// </summary>
    public StochasticWeightAveragingOptions? StochasticWeightAveraging { get; set; }

    /// <summary>
    /// Share of a target's probability spread over all classes in multiclass classification (Szegedy et al.,
    /// "Rethinking the Inception Architecture", 2016), from 0 (default) up to 0.9.
    /// </summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// What training makes small; null (default): cross-entropy in classification, squared error in regression. Validation
    /// measures the same.
    /// </summary>
    public TrainingLoss? Loss { get; set; }

    /// <summary>
    /// How much the rows of each class count in classification, in the order of the classes, each finite and 0 or more; false
    /// and true with two classes. Null (default): all alike.
    /// </summary>
    public IReadOnlyList<double>? ClassWeights { get; set; }

    /// <summary>
    /// True to calibrate the probabilities of a classifier on the validation rows, of which there must be some then: logits are
    /// divided by the number that gives the least cross-entropy (temperature scaling; Guo et al., "On Calibration of Modern Neural
    /// Networks", 2017). Predicted classes stay as they are. Default false.
    /// </summary>
    public bool CalibrateProbabilities { get; set; }

    /// <summary>
    /// True to weigh the rows of each class so that all classes count alike, however many rows they have (rows / (classes *
    /// rows of the class)). Default false. Not together with <see cref="ClassWeights"/>.
    /// </summary>
    public bool BalanceClasses { get; set; }

    /// <summary>In what numbers the network computes while it learns; by default float32. Scoring is float32 in either case.</summary>
    public TrainingPrecision Precision { get; set; }

    /// <summary>
    /// Whether CUDA may compute float32 products in TensorFloat-32, which has 10 bits of precision and float32's range, during the fit;
    /// null (default): as the process has it set. The switch is the process's, so fits that run at once share it. Nothing on the CPU.
    /// </summary>
    public bool? AllowTensorFloat32 { get; set; }

    /// <summary>Random changes of training images; null (default): none. Not for tables.</summary>
    public ImageAugmentation? Augmentation { get; set; }

    /// <summary>
    /// Seed of initial weights, shuffling, split, augmentation and dropout: same seed, same bits. Null (default): a trainer
    /// draws one from its <c>MLContext</c> when it is made, so that a seeded context repeats itself.
    /// </summary>
    public long? Seed { get; set; }

    internal long SeedOrZero => Seed ?? 0;

    /// <summary>
    /// CPU threads of the fit, 1 to 1,024; null (default): one for a small network, else as many as torch has. The number
    /// decides the order of sums, so the same bits need the same number.
    /// </summary>
    [RunOnly]
    public int? Threads { get; set; }

    /// <summary>Told after each epoch, and during an epoch at most once every <see cref="ProgressInterval"/>.</summary>
    [RunOnly]
    public IProgress<TrainingProgress>? Progress { get; set; }

    /// <summary>Least time between two reports during an epoch, 0 or more. Default half a second.</summary>
    [RunOnly]
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Hear of the fit as it goes, each in its turn; null (default): nobody.</summary>
    [RunOnly]
    public IReadOnlyList<ITrainingObserver>? Observers { get; set; }

    /// <summary>
    /// True to keep what each step gave in <see cref="TrainingResult.Batches"/>. The loss is then read at each step, for which a GPU
    /// has to be waited for. Default false.
    /// </summary>
    [RunOnly]
    public bool BatchHistory { get; set; }

    /// <summary>Where the fit is saved, to go on if it is stopped or killed; null (default): nowhere.</summary>
    [RunOnly]
    public CheckpointOptions? Checkpoints { get; set; }

    /// <summary>
    /// True to watch gradients and steps at the end of each epoch and to count units that never put out anything, in
    /// <see cref="TrainingResult.Diagnosis"/>. Default false.
    /// </summary>
    [RunOnly]
    public bool Diagnose { get; set; }

    /// <summary>Ends training at the next step, as <see cref="OnCancellation"/> says.</summary>
    [RunOnly]
    public CancellationToken CancellationToken { get; set; }

    /// <summary>What a fit gives when it is cancelled. Default <see cref="CancelledFit.GiveBest"/>.</summary>
    [RunOnly]
    public CancelledFit OnCancellation { get; set; } = CancelledFit.GiveBest;

    /// <summary>Where time is read from. Default the system's.</summary>
    [RunOnly]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Seed of the split alone; null: <see cref="Seed"/>.</summary>
    internal long? SplitSeed { get; set; }

    /// <summary>What is kept of an earlier fit; null: the module starts anew.</summary>
    internal TrainingStart? Start { get; set; }

    /// <summary>Asked before each step, beside the token: true ends training.</summary>
    internal Func<bool>? IsCancelled { get; set; }

    internal bool CancellationRequested => CancellationToken.IsCancellationRequested || IsCancelled?.Invoke() == true;

    /// <summary>How often the loss is read when nobody asks for it; null: as suits the device.</summary>
    internal int? StepsBetweenReads { get; set; }

    /// <summary>
    /// Options that suit small images: learning rate 0.003, every row used for training, 20 epochs in batches of 64, or
    /// from <see cref="ManyImages"/> rows on 6 epochs in batches of 128, which are more steps all the same. Set
    /// <see cref="Augmentation"/> to what does not change the meaning of the images at hand.
    /// </summary>
    /// <param name="rows">Number of training images; null when it is not known: few.</param>
    public static TrainingOptions ForImages(long? rows = null) => new()
    {
        Epochs = rows >= ManyImages ? 6 : 20,
        BatchSize = rows >= ManyImages ? 128 : 64,
        LearningRate = 3e-3,
        ValidationFraction = 0,
    };

    /// <summary>
    /// Options that suit <see cref="Network.TabM"/>: at most 80 epochs in batches of 256, learning rate 0.004 after a warm-up, the moving
    /// average of the weights, and the best of them, once 16 epochs bring nothing better.
    /// </summary>
    public static TrainingOptions ForTabM() => new()
    {
        Epochs = 80,
        BatchSize = 256,
        LearningRate = 4e-3,
        Schedule = LearningRateSchedule.Constant,
        EarlyStoppingPatience = 16,
        AverageDecay = 0.999,
    };

    /// <summary>
    /// Options that suit texts and a network that learns from scratch: at most 6 epochs in batches of 64, learning rate 0.001, the
    /// weights of the best of them.
    /// </summary>
    public static TrainingOptions ForTexts() => new()
    {
        Epochs = 6,
        BatchSize = 64,
        EarlyStoppingPatience = 2,
        ClipNorm = 1,
    };

    /// <summary>
    /// Options that suit sequences: batches of 16, learning rate 0.002, every row used for training, and as many epochs as make about
    /// 1,500 steps, 20 to 200.
    /// </summary>
    /// <param name="rows">Number of training rows; null when it is not known: some hundreds.</param>
    public static TrainingOptions ForSequences(long? rows = null) => new()
    {
        Epochs = (int)Math.Clamp(1_500 * 16 / Math.Max(1, rows ?? 400), 20, 200),
        BatchSize = 16,
        LearningRate = 2e-3,
        ValidationFraction = 0,
        ClipNorm = 1,
    };

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names the option, the
    /// value and what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><see cref="Optimizer"/>, <see cref="Schedule"/> <see cref="TimeProvider"/> or one
    /// of <see cref="Observers"/> is null.</exception>
    public void Validate()
    {
        OptionCheck.InRange(Epochs, 1, 1_000_000, nameof(Epochs));
        OptionCheck.InRange(BatchSize, 2, 1_048_576, nameof(BatchSize));
        if (MicroBatchSize is { } rows)
            OptionCheck.InRange(rows, 2, 1_048_576, nameof(MicroBatchSize));
        if (!(LearningRate is > 0 and <= 10))
            throw OptionCheck.OutOfRange(nameof(LearningRate), LearningRate, "more than 0, at most 10");
        ArgumentNullException.ThrowIfNull(Optimizer);
        OptionCheck.InRange(WeightDecay, 0, 10, nameof(WeightDecay));
        if (!(LayerDecay is > 0 and <= 1))
            throw OptionCheck.OutOfRange(nameof(LayerDecay), LayerDecay, "more than 0, at most 1");
        if (FrozenPrefixes is { } prefixes && prefixes.Any(string.IsNullOrEmpty))
            throw OptionCheck.OutOfRange(nameof(FrozenPrefixes), "[" + string.Join(", ", prefixes) + "]", "names that are not empty");
        if (UnfreezeEpoch is { } epoch)
            OptionCheck.InRange(epoch, 2, 1_000_000, nameof(UnfreezeEpoch));
        OptionCheck.InRange(WarmUpFraction, 0, 1, nameof(WarmUpFraction));
        ArgumentNullException.ThrowIfNull(Schedule);
        OptionCheck.InRange(ValidationFraction, 0, 0.9, nameof(ValidationFraction));
        OptionCheck.AtLeast(EarlyStoppingPatience, 0, nameof(EarlyStoppingPatience));
        if (ClipNorm is { } norm)
            OptionCheck.Above(norm, 0, nameof(ClipNorm));
        OptionCheck.Defined(OnNonFiniteLoss, nameof(OnNonFiniteLoss));
        OptionCheck.Defined(Precision, nameof(Precision));
        OptionCheck.InRange(SkipsInARow, 1, 1_000_000, nameof(SkipsInARow));
        LossSpikes?.Validate();
        Checkpoints?.Validate();
        OptionCheck.Defined(OnCancellation, nameof(OnCancellation));
        if (Observers is { } observers && observers.Any(observer => observer is null))
            throw new ArgumentNullException(nameof(Observers), "An observer is null.");
        if (AverageDecay is { } decay)
            OptionCheck.InRange(decay, 0.5, 0.9999, nameof(AverageDecay));
        StochasticWeightAveraging?.Validate();
        if (AverageDecay is not null && StochasticWeightAveraging is not null)
            throw OptionCheck.OutOfRange(nameof(AverageDecay), AverageDecay, "null with StochasticWeightAveraging");
        OptionCheck.InRange(LabelSmoothing, 0, 0.9, nameof(LabelSmoothing));
        if (LabelSmoothing > 0 && Loss is FocalLoss)
            throw OptionCheck.OutOfRange(nameof(LabelSmoothing), LabelSmoothing, "0 with the focal loss");
        ValidateClassWeights();
        Augmentation?.Validate();
        if (Threads is { } threads)
            OptionCheck.InRange(threads, 1, 1_024, nameof(Threads));
        if (ProgressInterval < TimeSpan.Zero)
            throw OptionCheck.OutOfRange(nameof(ProgressInterval), ProgressInterval, "0 or more");
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }

    /// <summary>Checks what only fits some objectives.</summary>
    internal void Validate(Objective objective)
    {
        Validate();
        if (Loss is { } loss && !loss.Suits(objective))
            throw OptionCheck.OutOfRange(nameof(Loss), loss, $"a loss for {objective}");
        if (objective.IsRegression() && CalibrateProbabilities)
            throw OptionCheck.OutOfRange(nameof(CalibrateProbabilities), CalibrateProbabilities, "false in regression");
        if (objective == Objective.BinaryClassification && ClassWeights is { Count: not 2 } weights)
            throw OptionCheck.OutOfRange(nameof(ClassWeights), $"a list of {weights.Count}", "two weights, of false and of true");
    }

    /// <summary>A copy, so that later changes of this object do not reach a fit.</summary>
    public TrainingOptions Clone()
    {
        var copy = (TrainingOptions)MemberwiseClone();
        copy.Augmentation = Augmentation?.Clone();
        copy.StochasticWeightAveraging = StochasticWeightAveraging?.Clone();
        copy.LossSpikes = LossSpikes?.Clone();
        copy.Checkpoints = Checkpoints?.Clone();
        copy.ClassWeights = ClassWeights?.ToArray();
        copy.FrozenPrefixes = FrozenPrefixes?.ToArray();
        copy.Observers = Observers?.ToArray();
        return copy;
    }

    private void ValidateClassWeights()
    {
        if (ClassWeights is not { } weights)
            return;
        if (BalanceClasses)
            throw OptionCheck.OutOfRange(nameof(BalanceClasses), BalanceClasses, "false where ClassWeights are given");
        foreach (var weight in weights)
            OptionCheck.AtLeast(weight, 0, nameof(ClassWeights));
        if (!weights.Any(weight => weight > 0))
            throw OptionCheck.OutOfRange(nameof(ClassWeights), "[" + string.Join(", ", weights) + "]", "at least one weight above 0");
    }
}
