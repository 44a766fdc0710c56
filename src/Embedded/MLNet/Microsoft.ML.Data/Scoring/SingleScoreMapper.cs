namespace Microsoft.ML.Data;

// Regression, ranking: a Score and no more.
internal sealed class SingleScoreMapper : ScoreMapper
{
    private readonly DataViewSchema.DetachedColumn[] _columns;

    public SingleScoreMapper(ITransformer owner, object model, DataViewSchema schema, string featureColumn, string scoreColumnKind)
        : base(owner, model, schema, featureColumn)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddSetId(annotations);
        annotations.AddText(AnnotationUtils.Kinds.ScoreColumnKind, scoreColumnKind);
        annotations.AddText(AnnotationUtils.Kinds.ScoreValueKind, AnnotationUtils.Const.ScoreValueKind.Score);
        _columns = [new(DefaultColumnNames.Score, Model.OutputType, annotations.ToAnnotations())];
    }

    public override DataViewSchema.DetachedColumn[] GetOutputColumns() => _columns;

    protected override void MakeGetters(DataViewRow input, ValueGetter<VBuffer<float>> features, Delegate[] getters)
    {
        VBuffer<float> buffer = default;
        if (Model.OutputType is VectorDataViewType)
        {
            var vectorMap = Model.GetMapper<VBuffer<float>, VBuffer<float>>();
            getters[0] = (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                features(ref buffer);
                vectorMap(in buffer, ref value);
            });
            return;
        }
        var map = Model.GetMapper<VBuffer<float>, float>();
        getters[0] = (ValueGetter<float>)((ref float value) =>
        {
            features(ref buffer);
            map(in buffer, ref value);
        });
    }
}
