using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

// A model that gives one score, with the calibrator that turns it into a probability. The kinds below differ in name alone: what the real
// ones add (weights of features, mixing) is asked of the sub-model.
internal abstract class ValueMapperCalibratedModelParametersBase<TSubModel, TCalibrator>
    : CalibratedModelParametersBase<TSubModel, TCalibrator>, IValueMapperDist, IPredictorProducing<float>, ICanSaveModel
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    private readonly IValueMapper _mapper;

    private protected ValueMapperCalibratedModelParametersBase(IHostEnvironment env, TSubModel subModel, TCalibrator calibrator)
        : base(env, subModel, calibrator)
    {
        _mapper = subModel as IValueMapper;
        Contracts.CheckParam(env, _mapper?.OutputType == NumberDataViewType.Single, nameof(subModel), "The model does not give one score");
    }

    PredictionKind IPredictor.PredictionKind => PredictionKind.BinaryClassification;

    public DataViewType InputType => _mapper.InputType;

    public DataViewType OutputType => _mapper.OutputType;

    public DataViewType DistType => NumberDataViewType.Single;

    public ValueMapper<TSrc, TDst> GetMapper<TSrc, TDst>() => _mapper.GetMapper<TSrc, TDst>();

    public ValueMapper<TSrc, TDst, TDist> GetMapper<TSrc, TDst, TDist>()
    {
        Contracts.Check(typeof(TDst) == typeof(float) && typeof(TDist) == typeof(float));
        var map = _mapper.GetMapper<TSrc, float>();
        ValueMapper<TSrc, float, float> calibrated = (in TSrc source, ref float score, ref float probability) =>
        {
            map(in source, ref score);
            probability = Calibrator.PredictProbability(score);
        };
        return (ValueMapper<TSrc, TDst, TDist>)(Delegate)calibrated;
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(CalibratedModelLoader.VersionOf(GetType()));
        ctx.SaveModel(SubModel, "Predictor");
        ctx.SaveModel(Calibrator, "Calibrator");
    }
}

internal sealed class ValueMapperCalibratedModelParameters<TSubModel, TCalibrator>(IHostEnvironment env, TSubModel subModel, TCalibrator calibrator)
    : ValueMapperCalibratedModelParametersBase<TSubModel, TCalibrator>(env, subModel, calibrator)
    where TSubModel : class
    where TCalibrator : class, ICalibrator;

// Of tree ensembles.
internal sealed class FeatureWeightsCalibratedModelParameters<TSubModel, TCalibrator>(IHostEnvironment env, TSubModel subModel, TCalibrator calibrator)
    : ValueMapperCalibratedModelParametersBase<TSubModel, TCalibrator>(env, subModel, calibrator)
    where TSubModel : class
    where TCalibrator : class, ICalibrator;

// Of linear models.
internal sealed class ParameterMixingCalibratedModelParameters<TSubModel, TCalibrator>(IHostEnvironment env, TSubModel subModel, TCalibrator calibrator)
    : ValueMapperCalibratedModelParametersBase<TSubModel, TCalibrator>(env, subModel, calibrator)
    where TSubModel : class
    where TCalibrator : class, ICalibrator;
