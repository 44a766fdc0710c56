using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(OneVersusAllModelParameters), null, typeof(SignatureLoadModel), "OVA Executor",
    OneVersusAllModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

public sealed class OneVersusAllModelParameters : ModelParametersBase<VBuffer<float>>, IValueMapper
{
    internal const string LoaderSignature = "OVAExec";

    private readonly IPredictorProducing<float>[] _models;
    private readonly bool _useProbabilities;

    // Owns the models, one a class.
    internal OneVersusAllModelParameters(IHostEnvironment env, IPredictorProducing<float>[] models, bool useProbabilities)
        : base(env, LoaderSignature)
    {
        Host.CheckNonEmpty(models, nameof(models));
        Host.Check(models.All(model => model is IValueMapper { OutputType: NumberDataViewType }), "A model does not give one score");
        _models = models;
        _useProbabilities = useProbabilities && models.All(model => model is IValueMapperDist);
    }

    private OneVersusAllModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
        _useProbabilities = ctx.Reader.ReadBoolean();
        var count = ctx.Reader.ReadInt32();
        Host.CheckDecode(count > 0);
        var models = new List<IPredictorProducing<float>>();
        while (models.Count < count)
        {
            ctx.LoadModel<IPredictorProducing<float>, SignatureLoadModel>(Host, out var model, NameOf(models.Count));
            models.Add(model);
        }
        _models = [.. models];
    }

    DataViewType IValueMapper.InputType => ((IValueMapper)_models[0]).InputType;

    DataViewType IValueMapper.OutputType => new VectorDataViewType(NumberDataViewType.Single, _models.Length);

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    private static VersionInfo Version =>
        new("TLC OVA ", 0x00010001, 0x00010001, 0x00010001, typeof(OneVersusAllModelParameters).Assembly.FullName, LoaderSignature);

    private static OneVersusAllModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new OneVersusAllModelParameters(env, ctx);
    }

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        var map = _useProbabilities ? MapToProbabilities() : MapToScores();
        return map as ValueMapper<TSrc, TDst> ?? throw Host.Except("A multiclass model maps a vector of Single to a vector of Single");
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
        ctx.Writer.Write(_useProbabilities);
        ctx.Writer.Write(_models.Length);
        for (var i = 0; i < _models.Length; i++)
            ctx.SaveModel(_models[i], NameOf(i));
    }

    private static string NameOf(int i) => "SubPredictor_" + i.ToString("000", CultureInfo.InvariantCulture);

    private ValueMapper<VBuffer<float>, VBuffer<float>> MapToScores()
    {
        var maps = Array.ConvertAll(_models, model => ((IValueMapper)model).GetMapper<VBuffer<float>, float>());
        return (in VBuffer<float> features, ref VBuffer<float> scores) =>
        {
            var editor = VBufferEditor.Create(ref scores, maps.Length);
            for (var i = 0; i < maps.Length; i++)
                maps[i](in features, ref editor.Values[i]);
            scores = editor.Commit();
        };
    }

    // The probabilities of the classes, divided by their sum, which is taken in double precision as the golden values show.
    private ValueMapper<VBuffer<float>, VBuffer<float>> MapToProbabilities()
    {
        var maps = Array.ConvertAll(_models, model => ((IValueMapperDist)model).GetMapper<VBuffer<float>, float, float>());
        return (in VBuffer<float> features, ref VBuffer<float> scores) =>
        {
            var editor = VBufferEditor.Create(ref scores, maps.Length);
            double sum = 0;
            float score = 0;
            for (var i = 0; i < maps.Length; i++)
            {
                maps[i](in features, ref score, ref editor.Values[i]);
                sum += editor.Values[i];
            }
            if (sum > 0)
            {
                for (var i = 0; i < maps.Length; i++)
                    editor.Values[i] = (float)(editor.Values[i] / sum);
            }
            scores = editor.Commit();
        };
    }
}
