namespace Microsoft.ML.Data;

// A pair of a lookup as a row of a view.
internal sealed class KeyValueRow<TKey, TValue>
{
    public TKey Key { get; set; }

    public TValue Value { get; set; }
}
