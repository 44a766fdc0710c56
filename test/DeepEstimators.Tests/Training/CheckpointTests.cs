using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class CheckpointTests
{
    private const int StepsPerEpoch = 12; // 120 rows, a tenth of them for validation, in batches of 9

    public static TheoryData<string> Cases => new(
        "AdamW", "SGD", "Lion", "Muon", "plateau", "averaged", "no validation", "images", "dropout of TorchSharp", "unfrozen",
        "early stopping", "skipped", "spikes", "micro-batches", "unread losses", "averaged epochs");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fit_that_goes_on_ends_with_the_bits_of_an_uninterrupted_one(string name)
    {
        var whole = Fit(name, null, null, out var expected);
        Assert.Equal(name is "skipped" or "spikes", whole.SkippedSteps > 0);
        // In mid-epoch, at the end of an epoch, and more than once.
        foreach (var cuts in new long[][] { [5], [2 * StepsPerEpoch], [3, StepsPerEpoch, StepsPerEpoch + 1, 2 * StepsPerEpoch + 7] })
        {
            using var folder = new TemporaryFolder();
            var done = 0L;
            foreach (var cut in cuts)
            {
                var part = Fit(name, folder.FullPath, cut - done, out _);
                Assert.True(part.Cancelled);
                Assert.Equal(done, part.ResumedSteps);
                done = cut;
            }

            var result = Fit(name, folder.FullPath, null, out var bits);
            Assert.Equal(done, result.ResumedSteps);
            Assert.Equal(expected, bits);
            Assert.Equal(whole.History.Select(Numbers), result.History.Select(Numbers));
            Assert.Equal(
                (whole.BestEpoch, whole.StopReason, whole.SkippedSteps), (result.BestEpoch, result.StopReason, result.SkippedSteps));
            Assert.Equal(whole.Batches, result.Batches);
        }
    }

    [Fact]
    public void A_fit_that_had_ended_gives_its_result_again_at_once()
    {
        using var folder = new TemporaryFolder();
        var first = Fit("early stopping", folder.FullPath, null, out var expected);
        var second = Fit("early stopping", folder.FullPath, null, out var bits);
        Assert.Equal(expected, bits);
        Assert.Equal(StopReason.EarlyStopped, second.StopReason);
        Assert.Equal(first.History.Count * StepsPerEpoch, second.ResumedSteps);
        Assert.Equal(first.History.Select(Numbers), second.History.Select(Numbers));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("header")]
    [InlineData("values")]
    [InlineData("weights")]
    [InlineData("digest")]
    public void A_damaged_checkpoint_is_passed_over_with_a_warning(string damage)
    {
        Fit("AdamW", null, null, out var expected);
        using var folder = new TemporaryFolder();
        Fit("AdamW", folder.FullPath, StepsPerEpoch + 4, out _);
        var newest = Files(folder)[^1];
        Damage(newest, damage);
        var warnings = new Warnings();
        var result = Fit("AdamW", folder.FullPath, null, out var bits, options => options.Observers = [warnings]);
        Assert.Equal(StepsPerEpoch, result.ResumedSteps);
        Assert.Equal(expected, bits);
        var warning = Assert.Single(warnings.Messages);
        Assert.Contains($"'{newest}' is damaged", warning, StringComparison.Ordinal);
        Assert.True(File.Exists(newest + ".damaged"));
    }

    [Fact]
    public void Where_all_are_damaged_the_fit_begins_anew_or_is_refused()
    {
        Fit("AdamW", null, null, out var expected);
        using var folder = new TemporaryFolder();
        Fit("AdamW", folder.FullPath, 2 * StepsPerEpoch, out _);
        foreach (var file in Files(folder))
            Damage(file, "cut");
        var warnings = new Warnings();
        var error = Assert.Throws<InvalidOperationException>(() => Fit("AdamW", folder.FullPath, null, out _, options =>
            (options.Observers, options.Checkpoints!.Resume) = ([warnings], CheckpointResume.Require)));
        Assert.Contains("There is no checkpoint to go on from", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, warnings.Messages.Count);
        Assert.Equal(0, Fit("AdamW", folder.FullPath, null, out var bits).ResumedSteps);
        Assert.Equal(expected, bits);
    }

    [Fact]
    public void Never_begins_anew_and_deletes_what_is_there()
    {
        using var folder = new TemporaryFolder();
        Fit("AdamW", folder.FullPath, 2 * StepsPerEpoch, out _);
        var result = Fit("SGD", folder.FullPath, 2, out _, options => options.Checkpoints!.Resume = CheckpointResume.Never);
        Assert.Equal(0, result.ResumedSteps);
        Assert.Equal("checkpoint-0000000002.safetensors", Path.GetFileName(Assert.Single(Files(folder))));
    }

    [Fact]
    public void A_checkpoint_of_another_fit_is_refused_with_what_differs()
    {
        using var folder = new TemporaryFolder();
        Fit("AdamW", folder.FullPath, 3, out _);
        Refused("BatchSize: 9 there, 10 here", options => options.BatchSize = 10);
        Refused("Seed: 6 there, 7 here", options => options.Seed = 7);
        Refused("Optimizer: AdamWSettings (Beta1 0.9, Beta2 0.999, Epsilon 1E-08) there, SgdSettings (Momentum 0.9, Nesterov true) here",
            options => options.Optimizer = TrainingOptimizer.Sgd());
        Refused("ClassWeights: none there, [1, 2] here", options => options.ClassWeights = [1, 2]);
        Refused("weight head.bias: Float32 [1] there, nothing here", options => { }, () => DeepModule.Wrap(nn.Linear(2, 1)));
        Refused("weight hidden.linear0.weight: Float32 [12, 2] there, Float32 [13, 2] here", options => { }, () =>
            Network.Mlp([13], dropout: 0.2).Create(InputShape.Vector(2), 1, 3));
        Refused("training labels: Float32 [", options => { }, change: data => data.Labels.narrow(0, 7, 1).sub_(1).mul_(-1));
        Refused("training rows: 107 there, 117 here", options => { }, rows: 130);
        // What does not change the result may differ.
        Assert.Equal(3, Fit("AdamW", folder.FullPath, null, out _, options =>
            (options.ProgressInterval, options.BatchHistory) = (TimeSpan.Zero, true)).ResumedSteps);

        void Refused(
            string difference, Action<TrainingOptions> options, Func<DeepModule>? module = null, int rows = 120,
            Action<TrainingData>? change = null)
        {
            var error = Assert.Throws<InvalidOperationException>(() =>
                Fit("AdamW", folder.FullPath, null, out _, options, module, rows, change));
            Assert.Contains("is of another fit", error.Message, StringComparison.Ordinal);
            Assert.True(error.Message.Contains(difference, StringComparison.Ordinal), error.Message);
        }
    }

    [Fact]
    public void The_newest_stay_and_the_best()
    {
        using var folder = new TemporaryFolder();
        var result = Fit("early stopping", folder.FullPath, null, out _, options => options.Checkpoints!.Keep = 2);
        var epochs = result.History.Count;
        Assert.True(result.BestEpoch < epochs - 1);
        Assert.Equal(
            new[] { result.BestEpoch, epochs - 1, epochs }.Select(epoch => $"checkpoint-{epoch * StepsPerEpoch:D10}.safetensors"),
            Files(folder).Select(Path.GetFileName));
        // The weights of the best epoch are what the fit gave.
        using var file = Safetensors.Read(File.OpenRead(Files(folder)[0]));
        using var module = NewModule("early stopping");
        Fit("early stopping", folder.FullPath, null, out _, module: () => module, keepModule: true);
        foreach (var (name, value) in module.state_dict())
            Assert.Equal(value.data<float>().ToArray(), file.Tensors["module." + name].data<float>().ToArray());
    }

    [Theory]
    [InlineData(null, 5, new[] { 5, 10, 15, 20, 24 })]
    [InlineData(1, null, new[] { 12, 24 })]
    [InlineData(2, 7, new[] { 7, 14, 21, 24 })]
    [InlineData(null, null, new[] { 24 })]
    public void They_are_written_when_asked_and_at_the_end(int? everyEpochs, int? everySteps, int[] expected)
    {
        using var folder = new TemporaryFolder();
        Fit("AdamW", folder.FullPath, null, out _, options => (options.Epochs, options.Checkpoints) = (2, new CheckpointOptions
        {
            Folder = folder.FullPath, EveryEpochs = everyEpochs, EverySteps = everySteps, Keep = 100,
        }));
        Assert.Equal(expected.Select(steps => $"checkpoint-{steps:D10}.safetensors"), Files(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_is_for_one_fit_at_a_time()
    {
        using var folder = new TemporaryFolder();
        Exception? error = null;
        Fit("AdamW", folder.FullPath, null, out _, options => options.Observers =
        [
            new Once(() => error = Record.Exception(() => Fit("AdamW", folder.FullPath, null, out _))),
        ]);
        Assert.IsType<InvalidOperationException>(error);
        Assert.Contains("Another fit is using the checkpoints", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_is_a_warning()
    {
        Fit("AdamW", null, null, out var expected);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.FullPath, "checkpoint-0000000012.safetensors", "x"));
        var warnings = new Warnings();
        Fit("AdamW", folder.FullPath, null, out var bits, options => options.Observers = [warnings]);
        Assert.Equal(expected, bits);
        Assert.Contains("could not be written", Assert.Single(warnings.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Observers_hear_where_the_fit_goes_on()
    {
        using var folder = new TemporaryFolder();
        var log = Path.Combine(folder.FullPath, "log.csv");
        Fit("AdamW", folder.FullPath, StepsPerEpoch + 2, out _);
        var result = Fit("AdamW", folder.FullPath, null, out _, options => options.Observers = [new CsvTrainingLog(log)]);
        var lines = File.ReadAllLines(log).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(result.History.Select(epoch => $"{epoch.Epoch}"), lines.Select(line => line[1]));
        Assert.Equal(
            result.History.Select(epoch => epoch.TrainingLoss), lines.Select(line => double.Parse(line[4], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void They_leave_no_tensor()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using var folder = new TemporaryFolder();
        Fit("averaged", folder.FullPath, 5, out _);
        Fit("averaged", folder.FullPath, null, out _);
        Assert.Throws<InvalidOperationException>(() => Fit("SGD", folder.FullPath, null, out _));
        Damage(Files(folder)[^1], "weights");
        Fit("averaged", folder.FullPath, null, out _);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("Folder", "")]
    [InlineData("EveryEpochs", 0)]
    [InlineData("EverySteps", -1)]
    [InlineData("Keep", 0)]
    [InlineData("Resume", 7)]
    public void Options_are_checked(string option, object value)
    {
        var checkpoints = new CheckpointOptions { Folder = "x" };
        var property = typeof(CheckpointOptions).GetProperty(option)!;
        property.SetValue(checkpoints, property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value) : value);
        var error = Assert.ThrowsAny<ArgumentException>(() => new TrainingOptions { Checkpoints = checkpoints }.Validate());
        Assert.Equal(option, error.ParamName);
    }

    private static (double, double?, double?, double, int) Numbers(EpochSummary epoch) =>
        (epoch.TrainingLoss, epoch.ValidationLoss, epoch.ValidationMetric, epoch.LearningRate, epoch.SkippedSteps);

    private static string[] Files(TemporaryFolder folder) =>
        Directory.GetFiles(folder.FullPath, "*.safetensors").Order(StringComparer.Ordinal).ToArray();

    private static void Damage(string path, string how)
    {
        var bytes = File.ReadAllBytes(path);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        if (how == "cut")
            bytes = bytes[..^9];
        else if (how == "empty")
            bytes = [];
        else
            bytes[how switch
            {
                "header" => text.IndexOf("\"shape\"", StringComparison.Ordinal) + 2,
                "values" => text.LastIndexOf("\"lowest\"", StringComparison.Ordinal) is var at && at > 0 ? at : bytes.Length - 40,
                "digest" => text.IndexOf("\"sha256\"", StringComparison.Ordinal) + 20,
                _ => bytes.Length / 2,
            }] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static DeepModule NewModule(string name) => name switch
    {
        "images" => Network.SmallCnn([4, 8], dropout: 0.4).Create(InputShape.Image(1, 8, 8), 2, 3),
        "dropout of TorchSharp" => Seeded(nn.Dropout(0.4)),
        "skipped" => Seeded(nn.BatchNorm1d(16)),
        "Muon" => Network.Mlp([12, 12, 12], dropout: 0.2).Create(InputShape.Vector(2), 1, 3),
        "SGD" or "averaged" or "averaged epochs" or "unfrozen" => Network.Tabular(blocks: 1, width: 8).Create(InputShape.Vector(2), 1, 3),
        _ => Network.Mlp([12], dropout: 0.2).Create(InputShape.Vector(2), 1, 3),
    };

    private static DeepModule Seeded(nn.Module<Tensor, Tensor> inner)
    {
        using var random = GlobalRandom.Seeded(9);
        return DeepModule.Wrap(nn.Sequential(
            ("first", nn.Linear(2, 16)), ("relu", nn.ReLU()), ("inner", inner), ("head", nn.Linear(16, 1))));
    }

    private static TrainingOptions Options(string name) => name switch
    {
        "SGD" => new() { Optimizer = TrainingOptimizer.Sgd(), LearningRate = 0.1 },
        "Lion" => new() { Optimizer = TrainingOptimizer.Lion(), LearningRate = 1e-3 },
        "Muon" => new() { Optimizer = TrainingOptimizer.Muon(), LearningRate = 1e-2 },
        "plateau" => new() { Schedule = LearningRateSchedule.Plateau(0.5, 1), LearningRate = 0.3 },
        "averaged" => new() { AverageDecay = 0.95 },
        "no validation" => new() { ValidationFraction = 0, BatchSize = 10, Schedule = LearningRateSchedule.OneCycle() },
        "images" => new() { Augmentation = new ImageAugmentation { Shift = 2, Flip = true } },
        "unfrozen" => new() { FrozenPrefixes = ["blocks"], UnfreezeEpoch = 2 },
        "early stopping" => new() { EarlyStoppingPatience = 3, LearningRate = 0.5, Epochs = 40, Schedule = LearningRateSchedule.Constant },
        "skipped" => new() { OnNonFiniteLoss = NonFiniteLoss.Skip, BatchHistory = true },
        "spikes" => new() { LossSpikes = new LossSpikeOptions { Factor = 1.05, Window = 10, Action = LossSpikeAction.Skip } },
        "averaged epochs" => new() { StochasticWeightAveraging = new() { Start = 0.5, LearningRate = 0.02 }, RestoreBest = false },
        "micro-batches" => new() { MicroBatchSize = 4, ClipNorm = 0.5 },
        "unread losses" => new() { StepsBetweenReads = 5 },
        _ => new(),
    };

    private static TrainingResult Fit(
        string name, string? folder, long? cancelAfter, out string bits, Action<TrainingOptions>? change = null,
        Func<DeepModule>? module = null, int rows = 120, Action<TrainingData>? changeData = null, bool keepModule = false)
    {
        using var data = name == "images" ? TestRows.Bars(rows, 1) : TestRows.Circle(rows, 1);
        using (NewDisposeScope())
        using (no_grad())
        {
            if (name == "skipped")
                data.Inputs.narrow(0, 50, 1).fill_(float.NaN);
            changeData?.Invoke(data);
        }

        var options = Options(name);
        options.Epochs = options.Epochs == 50 ? 4 : options.Epochs;
        options.BatchSize = options.BatchSize == 128 ? 9 : options.BatchSize;
        options.Seed = 6;
        if (options.LearningRate == 1e-3)
            options.LearningRate = 1e-2;
        if (folder is not null)
            options.Checkpoints = new CheckpointOptions { Folder = folder };
        change?.Invoke(options);
        var left = cancelAfter ?? long.MaxValue;
        // Asked before each step.
        options.IsCancelled = () => left-- <= 0;
        var network = module?.Invoke() ?? NewModule(name);
        try
        {
            var objective = name == "images" ? Objective.MulticlassClassification : Objective.BinaryClassification;
            var result = Trainer.Fit(network, data, null, objective, options);
            bits = ResumableFit.Bits(network);
            return result;
        }
        finally
        {
            if (!keepModule)
                network.Dispose();
        }
    }

    private sealed class Warnings : ITrainingObserver
    {
        internal List<string> Messages { get; } = [];

        public bool ObservesSteps => false;

        public void Warned(string message) => Messages.Add(message);
    }

    private sealed class Once(Action action) : ITrainingObserver
    {
        public bool ObservesSteps => false;

        public void EpochBegan(int epoch)
        {
            if (epoch == 1)
                action();
        }
    }
}
