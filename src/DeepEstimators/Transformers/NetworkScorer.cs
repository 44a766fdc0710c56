using DeepEstimators.Inputs;
using DeepEstimators.Models;
using DeepEstimators.Training;

namespace DeepEstimators.Transformers;

/// <summary>What the network says of each row: a logit, probabilities of the classes, or a number in the label's unit.</summary>
internal sealed class NetworkScorer(ModelOwner owner) : IBatchScorer
{
    public int OutputSize => owner.Model.OutputSize;

    public float[] Score(FeatureStore rows) => owner.Use(model =>
    {
        var outputs = model.Score(rows);
        if (model.Temperature is { } temperature)
        {
            foreach (ref var output in outputs.AsSpan())
                output = (float)(output / temperature);
        }

        if (model.Objective == Objective.MulticlassClassification)
        {
            for (var start = 0; start < outputs.Length; start += model.OutputSize)
                Softmax(outputs.AsSpan(start, model.OutputSize));
        }
        else
        {
            for (var output = 0; output < outputs.Length && model.Scalings.Count > 1; output++)
                outputs[output] = model.Scalings[output % model.OutputSize].ToTarget(outputs[output]);
            if (model.Scalings is [var only])
                only.ToTarget(outputs);
        }

        return outputs;
    });

    private static void Softmax(Span<float> logits)
    {
        var largest = logits[0];
        foreach (var logit in logits)
            largest = Math.Max(largest, logit);
        double sum = 0;
        foreach (ref var logit in logits)
        {
            logit = MathF.Exp(logit - largest);
            sum += logit;
        }

        foreach (ref var logit in logits)
            logit = (float)(logit / sum);
    }
}

/// <summary>What a layer, or the penultimate one, gives for each row.</summary>
internal sealed class EmbeddingScorer(ModelOwner owner, string? layerName, int size) : IBatchScorer
{
    public int OutputSize => size;

    public float[] Score(FeatureStore rows) => owner.Use(model => model.Embed(rows, layerName));
}
