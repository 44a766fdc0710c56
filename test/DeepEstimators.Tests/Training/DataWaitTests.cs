using DeepEstimators.Networks;
using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

/// <summary>How long steps wait for rows, by a clock that moves when rows are asked for.</summary>
public class DataWaitTests
{
    [Fact]
    public void Rows_that_take_a_quarter_of_the_time_are_a_quarter()
    {
        var clock = new Clock();
        var wait = new DataWait(clock);
        for (var step = 0; step < 4; step++)
        {
            var rows = wait.Step(new SlowRows(clock), step);
            rows.Take(0, 1, null, null!);
            rows.Take(1, 1, null, null!);
            clock.Move(9); // 1 for the step and 1 for each part before
        }

        Assert.Equal(0.25, wait.Share(), 12);
    }

    [Fact]
    public void No_time_is_no_wait() => Assert.Equal(0, new DataWait(new Clock()).Share());

    [Fact]
    public void A_fit_tells_its_share_in_each_epoch()
    {
        using var data = TestRows.Circle(100, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);
        var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions { Epochs = 3, BatchSize = 10 });
        Assert.All(result.History, epoch => Assert.InRange(epoch.DataWaitShare, 1e-6, 0.9));
    }

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        internal void Move(int seconds) => now += TimeSpan.FromSeconds(seconds).Ticks;
    }

    private sealed class SlowRows(Clock clock) : ITrainingRows, IStepRows
    {
        public long Rows => 8;

        public long Length => 2;

        public DeviceRows Statistics => throw new InvalidOperationException();

        public long Classes => 0;

        public void StartEpoch(int epoch, BatchPlan batches, FitRandom random)
        {
        }

        public IStepRows Step(int step)
        {
            clock.Move(1);
            return this;
        }

        public RowBatch Take(long start, long length, ImageAugmentation? augmentation, Generator generator)
        {
            clock.Move(1);
            return new RowBatch(null!, null!, null);
        }

        public void Dispose()
        {
        }

        public BatchRows Describe() => throw new InvalidOperationException();
    }
}
