using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Numeric;

// The usable rows of a training set in memory, for trainers that pass over them many times.
internal sealed class TrainingExamples
{
    private readonly List<VBuffer<float>> _features = [];
    private readonly List<float> _labels = [];
    private readonly List<float> _weights = [];

    public int Count => _features.Count;

    public double WeightSum { get; private set; }

    // Numbers of all features stored: what a pass costs.
    public long StoredValueCount { get; private set; }

    public VBuffer<float> FeaturesOf(int row) => _features[row];

    public float LabelOf(int row) => _labels[row];

    public float WeightOf(int row) => _weights[row];

    public static TrainingExamples Load(FloatLabelCursor cursor)
    {
        var examples = new TrainingExamples();
        while (cursor.MoveNext())
            examples.Add(in cursor.Features, cursor.Label, cursor.Weight);
        return examples;
    }

    public static TrainingExamples Load(MulticlassLabelCursor cursor)
    {
        var examples = new TrainingExamples();
        while (cursor.MoveNext())
            examples.Add(in cursor.Features, cursor.Label, cursor.Weight);
        return examples;
    }

    private void Add(in VBuffer<float> features, float label, float weight)
    {
        VBuffer<float> copy = default;
        features.CopyTo(ref copy);
        _features.Add(copy);
        _labels.Add(label);
        _weights.Add(weight);
        WeightSum += weight;
        StoredValueCount += features.GetValues().Length;
    }
}
