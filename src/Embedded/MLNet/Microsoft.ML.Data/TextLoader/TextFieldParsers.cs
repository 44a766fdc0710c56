using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal delegate bool TextFieldParser<T>(ReadOnlySpan<char> field, out T value);

// How a field becomes a value of a column's type.
internal static class TextFieldParsers
{
    public static Delegate Get(PrimitiveDataViewType type, TextLoader.Options options)
    {
        var decimalMarker = options.DecimalMarker;
        if (type is KeyDataViewType key)
            return GetKey(key);
        if (type is TextDataViewType)
            return (TextFieldParser<ReadOnlyMemory<char>>)new RecentTexts().Get;
        if (type is BooleanDataViewType)
            return (TextFieldParser<bool>)((ReadOnlySpan<char> field, out bool value) => TextParsing.TryParse(field, out value));
        if (type is DateTimeDataViewType)
            return (TextFieldParser<DateTime>)((ReadOnlySpan<char> field, out DateTime value) => TextParsing.TryParse(field, out value));
        if (type is DateTimeOffsetDataViewType)
            return (TextFieldParser<DateTimeOffset>)((ReadOnlySpan<char> field, out DateTimeOffset value) => TextParsing.TryParse(field, out value));
        if (type is TimeSpanDataViewType)
            return (TextFieldParser<TimeSpan>)((ReadOnlySpan<char> field, out TimeSpan value) => TextParsing.TryParse(field, out value));
        return Type.GetTypeCode(type.RawType) switch
        {
            TypeCode.Single => GetSingle(decimalMarker, options.MissingRealsAsNaNs ? float.NaN : 0),
            TypeCode.Double => GetDouble(decimalMarker, options.MissingRealsAsNaNs ? double.NaN : 0),
            TypeCode.SByte => GetSigned(sbyte.MinValue, sbyte.MaxValue, value => (sbyte)value),
            TypeCode.Int16 => GetSigned(short.MinValue, short.MaxValue, value => (short)value),
            TypeCode.Int32 => GetSigned(int.MinValue, int.MaxValue, value => (int)value),
            TypeCode.Int64 => GetSigned(long.MinValue, long.MaxValue, value => value),
            TypeCode.Byte => GetUnsigned(byte.MaxValue, value => (byte)value),
            TypeCode.UInt16 => GetUnsigned(ushort.MaxValue, value => (ushort)value),
            TypeCode.UInt32 => GetUnsigned(uint.MaxValue, value => (uint)value),
            TypeCode.UInt64 => GetUnsigned(ulong.MaxValue, value => value),
            _ => throw Contracts.ExceptNotSupp($"Text holds no values of type {type}"),
        };
    }

    // Bad numbers are missing values, as ML.NET has it.
    private static TextFieldParser<float> GetSingle(char decimalMarker, float missing) => (ReadOnlySpan<char> field, out float value) =>
    {
        field = field.TrimEnd(' ');
        value = field.IsEmpty ? missing : TextParsing.ParseSingle(field, decimalMarker);
        return true;
    };

    private static TextFieldParser<double> GetDouble(char decimalMarker, double missing) => (ReadOnlySpan<char> field, out double value) =>
    {
        field = field.TrimEnd(' ');
        value = field.IsEmpty ? missing : TextParsing.ParseDouble(field, decimalMarker);
        return true;
    };

    private static TextFieldParser<T> GetSigned<T>(long minimum, long maximum, Func<long, T> convert) =>
        (ReadOnlySpan<char> field, out T value) =>
        {
            var isGood = TextParsing.TryParseInteger(field, out var whole) && whole >= minimum && whole <= maximum;
            value = isGood ? convert(whole) : default;
            return isGood;
        };

    private static TextFieldParser<T> GetUnsigned<T>(ulong maximum, Func<ulong, T> convert) =>
        (ReadOnlySpan<char> field, out T value) =>
        {
            var isGood = TextParsing.TryParseUnsigned(field, out var whole) && whole <= maximum;
            value = isGood ? convert(whole) : default;
            return isGood;
        };

    private static Delegate GetKey(KeyDataViewType type) => Type.GetTypeCode(type.RawType) switch
    {
        TypeCode.Byte => GetKey(type.Count, value => (byte)value),
        TypeCode.UInt16 => GetKey(type.Count, value => (ushort)value),
        TypeCode.UInt32 => GetKey(type.Count, value => (uint)value),
        _ => GetKey(type.Count, value => value),
    };

    // Files count keys from 0; what is no key is missing.
    private static TextFieldParser<T> GetKey<T>(ulong count, Func<ulong, T> convert) => (ReadOnlySpan<char> field, out T value) =>
    {
        value = convert(!field.IsEmpty && TextParsing.TryParseUnsigned(field, out var whole) && whole < count ? whole + 1 : 0);
        return true;
    };

    // Columns of text repeat themselves: a text that was read lately is given again instead of being made anew.
    private sealed class RecentTexts
    {
        private const int Size = 1 << 10;
        private const int MaximumLength = 32;

        private readonly string[] _texts = new string[Size];

        public bool Get(ReadOnlySpan<char> field, out ReadOnlyMemory<char> value)
        {
            if (field.IsEmpty)
                value = default;
            else if (field.Length > MaximumLength)
                value = field.ToString().AsMemory();
            else
                value = Find(field).AsMemory();
            return true;
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
}
