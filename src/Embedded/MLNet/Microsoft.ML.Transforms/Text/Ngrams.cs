namespace Microsoft.ML.Transforms.Text;

// Takes the n-grams of a sequence one by one.
internal interface INgramSink
{
    void Add(ReadOnlySpan<uint> ngram);
}

// The n-grams of a sequence: by their first item, then depth first, so that a shorter one comes before those that it begins.
internal static class Ngrams
{
    public static void Visit<TSink>(ReadOnlySpan<uint> keys, NgramSettings settings, ref TSink sink)
        where TSink : struct, INgramSink
    {
        if (settings.SkipLength > 0)
        {
            Span<uint> ngram = stackalloc uint[NgramSettings.MaximumSpan];
            for (var i = 0; i < keys.Length; i++)
            {
                ngram[0] = keys[i];
                Extend(keys, i + 1, ngram, 1, settings.SkipLength, settings, ref sink);
            }
            return;
        }
        for (var i = 0; i < keys.Length; i++)
        {
            var longest = Math.Min(settings.NgramLength, keys.Length - i);
            for (var length = settings.ShortestLength; length <= longest; length++)
                sink.Add(keys.Slice(i, length));
        }
    }

    private static void Extend<TSink>(ReadOnlySpan<uint> keys, int next, Span<uint> ngram, int length, int skips, NgramSettings settings,
        ref TSink sink)
        where TSink : struct, INgramSink
    {
        if (length >= settings.ShortestLength)
            sink.Add(ngram[..length]);
        if (length == settings.NgramLength)
            return;
        for (var skip = 0; skip <= skips && next + skip < keys.Length; skip++)
        {
            ngram[length] = keys[next + skip];
            Extend(keys, next + skip + 1, ngram, length + 1, skips - skip, settings, ref sink);
        }
    }
}
