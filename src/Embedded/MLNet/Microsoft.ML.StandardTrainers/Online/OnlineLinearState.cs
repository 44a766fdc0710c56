using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

// The weights of an online trainer while it learns. They are kept as a vector and a scale, so that shrinking all of them costs nothing.
internal abstract class OnlineLinearState
{
    private const float SmallestScale = 1e-7f;

    private protected OnlineLinearState(float[] weights, float bias)
    {
        Weights = weights;
        Bias = bias;
    }

    private protected float[] Weights { get; }

    private protected float Scale { get; private set; } = 1;

    private protected float Bias { get; set; }

    public abstract void ProcessRow(in VBuffer<float> features, float label, float weight);

    // At the end of each pass over the rows.
    public virtual void FinishIteration()
    {
    }

    public virtual (float[] Weights, float Bias) GetResult()
    {
        FoldScale();
        return (Weights, Bias);
    }

    private protected float Margin(in VBuffer<float> features) => (features.Dot(Weights) * Scale) + Bias;

    private protected void Shrink(float factor)
    {
        Scale *= factor;
        if (Math.Abs(Scale) < SmallestScale)
            FoldScale();
    }

    private protected void FoldScale()
    {
        if (Scale == 1)
            return;
        TensorPrimitives.Multiply(Weights, Scale, Weights);
        Scale = 1;
    }
}
