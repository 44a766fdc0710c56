namespace Microsoft.ML.Data;

// The number of values of a key; null where it is as many as the type holds.
public sealed class KeyCount
{
    public ulong? Count;

    public KeyCount()
    {
    }

    public KeyCount(ulong count)
    {
        Count = count;
    }
}
