using System.Runtime.InteropServices;
using DeepEstimators.Networks;
using DeepEstimators.Tests.Estimators;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

/// <summary>When memory runs out, fewer rows go through the module at once, and the steps stay what they are.</summary>
[Collection(nameof(TensorCount))]
public sealed class MicroBatchesTests
{
    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 15.90 GiB total capacity)")]
    [InlineData("[enforce fail at alloc_cpu.cpp:75] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 4 bytes.")]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`")]
    public void The_micro_batch_is_halved_and_the_weights_are_those_of_small_ones_from_the_start(string message)
    {
        using var data = TestRows.Plane(192, 1);
        using var module = DeepModule.Wrap(Greedy.Create(20, message));
        using var small = DeepModule.Wrap(Greedy.Create(int.MaxValue, message));

        var result = Trainer.Fit(module, data, null, Objective.Regression, Options());
        var expected = Trainer.Fit(small, data, null, Objective.Regression, Options(microBatchSize: 16));

        Assert.Equal(16, result.MicroBatchSize);
        Assert.Null(expected.MicroBatchSize);
        Assert.Equal(expected.History.Select(epoch => epoch.TrainingLoss), result.History.Select(epoch => epoch.TrainingLoss));
        Assert.Equal(Weights(small), Weights(module));
    }

    [Fact]
    public void A_fit_that_goes_on_keeps_the_halved_rows_though_memory_is_free_again()
    {
        const string message = "CUDA out of memory.";
        using var data = TestRows.Plane(192, 1);
        using var whole = DeepModule.Wrap(Greedy.Create(20, message));
        Trainer.Fit(whole, data, null, Objective.Regression, Options());
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var options = Options();
        (options.Checkpoints, options.CancellationToken) = (new CheckpointOptions { Folder = folder.FullPath }, source.Token);
        options.Observers = [new AfterEpoch(source.Cancel)];
        using (var cut = DeepModule.Wrap(Greedy.Create(20, message)))
            Assert.True(Trainer.Fit(cut, data, null, Objective.Regression, options).Cancelled);

        using var module = DeepModule.Wrap(Greedy.Create(int.MaxValue, message));
        (options.CancellationToken, options.Observers) = (default, []);
        var result = Trainer.Fit(module, data, null, Objective.Regression, options);

        Assert.Equal(3, result.ResumedSteps);
        Assert.Equal(16, result.MicroBatchSize);
        Assert.Equal(Weights(whole), Weights(module));
    }

    [Fact]
    public void Two_rows_that_do_not_fit_end_the_fit_and_leave_nothing_behind()
    {
        using var data = TestRows.Plane(192, 1);
        using var module = DeepModule.Wrap(Greedy.Create(1, "CUDA out of memory."));
        Assert.Throws<ExternalException>(() => Trainer.Fit(module, data, null, Objective.Regression, Options()));
        var before = TensorCount.Now();
        Assert.Throws<ExternalException>(() => Trainer.Fit(module, data, null, Objective.Regression, Options()));
        Assert.Equal(before, TensorCount.Now());
    }

    [Fact]
    public void Other_errors_are_not_taken_for_it()
    {
        using var data = TestRows.Plane(192, 1);
        using var module = DeepModule.Wrap(Greedy.Create(20, "The size of tensor a must match"));
        Assert.Throws<ExternalException>(() => Trainer.Fit(module, data, null, Objective.Regression, Options()));
    }

    [Fact]
    public void The_finder_doubles_batches_until_memory_runs_out_and_puts_all_back()
    {
        using var data = TestRows.Plane(1000, 1);
        using var module = DeepModule.Wrap(Greedy.Create(300, "CUDA out of memory."));
        var before = Weights(module);
        var tensors = TensorCount.Now();

        var finding = BatchSizeFinder.Run(module, data, Objective.Regression, Options(), smallest: 32);

        Assert.Equal([32, 64, 128, 256], finding.Sizes.Select(point => point.BatchSize));
        Assert.All(finding.Sizes, point => Assert.True(point.RowsPerSecond > 0));
        Assert.True(finding.RanOutOfMemory);
        Assert.Contains(finding.Suggestion!.Value, finding.Sizes.Select(point => point.BatchSize));
        Assert.Equal(before, Weights(module));
        Assert.Equal(tensors, TensorCount.Now());
    }

    [Fact]
    public void The_finder_ends_with_all_rows()
    {
        using var data = TestRows.Plane(100, 1);
        using var module = DeepModule.Wrap(Greedy.Create(int.MaxValue, ""));

        var finding = BatchSizeFinder.Run(module, data, Objective.Regression, Options(), smallest: 32);

        Assert.Equal([32, 64, 100], finding.Sizes.Select(point => point.BatchSize));
        Assert.False(finding.RanOutOfMemory);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            BatchSizeFinder.Run(module, data, Objective.Regression, Options(), smallest: 1));
    }

    private static TrainingOptions Options(int? microBatchSize = null) => new()
    {
        Epochs = 3, BatchSize = 64, MicroBatchSize = microBatchSize, Seed = 1, ValidationFraction = 0,
    };

    private static float[] Weights(DeepModule module) =>
        module.parameters().SelectMany(parameter => parameter.data<float>().ToArray()).ToArray();

    private sealed class AfterEpoch(Action act) : ITrainingObserver
    {
        public bool ObservesSteps => false;

        public void EpochEnded(EpochSummary summary) => act();
    }

    /// <summary>Fails as libtorch does when too many rows come at once.</summary>
    private sealed class Greedy : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Sequential layers =
            nn.Sequential(("first", nn.Linear(2, 8)), ("relu", nn.ReLU()), ("last", nn.Linear(8, 1)));

        private readonly int most;
        private readonly string message;

        private Greedy(int most, string message) : base(nameof(Greedy))
        {
            (this.most, this.message) = (most, message);
            RegisterComponents();
        }

        internal static Greedy Create(int most, string message)
        {
            using var random = GlobalRandom.Seeded(5);
            return new Greedy(most, message);
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var outputs = layers.call(input);
#pragma warning disable CA2201 // The type that TorchSharp throws for an error of libtorch.
            return training && input.shape[0] > most ? throw new ExternalException(message) : outputs.MoveToOuterDisposeScope();
#pragma warning restore CA2201
        }
    }
}
