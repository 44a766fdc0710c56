using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// A trainer over one features column and (where supervised) a label and a weight. Derived classes give
//   - the columns to the constructor (TrainerUtils.Make... makes them; a weight column without a name is none);
//   - Info and PredictionKind;
//   - TrainModelCore: the training itself. Check the roles with TrainerUtils.Check..., read rows with the cursors of TrainingCursors;
//   - MakeTransformer: the prediction transformer around the model;
//   - GetOutputColumnsCore: the score columns that the transformer will add, with their annotations (AnnotationUtils);
//   - CheckLabelCompatible, where the label may be of more types than the one of LabelColumn.
// Fit caches the training set where Info wants it and the rows are read more than once.
public abstract class TrainerEstimatorBase<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>, ITrainer,
    IHaveTrainingLabel
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected readonly IHost Host;

    public readonly SchemaShape.Column FeatureColumn;
    public readonly SchemaShape.Column LabelColumn;
    public readonly SchemaShape.Column WeightColumn;

    private protected TrainerEstimatorBase(IHost host, SchemaShape.Column feature, SchemaShape.Column label,
        SchemaShape.Column weight = default)
    {
        Contracts.CheckValue(host, nameof(host));
        Host = host;
        host.CheckParam(!string.IsNullOrEmpty(feature.Name), nameof(feature), "The features column must be named");
        FeatureColumn = feature;
        LabelColumn = label;
        WeightColumn = weight;
    }

    public abstract TrainerInfo Info { get; }

    PredictionKind ITrainer.PredictionKind => PredictionKind;

    string IHaveTrainingLabel.LabelColumnName => LabelColumn.Name;

    private protected abstract PredictionKind PredictionKind { get; }

    // Then a cache would be one copy of the rows too many, whatever Info tells callers.
    private protected virtual bool ReadsRowsOnce => false;

    public TTransformer Fit(IDataView input) => TrainTransformer(input);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        CheckInputSchema(inputSchema);
        return SchemaShapes.With(inputSchema, GetOutputColumnsCore(inputSchema));
    }

    IPredictor ITrainer.Train(TrainContext context)
    {
        Host.CheckValue(context, nameof(context));
        return (IPredictor)TrainModelCore(context);
    }

    private protected abstract SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema);

    private protected abstract TModel TrainModelCore(TrainContext trainContext);

    private protected abstract TTransformer MakeTransformer(TModel model, DataViewSchema trainSchema);

    private protected virtual RoleMappedData MakeRoles(IDataView data) =>
        new(data, label: LabelColumn.Name, feature: FeatureColumn.Name, weight: WeightColumn.Name);

    private protected TTransformer TrainTransformer(IDataView trainSet, IDataView validationSet = null, IPredictor initPredictor = null)
    {
        Host.CheckValue(trainSet, "input");
        CheckInputSchema(SchemaShape.Create(trainSet.Schema));
        if (validationSet is not null)
            CheckInputSchema(SchemaShape.Create(validationSet.Schema));
        var validation = validationSet is null ? null : MakeRoles(Cached(validationSet));
        var model = TrainModelCore(new TrainContext(MakeRoles(Cached(trainSet)), validation, null, initPredictor));
        return MakeTransformer(model, trainSet.Schema);
    }

    // By default the label must be just like LabelColumn.
    private protected virtual void CheckLabelCompatible(SchemaShape.Column labelCol)
    {
        if (!LabelColumn.IsCompatibleWith(labelCol))
            throw Host.ExceptSchemaMismatch(nameof(labelCol), "label", LabelColumn.Name, LabelColumn.GetTypeString(), labelCol.GetTypeString());
    }

    private protected virtual void CheckInputSchema(SchemaShape inputSchema)
    {
        CheckColumn(inputSchema, FeatureColumn, "feature");
        if (!string.IsNullOrEmpty(LabelColumn.Name))
        {
            if (!inputSchema.TryFindColumn(LabelColumn.Name, out var label))
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "label", LabelColumn.Name);
            CheckLabelCompatible(label);
        }
        CheckColumn(inputSchema, WeightColumn, "weight");
    }

    // Throws where the column is missing or of another type; a column without a name is not asked for.
    private protected void CheckColumn(SchemaShape inputSchema, SchemaShape.Column column, string role)
    {
        if (string.IsNullOrEmpty(column.Name))
            return;
        if (!inputSchema.TryFindColumn(column.Name, out var found))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), role, column.Name);
        if (!column.IsCompatibleWith(found))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), role, column.Name, column.GetTypeString(), found.GetTypeString());
    }

    private IDataView Cached(IDataView data) =>
        Info.WantCaching && !ReadsRowsOnce && data is not CacheDataView ? new CacheDataView(data, null, data.CanShuffle) : data;
}
