using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class TreeEnsembleModelParameters : ModelParametersBase<float>, ICalculateFeatureContribution, IValueMapper,
    IPredictorWithFeatureWeights
{
    private readonly int _featureCount;

    private protected TreeEnsembleModelParameters(
        IHostEnvironment env, string name, TrainedEnsemble ensemble, int featureCount)
        : base(env, name)
    {
        Ensemble = ensemble;
        _featureCount = featureCount;
        InputType = new VectorDataViewType(NumberDataViewType.Single, featureCount);
    }

    private protected TreeEnsembleModelParameters(IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
        Ensemble = TrainedEnsemble.Load(ctx);
        ctx.LoadStringOrNull(); // The options as text.
        _featureCount = ctx.Reader.ReadInt32();
        Host.CheckDecode(_featureCount > Ensemble.HighestFeature(), "A tree splits on a feature that is not there");
        InputType = new VectorDataViewType(NumberDataViewType.Single, _featureCount);
    }

    internal TrainedEnsemble Ensemble { get; }

    internal DataViewType InputType { get; }

    DataViewType IValueMapper.InputType => InputType;

    DataViewType IValueMapper.OutputType => NumberDataViewType.Single;

    FeatureContributionCalculator ICalculateFeatureContribution.FeatureContributionCalculator =>
        new((in VBuffer<float> features, ref VBuffer<float> contributions) =>
        {
            var dense = new float[_featureCount];
            features.CopyTo(dense);
            contributions = new VBuffer<float>(_featureCount, Ensemble.Contributions(dense));
        });

    // Whether the trees keep labels of their leaves.
    private protected abstract bool HasSamples { get; }

    public void GetFeatureWeights(ref VBuffer<float> weights)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref weights, _featureCount);
        Ensemble.GainWeights(_featureCount).CopyTo(editor.Values);
        weights = editor.Commit();
    }

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        float[] dense = null;
        ValueMapper<VBuffer<float>, float> map = (in VBuffer<float> features, ref float score) =>
        {
            Host.Check(features.Length == _featureCount, $"{_featureCount} features are expected, not {features.Length}");
            if (features.IsDense)
            {
                score = ScoreOf(features.GetValues());
                return;
            }
            dense ??= new float[_featureCount];
            ReadOnlySpan<int> indices = features.GetIndices();
            ReadOnlySpan<float> values = features.GetValues();
            for (int i = 0; i < indices.Length; i++)
                dense[indices[i]] = values[i];
            score = ScoreOf(dense);
            foreach (int index in indices)
                dense[index] = 0;
        };
        return (ValueMapper<TSrc, TDst>)(Delegate)map;
    }

    private protected virtual float ScoreOf(ReadOnlySpan<float> features) => (float)Ensemble.Output(features);

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        Ensemble.Save(ctx, HasSamples);
        ctx.SaveStringOrNull(null);
        ctx.Writer.Write(_featureCount);
    }
}
