using System.Numerics.Tensors;
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
            TensorPrimitives.Divide(outputs, (float)temperature, outputs);
        }

        if (model.Objective == Objective.MulticlassClassification)
        {
            Softmax(outputs, model.OutputSize);
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

    // The exponentials of all rows in one go.
    private static void Softmax(Span<float> logits, int classes)
    {
        for (var start = 0; start < logits.Length; start += classes)
        {
            var row = logits.Slice(start, classes);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
        }

        TensorPrimitives.Exp(logits, logits);
        for (var start = 0; start < logits.Length; start += classes)
        {
            var row = logits.Slice(start, classes);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row), row);
        }
    }
}

/// <summary>What a layer, or the penultimate one, gives for each row.</summary>
internal sealed class EmbeddingScorer(ModelOwner owner, string? layerName, int size) : IBatchScorer
{
    public int OutputSize => size;

    public float[] Score(FeatureStore rows) => owner.Use(model => model.Embed(rows, layerName));
}
