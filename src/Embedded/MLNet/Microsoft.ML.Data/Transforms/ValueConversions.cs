using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Values of one type as another: Func<source, result>. Integers become only wider or narrower ones of the same signedness (0 where they do
// not fit), Single or Double, Boolean and text; reals become no integers; texts are parsed.
internal static class ValueConversions
{
    public static Delegate GetOrNull(DataViewType source, DataViewType result)
    {
        if (source is KeyDataViewType || result is KeyDataViewType)
            return source.Equals(result) ? TypedCall.Invoke(Identity<int>, source.RawType, null) : null;
        if (source.Equals(result))
            return TypedCall.Invoke(Identity<int>, source.RawType, null);
        if (source is TextDataViewType)
            return GetParserOrNull(result);
        if (result is TextDataViewType)
            return TypedCall.Invoke(Format<int>, source.RawType, null);
        if (source is NumberDataViewType number)
        {
            return number.RawType == typeof(float) || number.RawType == typeof(double)
                ? GetFromRealOrNull(number, result)
                : TypedCall.Invoke(GetFromIntegerOrNull<int>, number.RawType, null, result);
        }
        return source is BooleanDataViewType ? GetFromBooleanOrNull(result) : GetFromTimeOrNull(source, result);
    }

    private static Delegate Identity<T>() => (Func<T, T>)(value => value);

    private static Delegate Format<T>()
    {
        var format = TextFormatting.Get<T>(booleansAsDigits: false);
        return (Func<T, ReadOnlyMemory<char>>)(value => format(value).AsMemory());
    }

    private static Delegate GetFromRealOrNull(NumberDataViewType source, DataViewType result)
    {
        var isSingle = source == NumberDataViewType.Single;
        if (result is BooleanDataViewType)
            return isSingle ? (Func<float, bool>)(value => value != 0) : (Func<double, bool>)(value => value != 0);
        if (result == NumberDataViewType.Double)
            return (Func<float, double>)(value => value);
        return result == NumberDataViewType.Single ? (Func<double, float>)(value => (float)value) : null;
    }

    private static bool IsSigned(Type type) => Type.GetTypeCode(type) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    private static Delegate GetFromIntegerOrNull<T>(DataViewType result)
    {
        if (result is not (NumberDataViewType or BooleanDataViewType))
            return null;
        if (result is BooleanDataViewType)
            return (Func<T, bool>)(value => !EqualityComparer<T>.Default.Equals(value, default));
        var isReal = result.RawType == typeof(float) || result.RawType == typeof(double);
        if (!isReal && IsSigned(typeof(T)) != IsSigned(result.RawType))
            return null;
        return Type.GetTypeCode(typeof(T)) switch
        {
            TypeCode.SByte => GetFromInteger<sbyte>(result),
            TypeCode.Byte => GetFromInteger<byte>(result),
            TypeCode.Int16 => GetFromInteger<short>(result),
            TypeCode.UInt16 => GetFromInteger<ushort>(result),
            TypeCode.Int32 => GetFromInteger<int>(result),
            TypeCode.UInt32 => GetFromInteger<uint>(result),
            TypeCode.Int64 => GetFromInteger<long>(result),
            _ => GetFromInteger<ulong>(result),
        };
    }

    private static Delegate GetFromInteger<T>(DataViewType result) where T : IBinaryInteger<T> => Type.GetTypeCode(result.RawType) switch
    {
        TypeCode.Single => (Func<T, float>)float.CreateTruncating,
        TypeCode.Double => (Func<T, double>)double.CreateTruncating,
        TypeCode.SByte => Resize<T, sbyte>(),
        TypeCode.Byte => Resize<T, byte>(),
        TypeCode.Int16 => Resize<T, short>(),
        TypeCode.UInt16 => Resize<T, ushort>(),
        TypeCode.Int32 => Resize<T, int>(),
        TypeCode.UInt32 => Resize<T, uint>(),
        TypeCode.Int64 => Resize<T, long>(),
        _ => Resize<T, ulong>(),
    };

    private static Func<T, TResult> Resize<T, TResult>()
        where T : IBinaryInteger<T>
        where TResult : IBinaryInteger<TResult> => value =>
        {
            var result = TResult.CreateTruncating(value);
            return T.CreateTruncating(result) == value ? result : TResult.Zero;
        };

    private static Delegate GetFromBooleanOrNull(DataViewType result) => Type.GetTypeCode(result.RawType) switch
    {
        TypeCode.Single => (Func<bool, float>)(value => value ? 1 : 0),
        TypeCode.Double => (Func<bool, double>)(value => value ? 1 : 0),
        TypeCode.SByte => (Func<bool, sbyte>)(value => (sbyte)(value ? 1 : 0)),
        TypeCode.Int16 => (Func<bool, short>)(value => (short)(value ? 1 : 0)),
        TypeCode.Int32 => (Func<bool, int>)(value => value ? 1 : 0),
        TypeCode.Int64 => (Func<bool, long>)(value => value ? 1 : 0),
        _ => null,
    };

    private static Delegate GetFromTimeOrNull(DataViewType source, DataViewType result) => (source, result) switch
    {
        (TimeSpanDataViewType, NumberDataViewType number) when number == NumberDataViewType.Int64 => (Func<TimeSpan, long>)(value => value.Ticks),
        (TimeSpanDataViewType, NumberDataViewType number) when number == NumberDataViewType.Single => (Func<TimeSpan, float>)(value => value.Ticks),
        (TimeSpanDataViewType, NumberDataViewType number) when number == NumberDataViewType.Double => (Func<TimeSpan, double>)(value => value.Ticks),
        (DateTimeDataViewType, NumberDataViewType number) when number == NumberDataViewType.Int64 => (Func<DateTime, long>)(value => value.Ticks),
        (DateTimeDataViewType, NumberDataViewType number) when number == NumberDataViewType.Single => (Func<DateTime, float>)(value => value.Ticks),
        (DateTimeDataViewType, NumberDataViewType number) when number == NumberDataViewType.Double => (Func<DateTime, double>)(value => value.Ticks),
        (DateTimeDataViewType, DateTimeOffsetDataViewType) => (Func<DateTime, DateTimeOffset>)(value => new DateTimeOffset(value, TimeSpan.Zero)),
        _ => null,
    };

    // What is no number is NaN, for signed integers an exception, for unsigned ones 0, as ML.NET has it.
    private static Delegate GetParserOrNull(DataViewType result)
    {
        if (result is BooleanDataViewType)
            return (Func<ReadOnlyMemory<char>, bool>)(text => TextParsing.TryParse(text.Span, out bool value) && value);
        if (result is TimeSpanDataViewType)
            return (Func<ReadOnlyMemory<char>, TimeSpan>)(text => TextParsing.TryParse(text.Span, out TimeSpan value) ? value : default);
        if (result is DateTimeDataViewType)
            return (Func<ReadOnlyMemory<char>, DateTime>)(text => TextParsing.TryParse(text.Span, out DateTime value) ? value : default);
        if (result is DateTimeOffsetDataViewType)
            return (Func<ReadOnlyMemory<char>, DateTimeOffset>)(text => TextParsing.TryParse(text.Span, out DateTimeOffset value) ? value : default);
        return Type.GetTypeCode(result.RawType) switch
        {
            TypeCode.Single => (Func<ReadOnlyMemory<char>, float>)(text => TextParsing.ParseSingle(text.Span)),
            TypeCode.Double => (Func<ReadOnlyMemory<char>, double>)(text => TextParsing.ParseDouble(text.Span)),
            TypeCode.SByte => ParseSigned("sbyte", sbyte.MinValue, sbyte.MaxValue, value => (sbyte)value),
            TypeCode.Int16 => ParseSigned("short", short.MinValue, short.MaxValue, value => (short)value),
            TypeCode.Int32 => ParseSigned("int", int.MinValue, int.MaxValue, value => (int)value),
            TypeCode.Int64 => ParseSigned("long", long.MinValue, long.MaxValue, value => value),
            TypeCode.Byte => ParseUnsigned(byte.MaxValue, value => (byte)value),
            TypeCode.UInt16 => ParseUnsigned(ushort.MaxValue, value => (ushort)value),
            TypeCode.UInt32 => ParseUnsigned(uint.MaxValue, value => (uint)value),
            TypeCode.UInt64 => ParseUnsigned(ulong.MaxValue, value => value),
            _ => null,
        };
    }

    private static Func<ReadOnlyMemory<char>, T> ParseSigned<T>(string name, long minimum, long maximum, Func<long, T> convert) => text =>
    {
        Contracts.Check(TextParsing.TryParseInteger(text.Span, out var value) && value >= minimum && value <= maximum,
            $"Value could not be parsed from text to {name}.");
        return convert(value);
    };

    private static Func<ReadOnlyMemory<char>, T> ParseUnsigned<T>(ulong maximum, Func<ulong, T> convert) =>
        text => convert(TextParsing.TryParseUnsigned(text.Span, out var value) && value <= maximum ? value : 0);
}
