using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

// Adds the column Probability to a score column.
public abstract class CalibratorTransformer<TICalibrator> : RowToRowTransformerBase, ISingleFeaturePredictionTransformer<TICalibrator>
    where TICalibrator : class, ICalibrator
{
    private readonly TICalibrator _calibrator;
    private readonly string _scoreColumnName;
    private readonly string _loaderSignature;

    private protected CalibratorTransformer(IHostEnvironment env, TICalibrator calibrator, string scoreColumnName, string loaderSignature)
        : base(env.Register(nameof(CalibratorTransformer<TICalibrator>)))
    {
        _calibrator = calibrator;
        _scoreColumnName = scoreColumnName;
        _loaderSignature = loaderSignature;
    }

    private protected CalibratorTransformer(IHostEnvironment env, ModelLoadContext ctx, string loaderSignature)
        : base(env.Register(nameof(CalibratorTransformer<TICalibrator>)))
    {
        _loaderSignature = loaderSignature;
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        _scoreColumnName = ctx.LoadNonEmptyString();
        ctx.LoadModel<TICalibrator, SignatureLoadModel>(Host, out _calibrator, "Calibrator");
    }

    TICalibrator IPredictionTransformer<TICalibrator>.Model => _calibrator;

    string ISingleFeaturePredictionTransformer<TICalibrator>.FeatureColumnName => _scoreColumnName;

    DataViewType ISingleFeaturePredictionTransformer<TICalibrator>.FeatureColumnType => NumberDataViewType.Single;

    private VersionInfo Version =>
        new("CALTRANS", 0x00010001, 0x00010001, 0x00010001, typeof(CalibratorTransformer<>).Assembly.FullName, _loaderSignature);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version);
        ctx.SaveNonEmptyString(_scoreColumnName);
        ctx.SaveModel(_calibrator, "Calibrator");
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        var column = schema.GetColumnOrNull(_scoreColumnName)
            ?? throw Host.ExceptSchemaMismatch(nameof(schema), "score", _scoreColumnName);
        if (column.Type != NumberDataViewType.Single)
            throw Host.ExceptSchemaMismatch(nameof(schema), "score", _scoreColumnName, "Single", column.Type.ToString());
        return new Mapper(Host, schema, this, column.Index);
    }

    private sealed class Mapper(IHost host, DataViewSchema schema, CalibratorTransformer<TICalibrator> parent, int scoreIndex)
        : MapperBase(host, schema, parent)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
            return [new(DefaultColumnNames.Probability, NumberDataViewType.Single, annotations.ToAnnotations())];
        }

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            column => activeOutput(0) && column == scoreIndex;

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var getScore = input.GetGetter<float>(input.Schema[scoreIndex]);
            var calibrator = parent._calibrator;
            float score = 0;
            return (ValueGetter<float>)((ref float probability) =>
            {
                getScore(ref score);
                probability = calibrator.PredictProbability(score);
            });
        }
    }
}
