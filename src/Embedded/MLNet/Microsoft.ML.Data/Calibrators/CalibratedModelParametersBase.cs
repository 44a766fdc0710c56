using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

public abstract class CalibratedModelParametersBase
{
    private protected CalibratedModelParametersBase(object subModel, ICalibrator calibrator)
    {
        SubModel = subModel;
        Calibrator = calibrator;
    }

    public object SubModel { get; }

    public ICalibrator Calibrator { get; }
}

public abstract class CalibratedModelParametersBase<TSubModel, TCalibrator> : CalibratedModelParametersBase
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    private protected CalibratedModelParametersBase(IHostEnvironment env, TSubModel subModel, TCalibrator calibrator)
        : base(subModel, calibrator)
    {
        Contracts.CheckValue(env, nameof(env));
        Contracts.CheckValue(env, subModel, nameof(subModel));
        Contracts.CheckValue(env, calibrator, nameof(calibrator));
        SubModel = subModel;
        Calibrator = calibrator;
    }

    public new TSubModel SubModel { get; }

    public new TCalibrator Calibrator { get; }
}
