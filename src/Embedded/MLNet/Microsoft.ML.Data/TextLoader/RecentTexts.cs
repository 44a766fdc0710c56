namespace Microsoft.ML.Data;

// Columns of text repeat themselves: a text that was read lately is given again instead of being made anew.
internal sealed class RecentTexts
{
    private const int Size = 1 << 10;
    private const int MaximumLength = 32;

    private readonly string[] _texts = new string[Size];

    public ReadOnlyMemory<char> Get(ReadOnlySpan<char> field)
    {
        if (field.IsEmpty)
            return default;
        return (field.Length > MaximumLength ? field.ToString() : Find(field)).AsMemory();
    }

    private string Find(ReadOnlySpan<char> field)
    {
        var hash = (uint)field.Length;
        foreach (var c in field)
            hash = (hash * 31) + c;
        ref var text = ref _texts[(hash ^ (hash >> 10)) & (Size - 1)];
        if (text is null || !field.SequenceEqual(text))
            text = field.ToString();
        return text;
    }
}
