using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Transforms;

// How much metrics change when the values of one feature are shuffled over the rows (Breiman, Random Forests, 2001): a feature that the model
// does not need changes nothing. Shuffles go on from one another, so that a seeded context gives the same ones.
internal sealed class PermutationFeatureImportance
{
    private readonly IHost _host;
    private readonly ITransformer _model;
    private readonly IDataView _data;
    private readonly DataViewSchema.Column _features;
    private readonly int? _rowCount;
    private readonly int _permutationCount;

    public PermutationFeatureImportance(IHostEnvironment env, ISingleFeaturePredictionTransformer<object> model, IDataView data, int? numberOfExamplesToUse,
        int permutationCount)
    {
        _host = env.Register(nameof(PermutationFeatureImportance));
        _host.CheckValue(model, nameof(model));
        _host.CheckValue(data, nameof(data));
        _host.Check(numberOfExamplesToUse is null or > 0, "The number of examples to use must be positive, or null for all");
        _features = data.Schema.GetColumnOrNull(model.FeatureColumnName)
            ?? throw _host.ExceptSchemaMismatch(nameof(data), "feature", model.FeatureColumnName);
        if (_features.Type is not VectorDataViewType { IsKnownSize: true } vector || vector.ItemType != NumberDataViewType.Single)
            throw _host.ExceptSchemaMismatch(nameof(data), "feature", _features.Name, "Vector<Single>", _features.Type.ToString());
        _model = model;
        _data = data;
        _rowCount = numberOfExamplesToUse;
        _permutationCount = permutationCount;
    }

    // One item a slot. A slot left out by the filter has statistics of no permutation.
    public TStatistics[] Measure<TMetrics, TStatistics>(bool useFeatureWeightFilter, Func<IDataView, TMetrics> evaluate, Func<TStatistics> create)
        where TStatistics : IMetricsStatistics<TMetrics>
    {
        using var channel = _host.Start("GetImportanceMetrics");
        channel.Trace("Scoring and evaluating the data as it is");
        var baseline = evaluate(_model.Transform(_data));
        var statistics = new TStatistics[_features.Type.GetVectorSize()];
        for (var i = 0; i < statistics.Length; i++)
            statistics[i] = create();
        var slots = useFeatureWeightFilter ? SlotsWithWeight(channel) : [.. Enumerable.Range(0, statistics.Length)];

        var values = new SlotValues(_data, _features, _rowCount);
        channel.Info($"{slots.Length} of {statistics.Length} features are shuffled over {values.RowCount} rows, {_permutationCount} times each");
        var random = RandomUtils.Create(_host.Rand.Next());
        foreach (var slot in slots)
        {
            var shuffled = values.Of(slot);
            for (var i = 0; i < _permutationCount; i++)
            {
                _host.CheckAlive();
                Shuffle(shuffled, random);
                statistics[slot].AddChange(baseline, evaluate(_model.Transform(new PermutedSlotView(_data, _features, slot, shuffled))));
            }
        }
        return statistics;
    }

    // The names that slots have; a nameless one goes by its number.
    public string[] SlotNames()
    {
        var names = new string[_features.Type.GetVectorSize()];
        VBuffer<ReadOnlyMemory<char>> texts = default;
        if (_features.HasSlotNames())
            _features.GetSlotNames(ref texts);
        for (var i = 0; i < names.Length; i++)
        {
            var text = texts.Length == names.Length ? texts.GetItemOrDefault(i) : default;
            names[i] = text.IsEmpty ? $"Slot {i}" : text.ToString();
        }
        return names;
    }

    private int[] SlotsWithWeight(IChannel channel)
    {
        var all = Enumerable.Range(0, _features.Type.GetVectorSize()).ToArray();
        object model = ((ISingleFeaturePredictionTransformer<object>)_model).Model;
        while (model is CalibratedModelParametersBase calibrated)
            model = calibrated.SubModel;
        if (model is not IPredictorWithFeatureWeights weighted)
        {
            channel.Warning("The model has no weights of features, so that all of them are evaluated");
            return all;
        }
        VBuffer<float> weights = default;
        weighted.GetFeatureWeights(ref weights);
        var kept = all.Where(slot => slot < weights.Length && weights.GetItemOrDefault(slot) != 0).ToArray();
        if (kept.Length == 0)
            channel.Warning("All features have weight 0, so that none is evaluated");
        return kept;
    }

    // Fisher and Yates, from the front.
    private static void Shuffle(float[] values, TauswortheHybrid random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var other = i + random.Next(values.Length - i);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }
}
