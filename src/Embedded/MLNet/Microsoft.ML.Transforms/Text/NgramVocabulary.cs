using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The n-grams that were seen in training, a slot each, and what they weigh.
internal sealed class NgramVocabulary
{
    private readonly NgramSettings _settings;
    private readonly NgramExtractingEstimator.WeightingCriteria _weighting;
    private readonly NgramPool _pool;

    // The logarithm of the number of texts over that of those with the n-gram; null where only counts matter.
    private readonly double[] _inverseDocumentFrequencies;

    public NgramVocabulary(NgramSettings settings, NgramExtractingEstimator.WeightingCriteria weighting, NgramPool pool,
        double[] inverseDocumentFrequencies)
    {
        _settings = settings;
        _weighting = weighting;
        _pool = pool;
        _inverseDocumentFrequencies = inverseDocumentFrequencies;
    }

    public int Count => _pool.Count;

    public static NgramVocabulary Load(BinaryReader reader)
    {
        var settings = NgramSettings.Load(reader);
        var weighting = (NgramExtractingEstimator.WeightingCriteria)reader.ReadInt32();
        Contracts.CheckDecode(Enum.IsDefined(weighting), "The model has n-grams with an unknown weighting");
        var pool = NgramPool.Load(reader, settings.NgramLength);
        double[] frequencies = null;
        if (weighting != NgramExtractingEstimator.WeightingCriteria.Tf)
        {
            Contracts.CheckDecode(reader.ReadCount(sizeof(double)) == pool.Count, "The model lacks weights of n-grams");
            frequencies = new double[pool.Count];
            for (var i = 0; i < frequencies.Length; i++)
                frequencies[i] = reader.ReadDouble();
        }
        return new NgramVocabulary(settings, weighting, pool, frequencies);
    }

    public void Save(BinaryWriter writer)
    {
        _settings.Save(writer);
        writer.Write((int)_weighting);
        _pool.Save(writer);
        if (_inverseDocumentFrequencies is null)
            return;
        writer.Write(_inverseDocumentFrequencies.Length);
        foreach (var frequency in _inverseDocumentFrequencies)
            writer.Write(frequency);
    }

    // The weights of the n-grams of a sequence.
    public void Weigh(ReadOnlySpan<uint> keys, SlotCounts counts)
    {
        counts.Clear();
        var sink = new Sink(_pool, counts);
        Ngrams.Visit(keys, _settings, ref sink);
        counts.Collect();
        if (_inverseDocumentFrequencies is null)
            return;
        var slots = counts.Slots;
        var values = counts.Values;
        for (var i = 0; i < values.Length; i++)
        {
            var frequency = _inverseDocumentFrequencies[slots[i]];
            values[i] = (float)(_weighting == NgramExtractingEstimator.WeightingCriteria.Idf ? frequency : values[i] * frequency);
        }
    }

    // The names of the slots, given those of the keys from 1 on.
    public void FillNames(Span<ReadOnlyMemory<char>> names, in VBuffer<ReadOnlyMemory<char>> keyValues, string prefix = "")
    {
        for (var i = 0; i < names.Length; i++)
            names[i] = NgramNames.Make(_pool[i], keyValues, prefix).AsMemory();
    }

    private readonly struct Sink(NgramPool pool, SlotCounts counts) : INgramSink
    {
        public void Add(ReadOnlySpan<uint> ngram)
        {
            var slot = pool.Find(ngram, out _);
            if (slot >= 0)
                counts.Add(slot);
        }
    }
}
