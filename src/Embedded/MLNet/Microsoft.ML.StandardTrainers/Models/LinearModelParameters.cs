using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class LinearModelParameters : ModelParametersBase<float>, IValueMapper, ICalculateFeatureContribution, IPredictorWithFeatureWeights
{
    private readonly float[] _weights;

    // Owns the weights.
    private protected LinearModelParameters(IHostEnvironment env, string name, float[] weights, float bias)
        : base(env, name)
    {
        _weights = weights;
        Bias = bias;
    }

    private protected LinearModelParameters(IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
        Bias = ctx.Reader.ReadSingle();
        _weights = ctx.Reader.ReadSingles();
        Host.CheckDecode(_weights.Length > 0);
    }

    public IReadOnlyList<float> Weights => _weights;

    public float Bias { get; protected set; }

    DataViewType IValueMapper.InputType => new VectorDataViewType(NumberDataViewType.Single, _weights.Length);

    DataViewType IValueMapper.OutputType => NumberDataViewType.Single;

    FeatureContributionCalculator ICalculateFeatureContribution.FeatureContributionCalculator => new(Contribute);

    internal ReadOnlySpan<float> WeightValues => _weights;

    void IPredictorWithFeatureWeights.GetFeatureWeights(ref VBuffer<float> weights) => new VBuffer<float>(_weights.Length, _weights).CopyTo(ref weights);

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        ValueMapper<VBuffer<float>, float> map = (in VBuffer<float> features, ref float score) =>
        {
            Host.Check(features.Length == _weights.Length, "The features have another size than the weights");
            score = Score(in features);
        };
        return map as ValueMapper<TSrc, TDst> ?? throw Host.Except("A linear model maps a vector of Single to a Single");
    }

    private protected virtual float Score(in VBuffer<float> features) => features.Dot(_weights) + Bias;

    // A feature adds its value times its weight.
    private void Contribute(in VBuffer<float> features, ref VBuffer<float> contributions)
    {
        var editor = VBufferEditor.Create(ref contributions, _weights.Length);
        features.CopyTo(editor.Values);
        TensorPrimitives.Multiply(editor.Values, _weights, editor.Values);
        contributions = editor.Commit();
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.Writer.Write(Bias);
        ctx.Writer.WriteSingles(_weights);
    }
}
