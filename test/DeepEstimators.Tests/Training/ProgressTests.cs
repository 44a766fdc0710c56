using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class ProgressTests
{
    [Fact]
    public void Each_epoch_is_reported_with_its_numbers()
    {
        var reports = Fit(TimeSpan.FromHours(1), TimeSpan.FromMilliseconds(1));
        Assert.Equal([1, 2, 3], reports.Select(report => report.Epoch));
        Assert.All(reports, report =>
        {
            Assert.True(report.EpochFinished);
            Assert.Equal(3, report.Epochs);
            Assert.Equal(9, report.StepsPerEpoch); // 90 of 100 rows, in batches of 10
            Assert.Equal("Accuracy", report.MetricName);
            Assert.NotNull(report.ValidationLoss);
            Assert.InRange(report.ValidationMetric!.Value, 0, 1);
            Assert.True(report.RowsPerSecond > 0);
            Assert.True(report.TrainingLoss > 0);
        });
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
        Assert.True(reports[0].Remaining > reports[1].Remaining);
    }

    [Fact]
    public void During_an_epoch_no_more_often_than_asked()
    {
        // The clock moves by 1 ms at each reading, so an interval of nothing reports each step.
        Assert.Equal(27, Fit(TimeSpan.Zero, TimeSpan.FromMilliseconds(1)).Count);
        var some = Fit(TimeSpan.FromMilliseconds(12), TimeSpan.FromMilliseconds(1));
        Assert.InRange(some.Count, 5, 20);
        Assert.Contains(some, report => !report.EpochFinished);
        var times = some.Where(report => !report.EpochFinished).Select(report => report.Elapsed).ToArray();
        for (var i = 1; i < times.Length; i++)
            Assert.True(times[i] - times[i - 1] >= TimeSpan.FromMilliseconds(12));
    }

    [Fact]
    public void Rows_per_second_come_from_the_clock_that_is_given()
    {
        // Six readings of the clock a step, so 9 steps of 10 rows take about 54 ticks of a second.
        var reports = Fit(TimeSpan.FromHours(9), TimeSpan.FromSeconds(1));
        Assert.All(reports, report => Assert.InRange(report.RowsPerSecond, 1.4, 2));
    }

    private static List<TrainingProgress> Fit(TimeSpan interval, TimeSpan tick)
    {
        var reports = new List<TrainingProgress>();
        using var data = TestRows.Circle(100, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions
        {
            Epochs = 3, BatchSize = 10, ProgressInterval = interval, TimeProvider = new TickingClock(tick),
            Progress = new Collector(reports),
        };
        Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
        return reports;
    }

    private sealed class Collector(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }

    private sealed class TickingClock(TimeSpan tick) : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now += tick.Ticks;
    }
}
