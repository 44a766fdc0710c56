using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(PairwiseCouplingModelParameters), null, typeof(SignatureLoadModel), "PKPD Executor",
    PairwiseCouplingModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

// Probabilities of classes out of those of pairs (D. Price, S. Knerr, L. Personnaz and G. Dreyfus, "Pairwise Neural Network Classifiers with
// Probabilistic Outputs", 1994).
public sealed class PairwiseCouplingModelParameters : ModelParametersBase<VBuffer<float>>, IValueMapper
{
    internal const string LoaderSignature = "PKPDExec";

    // More classes have more pairs than anybody trains models.
    private const int LargestClassCount = 1 << 15;

    private readonly int _classCount;

    // Of the pairs (0, 0), (1, 0), (1, 1), (2, 0)…
    private readonly IPredictorProducing<float>[] _models;

    // Owns the models.
    internal PairwiseCouplingModelParameters(IHostEnvironment env, int classCount, IPredictorProducing<float>[] models)
        : base(env, LoaderSignature)
    {
        _classCount = classCount;
        _models = models;
        Host.Check(models.All(IsCalibrated), "A model does not give a probability");
    }

    private PairwiseCouplingModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
        _classCount = ctx.Reader.ReadInt32();
        Host.CheckDecode(_classCount is > 0 and <= LargestClassCount);
        var models = new List<IPredictorProducing<float>>();
        while (models.Count < IndexOf(_classCount, 0))
        {
            ctx.LoadModel<IPredictorProducing<float>, SignatureLoadModel>(Host, out var model, NameOf(models.Count));
            Host.CheckDecode(IsCalibrated(model));
            models.Add(model);
        }
        _models = [.. models];
    }

    DataViewType IValueMapper.InputType => ((IValueMapper)_models[0]).InputType;

    DataViewType IValueMapper.OutputType => new VectorDataViewType(NumberDataViewType.Single, _classCount);

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    private static VersionInfo Version =>
        new("TLC PKPD", 0x00010001, 0x00010001, 0x00010001, typeof(PairwiseCouplingModelParameters).Assembly.FullName, LoaderSignature);

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        var maps = Array.ConvertAll(_models, model => ((IValueMapperDist)model).GetMapper<VBuffer<float>, float, float>());
        var pairs = new double[maps.Length];
        var classes = new double[_classCount];
        ValueMapper<VBuffer<float>, VBuffer<float>> map = (in VBuffer<float> features, ref VBuffer<float> scores) =>
        {
            float score = 0;
            float probability = 0;
            for (var i = 0; i < maps.Length; i++)
            {
                maps[i](in features, ref score, ref probability);
                pairs[i] = probability;
            }
            Couple(pairs, classes);
            var editor = VBufferEditor.Create(ref scores, _classCount);
            for (var i = 0; i < _classCount; i++)
                editor.Values[i] = (float)classes[i];
            scores = editor.Commit();
        };
        return map as ValueMapper<TSrc, TDst> ?? throw Host.Except("A multiclass model maps a vector of Single to a vector of Single");
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
        ctx.Writer.Write(_classCount);
        for (var i = 0; i < _models.Length; i++)
            ctx.SaveModel(_models[i], NameOf(i));
    }

    private static PairwiseCouplingModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new PairwiseCouplingModelParameters(env, ctx);
    }

    private static bool IsCalibrated(IPredictorProducing<float> model) => model is IValueMapperDist { OutputType: NumberDataViewType };

    private static string NameOf(int i) => "SubPredictor_" + i.ToString("000", CultureInfo.InvariantCulture);

    // j at most i.
    private static int IndexOf(int i, int j) => (i * (i + 1) / 2) + j;

    // 1 / (the sum over the other classes j of P(i or j) / P(i), less what P(i) is counted too often), then divided by the sum.
    private void Couple(double[] pairs, double[] classes)
    {
        double sum = 0;
        for (var i = 0; i < _classCount; i++)
        {
            var own = pairs[IndexOf(i, i)];
            var ratios = 2.0 - _classCount;
            for (var j = 0; j < _classCount; j++)
            {
                // A pair is at least as likely as either of its classes.
                if (j != i)
                    ratios += Math.Max(pairs[IndexOf(Math.Max(i, j), Math.Min(i, j))], Math.Max(own, pairs[IndexOf(j, j)])) / own;
            }
            classes[i] = own > 0 ? _classCount == 1 ? own : 1 / ratios : 0;
            sum += classes[i];
        }
        for (var i = 0; i < _classCount && sum > 0; i++)
            classes[i] /= sum;
    }
}
