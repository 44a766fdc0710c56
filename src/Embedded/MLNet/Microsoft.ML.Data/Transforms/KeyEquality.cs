namespace Microsoft.ML.Data;

// Texts are equal by their characters, ordinally; other values as .NET has it.
internal static class KeyEquality
{
    // Null: the default comparer, which the runtime makes fast for primitive types.
    public static IEqualityComparer<T> Get<T>() => typeof(T) == typeof(ReadOnlyMemory<char>) ? (IEqualityComparer<T>)(object)new TextEquality() : null;

    public static IComparer<T> GetOrder<T>() => typeof(T) == typeof(ReadOnlyMemory<char>) ? (IComparer<T>)(object)new TextOrder() : Comparer<T>.Default;

    private sealed class TextEquality : IEqualityComparer<ReadOnlyMemory<char>>
    {
        public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<char> text) => string.GetHashCode(text.Span);
    }

    private sealed class TextOrder : IComparer<ReadOnlyMemory<char>>
    {
        public int Compare(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceCompareTo(y.Span);
    }
}
