namespace Microsoft.ML.Data;

// Multiclass and clustering: PredictedLabel is the key of the class with the largest (clustering: smallest) of the scores.
internal sealed class ClassScoreMapper : ScoreMapper
{
    private readonly bool _smallest;
    private readonly DataViewSchema.DetachedColumn[] _columns;

    // trainLabel: the label column of the training, whose key values name the classes; null where there is none.
    public ClassScoreMapper(ITransformer owner, object model, DataViewSchema schema, string featureColumn, string scoreColumnKind,
        DataViewSchema.Column? trainLabel, bool smallest)
        : base(owner, model, schema, featureColumn)
    {
        _smallest = smallest;
        var count = Model.OutputType.GetVectorSize();
        var label = Annotations(scoreColumnKind, AnnotationUtils.Const.ScoreValueKind.PredictedLabel);
        var score = ScoreAnnotations(scoreColumnKind, AnnotationUtils.Const.ScoreValueKind.Score);
        if (trainLabel?.Annotations is { } names && names.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues) is { } values
            && values.Type is VectorDataViewType valuesType && valuesType.Size == count)
        {
            var getter = names.GetGetterInternal(values.Index);
            label.Add(AnnotationUtils.Kinds.KeyValues, valuesType, getter);
            score.Add(AnnotationUtils.Kinds.TrainingLabelValues, valuesType, getter);
            if (valuesType.ItemType is TextDataViewType)
                score.Add(AnnotationUtils.Kinds.SlotNames, valuesType, getter);
        }
        AddSetId(label);
        _columns =
        [
            new(DefaultColumnNames.PredictedLabel, new KeyDataViewType(typeof(uint), count), label.ToAnnotations()),
            new(DefaultColumnNames.Score, Model.OutputType, score.ToAnnotations()),
        ];
    }

    public override DataViewSchema.DetachedColumn[] GetOutputColumns() => _columns;

    protected override void MakeGetters(DataViewRow input, ValueGetter<VBuffer<float>> features, Delegate[] getters)
    {
        VBuffer<float> buffer = default;
        VBuffer<float> scores = default;
        var map = Model.GetMapper<VBuffer<float>, VBuffer<float>>();
        var compute = OncePerRow(input, () =>
        {
            features(ref buffer);
            map(in buffer, ref scores);
        });
        getters[0] = (ValueGetter<uint>)((ref uint value) =>
        {
            compute();
            value = (uint)(BestOf(scores, _smallest) + 1);
        });
        getters[1] = (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            compute();
            scores.CopyTo(ref value);
        });
    }

    // The first slot of the largest (smallest) value; -1 where there is none, all being NaN.
    private static int BestOf(in VBuffer<float> scores, bool smallest)
    {
        var best = -1;
        var bestValue = 0f;
        for (var slot = 0; slot < scores.Length; slot++)
        {
            var value = scores.IsDense ? scores.GetValues()[slot] : scores.GetItemOrDefault(slot);
            if (!float.IsNaN(value) && (best < 0 || (smallest ? value < bestValue : value > bestValue)))
            {
                best = slot;
                bestValue = value;
            }
        }
        return best;
    }
}
