using System.Globalization;

namespace Microsoft.ML.Data;

// Values to texts, in the invariant culture and so that numbers read back as they were.
internal static class TextFormatting
{
    // A function that gives the text of values of the type, or null where it has none.
    public static Func<T, string> Get<T>(bool booleansAsDigits)
    {
        Delegate format = Type.GetTypeCode(typeof(T)) switch
        {
            TypeCode.Single => (Func<float, string>)(value => value.ToString("R", CultureInfo.InvariantCulture)),
            TypeCode.Double => (Func<double, string>)(value => value.ToString("G17", CultureInfo.InvariantCulture)),
            TypeCode.Boolean when booleansAsDigits => (Func<bool, string>)(value => value ? "1" : "0"),
            TypeCode.Boolean => (Func<bool, string>)(value => value ? "True" : "False"),
            TypeCode.DateTime => (Func<DateTime, string>)(value => value.ToString("o", CultureInfo.InvariantCulture)),
            _ => null,
        };
        if (format is not null)
            return (Func<T, string>)format;
        if (typeof(T) == typeof(DateTimeOffset))
            return (Func<T, string>)(Delegate)(Func<DateTimeOffset, string>)(value => value.ToString("o", CultureInfo.InvariantCulture));
        if (typeof(T) == typeof(TimeSpan))
            return (Func<T, string>)(Delegate)(Func<TimeSpan, string>)(value => value.ToString("c", CultureInfo.InvariantCulture));
        return value => value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString();
    }
}
