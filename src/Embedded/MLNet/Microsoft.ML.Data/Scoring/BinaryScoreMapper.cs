namespace Microsoft.ML.Data;

// PredictedLabel, Score and, where the model is calibrated, Probability.
internal sealed class BinaryScoreMapper : ScoreMapper
{
    private readonly float _threshold;
    private readonly bool _thresholdOnProbability;
    private readonly IValueMapperDist _calibrated;
    private readonly DataViewSchema.DetachedColumn[] _columns;

    public BinaryScoreMapper(ITransformer owner, object model, DataViewSchema schema, string featureColumn, float threshold, string thresholdColumn)
        : base(owner, model, schema, featureColumn)
    {
        _threshold = threshold;
        _calibrated = model as IValueMapperDist;
        _thresholdOnProbability = _calibrated is not null && thresholdColumn == DefaultColumnNames.Probability;

        const string Kind = AnnotationUtils.Const.ScoreColumnKind.BinaryClassification;
        var label = Annotations(Kind, AnnotationUtils.Const.ScoreValueKind.PredictedLabel);
        AddSetId(label);
        var score = ScoreAnnotations(Kind, AnnotationUtils.Const.ScoreValueKind.Score);
        var columns = new List<DataViewSchema.DetachedColumn>
        {
            new(DefaultColumnNames.PredictedLabel, BooleanDataViewType.Instance, label.ToAnnotations()),
            new(DefaultColumnNames.Score, NumberDataViewType.Single, score.ToAnnotations()),
        };
        if (_calibrated is not null)
        {
            var probability = ScoreAnnotations(Kind);
            probability.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
            probability.AddText(AnnotationUtils.Kinds.ScoreValueKind, AnnotationUtils.Const.ScoreValueKind.Probability);
            columns.Add(new(DefaultColumnNames.Probability, NumberDataViewType.Single, probability.ToAnnotations()));
        }
        _columns = columns.ToArray();
    }

    public override DataViewSchema.DetachedColumn[] GetOutputColumns() => _columns;

    protected override void MakeGetters(DataViewRow input, ValueGetter<VBuffer<float>> features, Delegate[] getters)
    {
        VBuffer<float> buffer = default;
        float score = 0, probability = 0;
        Action compute;
        if (_calibrated is not null)
        {
            var map = _calibrated.GetMapper<VBuffer<float>, float, float>();
            compute = OncePerRow(input, () =>
            {
                features(ref buffer);
                map(in buffer, ref score, ref probability);
            });
            getters[2] = (ValueGetter<float>)((ref float value) =>
            {
                compute();
                value = probability;
            });
        }
        else
        {
            var map = Model.GetMapper<VBuffer<float>, float>();
            compute = OncePerRow(input, () =>
            {
                features(ref buffer);
                map(in buffer, ref score);
            });
        }
        getters[0] = (ValueGetter<bool>)((ref bool value) =>
        {
            compute();
            value = (_thresholdOnProbability ? probability : score) > _threshold;
        });
        getters[1] = (ValueGetter<float>)((ref float value) =>
        {
            compute();
            value = score;
        });
    }
}
