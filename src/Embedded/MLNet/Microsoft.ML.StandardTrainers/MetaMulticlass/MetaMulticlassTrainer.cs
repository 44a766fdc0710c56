using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

using BinaryEstimator = ITrainerEstimator<ISingleFeaturePredictionTransformer<object>, object>;

// A multiclass trainer made of binary ones.
public abstract class MetaMulticlassTrainer<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected readonly IHost Host;
    private protected readonly string LabelColumnName;

    private protected MetaMulticlassTrainer(IHostEnvironment env, string name, BinaryEstimator binaryEstimator, string labelColumnName)
    {
        Host = env.Register(name);
        Host.CheckValue(binaryEstimator, nameof(binaryEstimator));
        Host.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        BinaryTrainer = binaryEstimator;
        LabelColumnName = labelColumnName;
        Info = new TrainerInfo(normalization: binaryEstimator.Info.NeedNormalization);
    }

    public TrainerInfo Info { get; }

    private protected BinaryEstimator BinaryTrainer { get; }

    public abstract TTransformer Fit(IDataView input);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(LabelColumnName, out var label))
            throw Host.ExceptSchemaMismatch("labelCol", "label", LabelColumnName);
        if (label.Kind != SchemaShape.Column.VectorKind.Scalar || !label.IsKey || label.ItemType != NumberDataViewType.UInt32)
            throw Host.ExceptSchemaMismatch("labelCol", "label", LabelColumnName, "Key<UInt32>", label.GetTypeString());

        return SchemaShapes.With(inputSchema, ScoreColumnShapes.Multiclass(inputSchema, LabelColumnName, keyValuesLast: true));
    }

    // The number of classes; the label must be a key.
    private protected int CheckLabel(IDataView data)
    {
        var roles = new RoleMappedData(data, label: LabelColumnName);
        if (data.Schema[LabelColumnName].Type is not KeyDataViewType)
            throw Host.ExceptParam(nameof(data), $"The label column '{LabelColumnName}' must be a key, not {data.Schema[LabelColumnName].Type}");
        roles.CheckMulticlassLabel(out var classCount);
        return classCount;
    }

    // The column that the binary trainer learns from, whatever the classes are called.
    private protected string BinaryLabelColumnName =>
        BinaryTrainer is IHaveTrainingLabel { LabelColumnName.Length: > 0 } trainer ? trainer.LabelColumnName : LabelColumnName;

    // The data with the binary trainer's label set to whether the row is of one of the classes. A missing label is of none: the Boolean label has no
    // missing value, and so the real trainer, too, takes such rows as negative whatever the option to impute says.
    private protected IDataView MapLabels(IDataView data, params int[] classes) =>
        new RowToRowMapperTransform(data, new ClassMembershipMapper(data.Schema[LabelColumnName], BinaryLabelColumnName, classes));

    // Several models read the rows several times; the steps before run once.
    private protected IDataView Cached(IDataView data) =>
        Info.WantCaching && data is not CacheDataView ? new CacheDataView(data, null, data.CanShuffle) : data;

    // Fits the binary trainer, and a calibrator behind it where probabilities are asked for and the model gives none.
    private protected IPredictorProducing<float> TrainBinary(IDataView view, BinaryCalibration calibration, out string featureColumnName)
    {
        var transformer = BinaryTrainer.Fit(view);
        featureColumnName = transformer.FeatureColumnName;
        var model = transformer.Model;
        if (calibration is not null && model is not IValueMapperDist)
            model = calibration.Calibrate(Host, model, new RoleMappedData(view, label: BinaryLabelColumnName, feature: featureColumnName));
        return (IPredictorProducing<float>)model;
    }
}
