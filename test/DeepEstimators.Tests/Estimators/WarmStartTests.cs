using Microsoft.ML;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace DeepEstimators.Tests.Estimators;

/// <summary>A fit that goes on from a trained model.</summary>
[Collection(nameof(TensorCount))]
public sealed class WarmStartTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void More_rows_go_on_where_the_first_ended()
    {
        var options = new TrainingOptions { Epochs = 20, BatchSize = 32, LearningRate = 0.01, Seed = 1 };
        using var first = Regression(options).Fit(Load(400, 1));
        using var more = Regression(new TrainingOptions { Epochs = 1, BatchSize = 32, LearningRate = 1e-3, Seed = 2 })
            .Fit(Load(100, 2), first.Model);
        using var anew = Regression(new TrainingOptions { Epochs = 1, BatchSize = 32, LearningRate = 1e-3, Seed = 2 }).Fit(Load(100, 2));

        // One epoch from a trained network is far below one from random weights, in the unit of the first targets.
        Assert.InRange(more.Model.Training.TrainingLoss!.Value, 0, 0.05);
        Assert.InRange(anew.Model.Training.TrainingLoss!.Value, 0.5, 10);
        Assert.Equal(first.Model.Scaling, more.Model.Scaling);
        Assert.NotEqual(first.Model.Scaling, anew.Model.Scaling);
        Assert.Equal(State(first, "standardization.mean"), State(more, "standardization.mean"));
    }

    [Fact]
    public void The_first_model_stays_as_it_is_and_nothing_stays_behind()
    {
        var data = Load(64, 1);
        var trainer = Regression(Rows.Quick());
        using var first = trainer.Fit(data);
        var weights = State(first, "head.weight");
        var before = TensorCount.Now();

        trainer.Fit(data, first.Model).Dispose();

        Assert.Equal(before, TensorCount.Now());
        Assert.Equal(weights, State(first, "head.weight"));
    }

    [Fact]
    public void Other_classes_start_the_last_layer_anew_and_keep_the_rest()
    {
        var (trainer, stopped) = (Multiclass(Rows.Quick()), Multiclass(Cancelled()));
        using var first = trainer.Fit(Keyed(Rows.Make(64, 1)));
        var others = Rows.Make(64, 1);
        foreach (var row in others)
            row.Class = row.Class == "red" ? "pink" : row.Class;

        using var same = stopped.Fit(Keyed(Rows.Make(64, 1)), first.Model);
        using var changed = stopped.Fit(Keyed(others), first.Model);

        Assert.Equal(State(first, "head.weight"), State(same, "head.weight"));
        Assert.NotEqual(State(first, "head.weight"), State(changed, "head.weight"));
        Assert.Equal(State(first, "hidden.linear0.weight"), State(changed, "hidden.linear0.weight"));
    }

    [Fact]
    public void Another_task_keeps_the_body()
    {
        using var first = Multiclass(Rows.Quick()).Fit(Keyed(Rows.Make(64, 1)));
        using var regression = Regression(Cancelled()).Fit(Load(64, 3), first.Model);

        Assert.Equal(State(first, "hidden.linear0.weight"), State(regression, "hidden.linear0.weight"));
        Assert.Equal(1, regression.Model.OutputSize);
    }

    [Fact]
    public void A_network_of_other_parts_is_refused_with_the_names()
    {
        using var first = Regression(Rows.Quick()).Fit(Load(64, 1));
        var other = ml.Regression.Trainers.Deep(() => torch.nn.Linear(4, 1), "Target", training: Rows.Quick());

        var error = Assert.Throws<ArgumentException>(() => other.Fit(Load(64, 1), first.Model));

        Assert.Contains("Missing: weight, bias.", error.Message);
    }

    [Fact]
    public void A_disposed_model_is_refused()
    {
        var first = Regression(Rows.Quick()).Fit(Load(64, 1));
        first.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Regression(Rows.Quick()).Fit(Load(64, 1), first.Model));
    }

    [Fact]
    public void The_log_tells_what_was_taken_over()
    {
        var messages = new List<string>();
        ml.Log += (_, e) => messages.Add(e.RawMessage);
        using var first = Regression(Rows.Quick()).Fit(Load(64, 1));
        Regression(Rows.Quick()).Fit(Load(64, 1), first.Model).Dispose();

        Assert.Contains(messages, message => message.Contains("Training starts from the trained Mlp: 6 tensors were taken over."));
    }

    private DeepRegressionTrainer Regression(TrainingOptions training) =>
        ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: training);

    private DeepMulticlassTrainer Multiclass(TrainingOptions training) =>
        ml.MulticlassClassification.Trainers.DeepTabular(network: Rows.SmallNetwork(), training: training);

    // A fit that takes no step shows what it started from.
    private static TrainingOptions Cancelled()
    {
        var options = Rows.Quick();
        options.CancellationToken = new CancellationToken(canceled: true);
        return options;
    }

    private IDataView Load(int count, int seed) => ml.Data.LoadFromEnumerable(Rows.Make(count, seed));

    private IDataView Keyed(Row[] rows)
    {
        var data = ml.Data.LoadFromEnumerable(rows);
        return ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(data).Transform(data);
    }

    private static float[] State(DeepPredictionTransformer model, string name) =>
        model.Model.Module.state_dict()[name].data<float>().ToArray();
}
