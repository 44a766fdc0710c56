using DeepEstimators.Explanations;
using DeepEstimators.Networks;
using DeepEstimators.Tests.Estimators;
using DeepEstimators.Tests.Inputs;
using Microsoft.ML;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Explanations;

[Collection(nameof(TensorCount))]
public sealed class TextExplanationTests
{
    private readonly MLContext ml = new(seed: 1);

    [Theory]
    [InlineData(TextPooling.Mean, 1)]
    [InlineData(TextPooling.FirstToken, 1)]
    [InlineData(TextPooling.Mean, 2)]
    public void The_words_that_decide_a_class_are_found(TextPooling pooling, int ensemble)
    {
        using var model = Fit(pooling, ensemble);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var good = model.Model.TokenAttributions("the film was good");
        var bad = model.Model.TokenAttributions("I saw a bad film");

        Assert.Equal(["the", "film", "was", "good"], good.Select(token => token.Token));
        Assert.Equal("[unknown]", bad[2].Token);
        Assert.Equal("good", good.MaxBy(token => Math.Abs(token.Attribution))!.Token);
        Assert.True(good[3].Attribution > 0.5, $"{good[3]}");
        Assert.Equal("bad", bad.MinBy(token => token.Attribution)!.Token);
        Assert.Empty(model.Model.TokenAttributions(""));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    // Between the text and the same number of tokens whose embeddings are zeros, which is what the padding's embedding is.
    [Fact]
    public void The_attributions_sum_to_the_difference_of_the_outputs()
    {
        using var model = Fit(TextPooling.Mean, 1);
        var module = model.Model.Module;
        using var scope = NewDisposeScope();
        var tokens = torch.tensor(new long[] { 3, 4, 2 }, [1, 3]);
        double whole = Output(module, tokens), baseline;
        var embedding = module.named_modules().Select(part => part.module).OfType<TorchSharp.Modules.Embedding>().Single();
        using (no_grad())
        {
            var kept = embedding.weight!.clone();
            embedding.weight.zero_();
            baseline = Output(module, tokens);
            embedding.weight.copy_(kept);
        }

        var attributions = TokenAttributions.Of(module, model.Model.InputShape, [3, 4, 2], steps: 1_000);

        Assert.Equal(3, attributions.Length);
        Assert.True(Math.Abs(whole - baseline) > 0.1, $"{whole} {baseline}");
        Assert.Equal(whole - baseline, attributions.Sum(), 2e-3);
    }

    [Theory]
    [InlineData(TextPooling.Mean, 4)]
    [InlineData(TextPooling.FirstToken, 5)]
    public void Every_token_looks_at_all_with_weights_that_sum_to_1(TextPooling pooling, int length)
    {
        using var model = Fit(pooling, 1);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var layers = model.Model.AttentionWeights("the film was good");

        Assert.Equal(["block0", "block1"], layers.Select(layer => layer.Name));
        Assert.All(layers, layer =>
        {
            Assert.Equal((2, 1, length, length), (layer.Count, layer.Channels, layer.Height, layer.Width));
            Assert.All(layer.Values.Chunk(length), row => Assert.Equal(1, row.Sum(), 1e-5));
            Assert.All(layer.Values, weight => Assert.InRange(weight, 0, 1));
        });
        Assert.NotEqual(layers[0].Map(0).ToArray(), layers[0].Map(1).ToArray());
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void What_is_no_text_is_refused_by_what_it_is()
    {
        using var table = ml.Regression.Trainers.DeepTabular("Target", "Features", network: Rows.SmallNetwork(), training: Rows.Quick())
            .Fit(ml.Data.LoadFromEnumerable(Rows.Make(100, 5)));
        Assert.Contains("no text", Assert.Throws<ArgumentException>(() => table.Model.TokenAttributions("a")).Message, StringComparison.Ordinal);

        using var model = Fit(TextPooling.Mean, 1);
        Assert.Contains(
            "vocabulary", Assert.Throws<ArgumentException>(() =>
                TokenAttributions.Of(model.Model.Module, model.Model.InputShape, [1_000])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Model.TokenAttributions("good", output: 1));
    }

    private DeepBinaryTransformer Fit(TextPooling pooling, int ensemble)
    {
        var options = new DeepTextOptions
        {
            Network = Network.TextTransformer(2, 16, 2, dropout: 0, pooling: pooling),
            Training = TrainingOptions.ForTexts(),
            Ensemble = ensemble,
        };
        options.Training.Epochs = 12;
        options.Training.LearningRate = 0.01;
        options.Training.EarlyStoppingPatience = 0;
        options.Training.Seed = 1;
        return ml.BinaryClassification.Trainers.DeepText(options).Fit(TextRow.Load(ml));
    }

    private static double Output(DeepModule module, Tensor tokens)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        return module.call(tokens).select(1, 0).item<float>();
    }
}
