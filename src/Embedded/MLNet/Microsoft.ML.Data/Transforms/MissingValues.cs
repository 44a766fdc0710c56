namespace Microsoft.ML.Data;

// What counts as missing: NaN, empty text, the key 0. Other types have no missing value.
internal static class MissingValues
{
    // Null where values of the type are never missing.
    public static Func<T, bool> GetPredicate<T>(DataViewType type)
    {
        Delegate predicate = null;
        if (typeof(T) == typeof(float))
            predicate = (Func<float, bool>)float.IsNaN;
        else if (typeof(T) == typeof(double))
            predicate = (Func<double, bool>)double.IsNaN;
        else if (typeof(T) == typeof(ReadOnlyMemory<char>))
            predicate = (Func<ReadOnlyMemory<char>, bool>)(text => text.IsEmpty);
        else if (type.GetItemType() is KeyDataViewType)
            return value => EqualityComparer<T>.Default.Equals(value, default);
        return (Func<T, bool>)predicate;
    }

    // NaN for reals, else the default.
    public static T Get<T>()
    {
        if (typeof(T) == typeof(float))
            return (T)(object)float.NaN;
        if (typeof(T) == typeof(double))
            return (T)(object)double.NaN;
        return default;
    }
}
