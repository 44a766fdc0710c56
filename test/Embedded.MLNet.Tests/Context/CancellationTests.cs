using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Context;

/// <summary>Cancelling a context stops what is under way in it, and nothing that begins later.</summary>
public class CancellationTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_cursor_under_way_stops_and_the_next_one_reads()
    {
        var data = _ml.Data.LoadFromEnumerable(Rows(10).ToArray());
        using (var cursor = data.GetRowCursor(data.Schema))
        {
            Assert.True(cursor.MoveNext());
            Cancel();
            Assert.Throws<OperationCanceledException>(() => cursor.MoveNext());
        }
        Assert.Equal(10, data.GetColumn<float>("Label").Count());
    }

    [Fact]
    public void A_loader_under_way_stops()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, Enumerable.Range(0, 100).Select(i => $"{i}"));
            var data = _ml.Data.LoadFromTextFile(path, [new Microsoft.ML.Data.TextLoader.Column("A", DataKind.Single, 0)]);
            using (var cursor = data.GetRowCursor(data.Schema))
            {
                Assert.True(cursor.MoveNext());
                Cancel();
                Assert.Throws<OperationCanceledException>(() => cursor.MoveNext());
            }
            Assert.Equal(100, data.GetColumn<float>("A").Count());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_training_stops_where_the_context_is_cancelled_while_it_reads()
    {
        var cancelAt = 50;
        var data = _ml.Data.LoadFromEnumerable(Rows(100).Select((row, i) =>
        {
            if (i == cancelAt)
                Cancel();
            return row;
        }));
        var trainer = _ml.Regression.Trainers.OnlineGradientDescent();

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(data));
        cancelAt = -1;
        Assert.InRange(_ml.Regression.Evaluate(_ml.Regression.Trainers.OnlineGradientDescent().Fit(data).Transform(data)).RSquared, 0.5, 1);
    }

    // The context is cancelled when all rows have been read: what then stops is the training itself.
    [Theory]
    [InlineData("BinaryClassification.Trainers.FastTree(\"Flag\")")]
    [InlineData("BinaryClassification.Trainers.FastForest(\"Flag\")")]
    [InlineData("BinaryClassification.Trainers.LinearSvm(\"Flag\", numberOfIterations: 2)")]
    [InlineData("BinaryClassification.Trainers.AveragedPerceptron(\"Flag\")")]
    [InlineData("BinaryClassification.Trainers.LbfgsLogisticRegression(\"Flag\")")]
    [InlineData("BinaryClassification.Trainers.SdcaLogisticRegression(\"Flag\")")]
    [InlineData("MulticlassClassification.Trainers.LbfgsMaximumEntropy(\"Class\")")]
    [InlineData("MulticlassClassification.Trainers.SdcaMaximumEntropy(\"Class\")")]
    [InlineData("Regression.Trainers.Sdca()")]
    [InlineData("Regression.Trainers.FastTree()")]
    [InlineData("Clustering.Trainers.KMeans(numberOfClusters: 2)")]
    public void A_training_stops_between_its_passes(string call)
    {
        var cancels = true;
        var data = _ml.Data.LoadFromEnumerable(ThenCancel());
        var trainer = GoldenTrainerCall.Create(_ml, call);

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(data));
        cancels = false;
        Assert.Equal(100, GoldenTrainerCall.Create(_ml, call).Fit(data).Transform(data).GetColumn<float>("Label").Count());

        IEnumerable<Row> ThenCancel()
        {
            foreach (var row in Rows(100))
                yield return row;
            if (cancels)
                Cancel();
        }
    }

    [Fact]
    public void Folds_and_classes_that_follow_are_not_trained()
    {
        var classes = _ml.Data.LoadFromEnumerable(Rows(90).ToArray());
        var started = 0;
        _ml.Log += (_, message) =>
        {
            if (message.RawMessage.StartsWith("Training learner", StringComparison.Ordinal) && ++started == 2)
                Cancel();
        };
        var trainer = _ml.MulticlassClassification.Trainers.OneVersusAll(_ml.BinaryClassification.Trainers.LinearSvm("Class"), "Class");

        Assert.Throws<OperationCanceledException>(() => _ml.MulticlassClassification.CrossValidate(classes, trainer, 3, "Class"));
        Assert.Equal(2, started);
    }

    [Fact]
    public void A_context_shares_its_cancellation_with_no_other()
    {
        var other = new MLContext();
        var data = other.Data.LoadFromEnumerable(Rows(3).ToArray());
        using var cursor = data.GetRowCursor(data.Schema);
        Cancel();
        Assert.True(cursor.MoveNext());
    }

    // What AutoML calls; outside of it nobody can but by reflection.
    private void Cancel() =>
        typeof(MLContext).GetMethod("CancelExecution", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(_ml, null);

    private static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row
    {
        Label = i % 7,
        Flag = i % 2 == 0,
        Class = (uint)(i % 3),
        Features = [i % 7, i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0],
    });

    private sealed class Row
    {
        public float Label { get; set; }

        public bool Flag { get; set; }

        [KeyType(3)]
        public uint Class { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }
}
