using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// How a task's scorer maps rows: the features through the model to Score (and Probability), and from these PredictedLabel. The columns of one
// scorer share a set id, one more than the largest in the input.
internal abstract class ScoreMapper : IRowMapper
{
    private readonly ITransformer _owner;
    private readonly DataViewSchema.Column _features;

    protected ScoreMapper(ITransformer owner, object model, DataViewSchema schema, string featureColumn)
    {
        _owner = owner;
        Model = model as IValueMapper ?? throw Contracts.Except($"The model {model?.GetType().Name} cannot be scored");
        _features = schema.GetColumnOrNull(featureColumn)
            ?? throw Contracts.ExceptParam(nameof(schema), $"{featureColumn} column 'Feature' not found");
        CheckFeatures(_features.Type, Model.InputType);
        SetId = schema.GetMaxAnnotationKind(out _, AnnotationUtils.Kinds.ScoreColumnSetId) + 1;
    }

    protected IValueMapper Model { get; }

    protected uint SetId { get; }

    public abstract DataViewSchema.DetachedColumn[] GetOutputColumns();

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
    {
        var any = Enumerable.Range(0, GetOutputColumns().Length).Any(activeOutput);
        return column => any && column == _features.Index;
    }

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
    {
        disposer = null;
        var getters = new Delegate[GetOutputColumns().Length];
        if (Enumerable.Range(0, getters.Length).Any(activeOutput))
            MakeGetters(input, input.GetGetter<VBuffer<float>>(input.Schema[_features.Index]), getters);
        return getters;
    }

    public ITransformer GetTransformer() => _owner;

    void ICanSaveModel.Save(ModelSaveContext ctx) => _owner.Save(ctx);

    // All getters of the row: those of one row share its one pass through the model.
    protected abstract void MakeGetters(DataViewRow input, ValueGetter<VBuffer<float>> features, Delegate[] getters);

    // Runs `compute` once for each row, whichever of the getters comes first.
    protected static Action OncePerRow(DataViewRow row, Action compute)
    {
        var position = -1L;
        return () =>
        {
            if (position == row.Position && position >= 0)
                return;
            compute();
            position = row.Position;
        };
    }

    protected static DataViewSchema.Annotations.Builder Annotations(string kind, string value)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddText(AnnotationUtils.Kinds.ScoreColumnKind, kind);
        builder.AddText(AnnotationUtils.Kinds.ScoreValueKind, value);
        return builder;
    }

    protected void AddSetId(DataViewSchema.Annotations.Builder builder) =>
        builder.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreColumnSetId, AnnotationUtils.ScoreColumnSetIdType, SetId);

    // Kind, set id, then what kind of value: the order in which score columns carry them.
    protected DataViewSchema.Annotations.Builder ScoreAnnotations(string kind, string value = null)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddText(AnnotationUtils.Kinds.ScoreColumnKind, kind);
        AddSetId(builder);
        if (value is not null)
            builder.AddText(AnnotationUtils.Kinds.ScoreValueKind, value);
        return builder;
    }

    private static void CheckFeatures(DataViewType actual, DataViewType expected)
    {
        var fits = actual is VectorDataViewType type && type.ItemType == NumberDataViewType.Single
            && (expected is not VectorDataViewType { IsKnownSize: true } wanted || type.Size == wanted.Size);
        if (!fits)
            throw Contracts.Except($"Incompatible features column type: '{actual}' vs '{expected}'");
    }
}
