using System.Numerics;

namespace Microsoft.ML.Data;

// How a field becomes a value of a column's type; false where it is none. Structs, so that the loops over fields are compiled for each.
internal interface ITextFieldParser<T>
{
    bool TryParse(ReadOnlySpan<char> field, out T value);
}

// Bad numbers are missing values, as ML.NET has it.
internal readonly struct TextSingleParser(char decimalMarker, float missing) : ITextFieldParser<float>
{
    public bool TryParse(ReadOnlySpan<char> field, out float value)
    {
        // Labels, pixels, flags.
        if (field.Length == 1 && char.IsAsciiDigit(field[0]))
        {
            value = field[0] - '0';
            return true;
        }
        field = field.TrimEnd(' ');
        value = field.IsEmpty ? missing : TextParsing.ParseSingle(field, decimalMarker);
        return true;
    }
}

internal readonly struct TextDoubleParser(char decimalMarker, double missing) : ITextFieldParser<double>
{
    public bool TryParse(ReadOnlySpan<char> field, out double value)
    {
        field = field.TrimEnd(' ');
        value = field.IsEmpty ? missing : TextParsing.ParseDouble(field, decimalMarker);
        return true;
    }
}

internal readonly struct TextSignedParser<T> : ITextFieldParser<T>
    where T : IBinaryInteger<T>, IMinMaxValue<T>
{
    public bool TryParse(ReadOnlySpan<char> field, out T value)
    {
        var isGood = TextParsing.TryParseInteger(field, out var whole)
            && whole >= long.CreateTruncating(T.MinValue) && whole <= long.CreateTruncating(T.MaxValue);
        value = isGood ? T.CreateTruncating(whole) : T.Zero;
        return isGood;
    }
}

internal readonly struct TextUnsignedParser<T> : ITextFieldParser<T>
    where T : IBinaryInteger<T>, IMinMaxValue<T>
{
    public bool TryParse(ReadOnlySpan<char> field, out T value)
    {
        var isGood = TextParsing.TryParseUnsigned(field, out var whole) && whole <= ulong.CreateTruncating(T.MaxValue);
        value = isGood ? T.CreateTruncating(whole) : T.Zero;
        return isGood;
    }
}

// Files count keys from 0; what is no key is missing.
internal readonly struct TextKeyParser<T>(ulong count) : ITextFieldParser<T>
    where T : IBinaryInteger<T>
{
    public bool TryParse(ReadOnlySpan<char> field, out T value)
    {
        ulong whole = 0;
        var isKey = !field.IsEmpty && TextParsing.TryParseUnsigned(field, out whole) && whole < count;
        value = isKey ? T.CreateTruncating(whole + 1) : T.Zero;
        return true;
    }
}

internal readonly struct TextStringParser(RecentTexts texts) : ITextFieldParser<ReadOnlyMemory<char>>
{
    public bool TryParse(ReadOnlySpan<char> field, out ReadOnlyMemory<char> value)
    {
        value = texts.Get(field);
        return true;
    }
}

internal readonly struct TextBooleanParser : ITextFieldParser<bool>
{
    public bool TryParse(ReadOnlySpan<char> field, out bool value) => TextParsing.TryParse(field, out value);
}

internal readonly struct TextDateTimeParser : ITextFieldParser<DateTime>
{
    public bool TryParse(ReadOnlySpan<char> field, out DateTime value) => TextParsing.TryParse(field, out value);
}

internal readonly struct TextDateTimeOffsetParser : ITextFieldParser<DateTimeOffset>
{
    public bool TryParse(ReadOnlySpan<char> field, out DateTimeOffset value) => TextParsing.TryParse(field, out value);
}

internal readonly struct TextTimeSpanParser : ITextFieldParser<TimeSpan>
{
    public bool TryParse(ReadOnlySpan<char> field, out TimeSpan value) => TextParsing.TryParse(field, out value);
}
