using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class LinearMulticlassModelParametersBase : ModelParametersBase<VBuffer<float>>, IValueMapper
{
    private readonly float[][] _weights;
    private readonly float[] _biases;
    private readonly int _featureCount;

    // Owns the arrays: a row of weights and a bias a class.
    private protected LinearMulticlassModelParametersBase(IHostEnvironment env, string name, float[][] weights, float[] biases)
        : base(env, name)
    {
        _weights = weights;
        _biases = biases;
        _featureCount = weights[0].Length;
    }

    private protected LinearMulticlassModelParametersBase(IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
        _biases = ctx.Reader.ReadSingles();
        _weights = new float[_biases.Length][];
        for (var i = 0; i < _weights.Length; i++)
            _weights[i] = ctx.Reader.ReadSingles();
        Host.CheckDecode(_weights.Length > 0);
        _featureCount = _weights[0].Length;
        Host.CheckDecode(_weights.All(row => row.Length == _featureCount));
    }

    DataViewType IValueMapper.InputType => new VectorDataViewType(NumberDataViewType.Single, _featureCount);

    DataViewType IValueMapper.OutputType => new VectorDataViewType(NumberDataViewType.Single, _biases.Length);

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    public IEnumerable<float> GetBiases() => _biases;

    public void GetWeights(ref VBuffer<float>[] weights, out int numClasses)
    {
        numClasses = _biases.Length;
        if (weights is null || weights.Length < numClasses)
            weights = new VBuffer<float>[numClasses];
        for (var i = 0; i < numClasses; i++)
            VBuffer<float>.Copy(_weights[i], 0, ref weights[i], _featureCount);
    }

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        ValueMapper<VBuffer<float>, VBuffer<float>> map = (in VBuffer<float> features, ref VBuffer<float> scores) =>
        {
            Host.Check(features.Length == _featureCount, "The features have another size than the weights");
            var editor = VBufferEditor.Create(ref scores, _biases.Length);
            for (var i = 0; i < _biases.Length; i++)
                editor.Values[i] = features.Dot(_weights[i]) + _biases[i];
            Calibrate(editor.Values);
            scores = editor.Commit();
        };
        return map as ValueMapper<TSrc, TDst> ?? throw Host.Except("A linear multiclass model maps a vector of Single to a vector of Single");
    }

    // Turns the margins of the classes into scores.
    private protected abstract void Calibrate(Span<float> scores);

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.Writer.WriteSingles(_biases);
        foreach (var row in _weights)
            ctx.Writer.WriteSingles(row);
    }
}
