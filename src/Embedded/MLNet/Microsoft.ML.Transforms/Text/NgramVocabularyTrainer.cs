using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// Collects the n-grams of texts in the order in which they occur, of each length up to a number.
internal sealed class NgramVocabularyTrainer
{
    private readonly NgramSettings _settings;
    private readonly NgramExtractingEstimator.WeightingCriteria _weighting;
    private readonly int[] _room;
    private readonly NgramPool _pool = new();

    // For each n-gram the texts that have it, and the last of these, so that none is counted twice.
    private readonly GrowingBuffer<(int Texts, int Last)> _occurrences = new();
    private int _texts;

    public NgramVocabularyTrainer(NgramSettings settings, NgramExtractingEstimator.WeightingCriteria weighting, int[] maximumNgramsCount)
    {
        _settings = settings;
        _weighting = weighting;
        _room = RoomByLength(settings, maximumNgramsCount);
    }

    public static void Check(NgramExtractingEstimator.WeightingCriteria weighting, int[] maximumNgramsCount)
    {
        Contracts.CheckUserArg(Enum.IsDefined(weighting), nameof(weighting), $"There is no weighting {weighting}");
        Contracts.CheckUserArg(maximumNgramsCount is { Length: > 0 } && maximumNgramsCount.All(count => count >= 0)
            && maximumNgramsCount.Any(count => count > 0), nameof(maximumNgramsCount), "There must be room for at least one n-gram");
    }

    public void Add(ReadOnlySpan<uint> keys)
    {
        var sink = new Sink(this);
        Ngrams.Visit(keys, _settings, ref sink);
        _texts++;
    }

    public NgramVocabulary Finish()
    {
        double[] frequencies = null;
        if (_weighting != NgramExtractingEstimator.WeightingCriteria.Tf)
        {
            frequencies = new double[_pool.Count];
            for (var i = 0; i < frequencies.Length; i++)
                frequencies[i] = Math.Log((double)_texts / _occurrences.Items[i].Texts);
        }
        return new NgramVocabulary(_settings, _weighting, _pool, frequencies);
    }

    // Lengths beyond the array have the room of its last.
    private static int[] RoomByLength(NgramSettings settings, int[] maximumNgramsCount)
    {
        var room = new int[settings.NgramLength];
        for (var length = settings.ShortestLength; length <= room.Length; length++)
            room[length - 1] = maximumNgramsCount[Math.Min(length, maximumNgramsCount.Length) - 1];
        return room;
    }

    private void AddNgram(ReadOnlySpan<uint> ngram)
    {
        var number = _pool.Find(ngram, out var hash);
        if (number < 0)
        {
            if (_room[ngram.Length - 1] == 0)
                return;
            _room[ngram.Length - 1]--;
            number = _pool.Add(ngram, hash);
            _occurrences.Add((0, -1));
        }
        ref var occurrence = ref _occurrences.Items[number];
        if (occurrence.Last != _texts)
            occurrence = (occurrence.Texts + 1, _texts);
    }

    private readonly struct Sink(NgramVocabularyTrainer trainer) : INgramSink
    {
        public void Add(ReadOnlySpan<uint> ngram) => trainer.AddNgram(ngram);
    }
}
