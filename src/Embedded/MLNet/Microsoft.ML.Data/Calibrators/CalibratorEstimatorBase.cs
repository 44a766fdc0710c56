using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

// Of estimators whose way of calibrating others, such as OneVersusAll, may use.
internal interface IHaveCalibratorTrainer
{
    ICalibratorTrainer CreateTrainer(int maximumExampleCount);
}

public abstract class CalibratorEstimatorBase<TICalibrator> : IEstimator<CalibratorTransformer<TICalibrator>>, IHaveCalibratorTrainer
    where TICalibrator : class, ICalibrator
{
    private protected readonly IHost Host;
    private readonly string _labelColumnName;
    private readonly string _scoreColumnName;
    private readonly string _weightColumnName;

    // labelColumnName: null where nothing is learned.
    private protected CalibratorEstimatorBase(IHostEnvironment env, string labelColumnName, string scoreColumnName, string weightColumnName)
    {
        Host = env.Register(nameof(CalibratorEstimatorBase<TICalibrator>));
        Host.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));
        _labelColumnName = labelColumnName;
        _scoreColumnName = scoreColumnName;
        _weightColumnName = weightColumnName;
    }

    public CalibratorTransformer<TICalibrator> Fit(IDataView input)
    {
        Host.CheckValue(input, nameof(input));
        ((IEstimator<CalibratorTransformer<TICalibrator>>)this).GetOutputSchema(SchemaShape.Create(input.Schema));
        var trainer = ((IHaveCalibratorTrainer)this).CreateTrainer(CalibratorTrainerBase.DefaultMaximumExampleCount);
        if (trainer.NeedsTraining)
            Train(trainer, input);
        return CreateTransformer((TICalibrator)trainer.FinishTraining(Host), _scoreColumnName);
    }

    SchemaShape IEstimator<CalibratorTransformer<TICalibrator>>.GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        Check(inputSchema, _scoreColumnName, "score", NumberDataViewType.Single);
        if (_labelColumnName is not null)
            Check(inputSchema, _labelColumnName, "label", BooleanDataViewType.Instance);
        if (_weightColumnName is not null)
            Check(inputSchema, _weightColumnName, "weight", NumberDataViewType.Single);
        var columns = inputSchema.Where(column => column.Name != DefaultColumnNames.Probability).Append(new SchemaShape.Column(
            DefaultColumnNames.Probability, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false,
            new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation(isNormalized: true))));
        return new SchemaShape(columns);
    }

    ICalibratorTrainer IHaveCalibratorTrainer.CreateTrainer(int maximumExampleCount) => CreateTrainer(maximumExampleCount);

    private protected abstract ICalibratorTrainer CreateTrainer(int maximumExampleCount);

    private protected abstract CalibratorTransformer<TICalibrator> CreateTransformer(TICalibrator calibrator, string scoreColumnName);

    private void Train(ICalibratorTrainer trainer, IDataView input)
    {
        var label = input.Schema[_labelColumnName];
        var score = input.Schema[_scoreColumnName];
        DataViewSchema.Column? weight = _weightColumnName is null ? null : input.Schema[_weightColumnName];
        using var cursor = input.GetRowCursor(weight is null ? [label, score] : [label, score, weight.Value]);
        var getLabel = cursor.GetGetter<bool>(label);
        var getScore = cursor.GetGetter<float>(score);
        var getWeight = weight is null ? null : cursor.GetGetter<float>(weight.Value);
        var labelValue = false;
        float scoreValue = 0;
        float weightValue = 1;
        while (cursor.MoveNext())
        {
            getLabel(ref labelValue);
            getScore(ref scoreValue);
            getWeight?.Invoke(ref weightValue);
            trainer.ProcessTrainingExample(scoreValue, labelValue, weightValue);
        }
    }

    private void Check(SchemaShape schema, string name, string role, DataViewType type)
    {
        if (!schema.TryFindColumn(name, out var column))
            throw Host.ExceptSchemaMismatch("inputSchema", role, name);
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.IsKey || column.ItemType != type)
            throw Host.ExceptSchemaMismatch("inputSchema", role, name, type.ToString(), column.GetTypeString());
    }
}
