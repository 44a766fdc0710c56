using System.Globalization;
using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public sealed class TrainingLogTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("training-logs");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void An_event_file_holds_every_number_of_the_fit()
    {
        var path = Path.Combine(directory.FullName, "new", "events");
        using var log = new TensorBoardLog(path, time: new FixedClock());
        var result = Fit(log);
        var file = Assert.Single(Directory.GetFiles(path));
        Assert.StartsWith("events.out.tfevents.1700000000.", Path.GetFileName(file), StringComparison.Ordinal);
        var events = EventFileReader.Read(file);
        Assert.Equal("brain.Event:2", events[0].Version);
        Assert.Empty(events[0].Scalars);
        Assert.All(events, written => Assert.Equal(1_700_000_000.5, written.WallTime));

        var steps = events.Where(written => written.Scalars.ContainsKey("step/loss")).ToArray();
        Assert.Equal(Enumerable.Range(1, 12).Select(step => (long)step), steps.Select(written => written.Step));
        Assert.Equal(result.Batches.Select(step => (float)step.Loss), steps.Select(written => written.Scalars["step/loss"]));
        Assert.Equal(
            result.Batches.Select(step => (float)step.LearningRate), steps.Select(written => written.Scalars["step/learning_rate"]));

        var epochs = events.Where(written => written.Scalars.ContainsKey("epoch/training_loss")).ToArray();
        Assert.Equal([1L, 2L, 3L], epochs.Select(written => written.Step));
        for (var i = 0; i < 3; i++)
        {
            var (expected, scalars) = (result.History[i], epochs[i].Scalars);
            Assert.Equal((float)expected.TrainingLoss, scalars["epoch/training_loss"]);
            Assert.Equal((float)expected.ValidationLoss!.Value, scalars["epoch/validation_loss"]);
            Assert.Equal((float)expected.ValidationMetric!.Value, scalars["epoch/Accuracy"]);
            Assert.Equal((float)expected.LearningRate, scalars["epoch/learning_rate"]);
            Assert.Equal((float)expected.RowsPerSecond, scalars["epoch/rows_per_second"]);
            Assert.Equal((float)expected.DataWaitShare, scalars["epoch/data_wait_share"]);
        }

        Assert.Equal(1 + 12 + 3, events.Count);
    }

    [Fact]
    public void Fits_of_the_same_second_have_a_file_each()
    {
        using var log = new TensorBoardLog(directory.FullName, steps: false, new FixedClock());
        Fit(log);
        Fit(log);
        var files = directory.GetFiles();
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Equal(1 + 3, EventFileReader.Read(file.FullName).Count));
    }

    [Fact]
    public void A_CSV_file_reads_back_to_the_bit()
    {
        var path = Path.Combine(directory.FullName, "fit.csv");
        using var log = new CsvTrainingLog(path, steps: true);
        var first = Fit(log);
        Fit(log);
        var lines = File.ReadAllLines(path);
        Assert.Equal(CsvTrainingLog.Header, lines[0]);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(2 * (12 + 3), rows.Length);
        Assert.All(rows, row => Assert.Equal(11, row.Length));
        Assert.Equal(15, rows.Count(row => row[0] == "1"));
        Assert.Equal(15, rows.Count(row => row[0] == "2"));

        var steps = rows.Where(row => row[0] == "1" && row[2] != "").ToArray();
        Assert.Equal(first.Batches.Select(step => step.Loss), steps.Select(row => Number(row[4])));
        Assert.Equal(first.Batches.Select(step => step.LearningRate), steps.Select(row => Number(row[7])));
        var epochs = rows.Where(row => row[0] == "1" && row[2] == "").ToArray();
        Assert.Equal(first.History.Select(epoch => epoch.TrainingLoss), epochs.Select(row => Number(row[4])));
        Assert.Equal(first.History.Select(epoch => epoch.ValidationLoss!.Value), epochs.Select(row => Number(row[5])));
        Assert.Equal(first.History.Select(epoch => epoch.ValidationMetric!.Value), epochs.Select(row => Number(row[6])));
        Assert.Equal(first.History.Select(epoch => epoch.DataWaitShare), epochs.Select(row => Number(row[10])));
    }

    [Fact]
    public void Without_steps_there_are_lines_of_epochs_alone()
    {
        var path = Path.Combine(directory.FullName, "fit.csv");
        using var log = new CsvTrainingLog(path);
        Assert.False(((ITrainingObserver)log).ObservesSteps);
        Fit(log);
        Assert.Equal(1 + 3, File.ReadAllLines(path).Length);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static TrainingResult Fit(ITrainingObserver observer)
    {
        using var data = TestRows.Circle(100, 1);
        using var validation = TestRows.Circle(50, 2);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions
        {
            Epochs = 3, BatchSize = 25, Observers = [observer], BatchHistory = true, EarlyStoppingPatience = 0, Seed = 1,
        };
        return Trainer.Fit(module, data, validation, Objective.BinaryClassification, options);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000.5);
    }
}
