using DeepEstimators.Tests.Estimators;
using Microsoft.ML;

namespace DeepEstimators.Tests.Transformers;

/// <summary>One row at a time.</summary>
[Collection(nameof(TensorCount))]
public sealed class PredictionEngineTests
{
    private readonly MLContext ml = new(seed: 1);
    private readonly Row[] rows = Rows.Make(600, seed: 7);

    [Fact]
    public void A_row_alone_has_the_probability_that_it_has_among_others()
    {
        using var model = Binary();
        using var engine = ml.Model.CreatePredictionEngine<Row, Scored>(model);

        var batched = model.Transform(ml.Data.LoadFromEnumerable(rows)).GetColumnValues<float>("Probability");

        for (var i = 0; i < rows.Length; i++)
            Assert.Equal(engine.Predict(rows[i]).Probability, batched[i], 1e-6f);
    }

    [Fact]
    public void Nothing_grows_from_call_to_call()
    {
        using var model = Binary();
        using var engine = ml.Model.CreatePredictionEngine<Row, Scored>(model);
        var scored = new Scored();
        Predict(300);
        var tensors = TensorCount.Now();
        var first = Predict(300);
        var later = Predict(2000);

        Assert.Equal(tensors, TensorCount.Now());
        Assert.InRange(first, 0, 8192);
        Assert.InRange(later, 0, first + 16);

        double Predict(int calls)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var call = 0; call < calls; call++)
                engine.Predict(rows[call % rows.Length], ref scored);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)calls;
        }
    }

    [Fact]
    public void A_disposed_model_says_so()
    {
        var model = Binary();
        using var engine = ml.Model.CreatePredictionEngine<Row, Scored>(model);
        engine.Predict(rows[0]);
        model.Dispose();

        Assert.Contains(
            "DeepBinaryTransformer", Assert.Throws<ObjectDisposedException>(() => engine.Predict(rows[1])).Message);
    }

    private DeepBinaryTransformer Binary() => ml.BinaryClassification.Trainers.DeepTabular(
        "Flag", network: Rows.SmallNetwork(), training: Rows.Quick()).Fit(ml.Data.LoadFromEnumerable(rows));

    private sealed class Scored
    {
        public float Probability { get; set; }
    }
}
