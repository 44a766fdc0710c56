using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

// The texts of a row after their preparation: their words and characters. Nothing is allocated once the buffers are large enough.
internal sealed class PreparedTexts
{
    private readonly TextPreparation _preparation;
    private readonly RowTexts[] _sources;
    private readonly GrowingBuffer<char> _characters = new();
    private readonly GrowingBuffer<(int Start, int Length)> _texts = new();
    private readonly GrowingBuffer<ushort> _characterTokens = new();
    private readonly GrowingBuffer<uint> _keys = new();

    public PreparedTexts(TextPreparation preparation, DataViewRow row, DataViewSchema.Column[] sources)
    {
        _preparation = preparation;
        _sources = Array.ConvertAll(sources, source => new RowTexts(row, row.Schema[source.Index]));
    }

    // Reads the current row.
    public void Read()
    {
        _characters.Clear();
        _texts.Clear();
        foreach (var source in _sources)
        {
            foreach (var text in source.Read())
            {
                var start = _characters.Count;
                _characters.Advance(_preparation.Normalization.Write(text.Span, _characters.Reserve(text.Length)));
                if (_characters.Count > start)
                    _texts.Add((start, _characters.Count - start));
            }
        }
    }

    // Valid until keys are asked for again.
    public ReadOnlySpan<uint> CharacterKeys()
    {
        _characterTokens.Clear();
        foreach (var (start, length) in _texts.Items)
            CharacterTokens.Append(_characterTokens, _characters.Items.Slice(start, length), useMarkers: true);
        CharacterTokens.End(_characterTokens, useMarkers: true);
        var keys = StartKeys(_characterTokens.Count);
        for (var i = 0; i < keys.Length; i++)
            keys[i] = _characterTokens.Items[i];
        return keys;
    }

    // Valid until keys are asked for again. learn: words that are new get a key.
    public ReadOnlySpan<uint> WordKeys(WordVocabulary vocabulary, bool learn)
    {
        _keys.Clear();
        foreach (var (start, length) in _texts.Items)
        {
            var words = _preparation.Separators.Split(_characters.Items.Slice(start, length));
            while (words.MoveNext())
            {
                if (!IsStopWord(words.Current))
                    _keys.Add(learn ? vocabulary.Add(words.Current) : vocabulary.KeyOf(words.Current));
            }
        }
        return _keys.Items;
    }

    // Parts of a string that is the row's own.
    public void AddWords(GrowingBuffer<ReadOnlyMemory<char>> words)
    {
        var all = new string(_characters.Items).AsMemory();
        foreach (var (start, length) in _texts.Items)
        {
            var found = _preparation.Separators.Split(all.Span.Slice(start, length));
            while (found.MoveNext())
            {
                if (!IsStopWord(found.Current))
                    words.Add(all.Slice(start + found.Start, found.Length));
            }
        }
    }

    private bool IsStopWord(ReadOnlySpan<char> word) => _preparation.StopWords?.Contains(word) == true;

    private Span<uint> StartKeys(int count)
    {
        _keys.Clear();
        var keys = _keys.Reserve(count);
        _keys.Advance(count);
        return keys;
    }
}
