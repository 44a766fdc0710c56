using System.Globalization;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Data;

// Texts to values, always in the invariant culture. What cannot be read is reported, not thrown.
internal static class TextParsing
{
    // The largest power of ten that a double holds exactly.
    private const int ExactPowersOfTen = 22;

    // Of a number that 64 bits hold for sure.
    private const int MostDigits = 19;

    private static readonly double[] _powersOfTen = MakePowersOfTen();

    // Empty is 0. The marks of missing values are NaN; what is no number is NaN too, and false.
    public static bool TryParse(ReadOnlySpan<char> text, out double value, char decimalMarker = '.')
    {
        // Both operands are exact, and so is one operation, rounded.
        if (TryReadDecimal(text, decimalMarker, out var mantissa, out var scale, out var isNegative) && mantissa <= 1UL << 53)
        {
            value = Scale(mantissa, scale, isNegative);
            return true;
        }
        return TryParseSlow(text, out value, decimalMarker);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out float value, char decimalMarker = '.')
    {
        if (TryReadDecimal(text, decimalMarker, out var mantissa, out var scale, out var isNegative))
        {
            // The double is at most two of its last places off, which matters only beside the middle of two floats.
            var near = Scale(mantissa, scale, isNegative);
            value = (float)near;
            if ((BitConverter.DoubleToUInt64Bits(near) & 0x1FFFFFFF) is < 0x0FFFFFFE or > 0x10000002 || (scale == 0 && mantissa <= 1UL << 53))
                return true;
        }
        if (TryParseMark(text, out var mark, out var isNumber))
        {
            value = (float)mark;
            return isNumber;
        }
        if (decimalMarker == '.')
            return Check(float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value), text, ref value, float.NaN);
        if (text.Contains('.'))
        {
            value = float.NaN;
            return false;
        }
        return TryParse(text.ToString().Replace(decimalMarker, '.'), out value);
    }

    public static bool TryParseInteger(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.IsEmpty)
            return true;
        var isNegative = text[0] == '-';
        var digits = isNegative ? text[1..] : text;
        if (!TryParseUnsigned(digits, out var magnitude) || digits.IsEmpty)
            return false;
        if (magnitude > (isNegative ? 1UL << 63 : (1UL << 63) - 1))
            return false;
        value = isNegative ? -(long)magnitude : (long)magnitude;
        return true;
    }

    // What is no number is NaN.
    public static float ParseSingle(ReadOnlySpan<char> text, char decimalMarker = '.') =>
        TryParse(text, out float value, decimalMarker) ? value : float.NaN;

    public static double ParseDouble(ReadOnlySpan<char> text, char decimalMarker = '.') =>
        TryParse(text, out double value, decimalMarker) ? value : double.NaN;

    // Digits only: no sign, no blanks. Empty is 0.
    public static bool TryParseUnsigned(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.Length > 19)
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9)
            {
                value = 0;
                return false;
            }
            value = (value * 10) + digit;
        }
        return true;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out bool value)
    {
        value = false;
        switch (text.Length)
        {
            case 0:
                return true;
            case 1:
                switch (text[0])
                {
                    case '1' or '+' or 't' or 'T' or 'y' or 'Y':
                        value = true;
                        return true;
                    case '0' or '-' or 'f' or 'F' or 'n' or 'N':
                        return true;
                }
                return false;
        }
        value = Is(text, "true") || Is(text, "yes") || text.SequenceEqual("+1");
        return value || Is(text, "false") || Is(text, "no") || text.SequenceEqual("-1");
    }

    public static bool TryParse(ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        return text.IsWhiteSpace() || DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        return text.IsWhiteSpace()
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        return text.IsWhiteSpace() || TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    private static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Scale(ulong mantissa, int scale, bool isNegative)
    {
        var value = scale < 0 ? mantissa / _powersOfTen[-scale] : mantissa * _powersOfTen[scale];
        return isNegative ? -value : value;
    }

    // Numbers of up to 19 digits and a small exponent; false for all else, numbers or not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadDecimal(ReadOnlySpan<char> text, char decimalMarker, out ulong mantissa, out int scale, out bool isNegative)
    {
        mantissa = 0;
        scale = 0;
        isNegative = false;
        int i = 0, digits = 0;
        if (text.IsEmpty)
            return true;
        isNegative = text[0] == '-';
        if (isNegative || text[0] == '+')
            i++;
        for (; i < text.Length; i++, digits++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9)
                break;
            mantissa = (mantissa * 10) + digit;
        }
        if (i < text.Length && text[i] == decimalMarker)
        {
            i++;
            var first = i;
            for (; i < text.Length; i++, digits++)
            {
                var digit = (uint)(text[i] - '0');
                if (digit > 9)
                    break;
                mantissa = (mantissa * 10) + digit;
            }
            scale = first - i;
        }
        if (digits is 0 or > MostDigits)
            return false;
        if (i < text.Length && !TryParseExponent(text[i..], ref scale))
            return false;
        return scale is >= -ExactPowersOfTen and <= ExactPowersOfTen;
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, ref int scale)
    {
        if (text[0] is not ('e' or 'E') || text.Length < 2)
            return false;
        var isNegative = text[1] == '-';
        var i = isNegative || text[1] == '+' ? 2 : 1;
        if (i == text.Length || text.Length - i > 3)
            return false;
        var exponent = 0;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9)
                return false;
            exponent = (exponent * 10) + (int)digit;
        }
        scale += isNegative ? -exponent : exponent;
        return true;
    }

    private static bool TryParseSlow(ReadOnlySpan<char> text, out double value, char decimalMarker)
    {
        if (TryParseMark(text, out value, out var isNumber))
            return isNumber;
        if (decimalMarker != '.')
        {
            if (text.IndexOf('.') >= 0)
            {
                value = double.NaN;
                return false;
            }
            text = text.ToString().Replace(decimalMarker, '.');
        }
        return Check(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value), text, ref value, double.NaN);
    }

    // .NET takes blanks around numbers, which are not part of one here.
    private static bool Check<T>(bool isNumber, ReadOnlySpan<char> text, ref T value, T missing)
    {
        if (isNumber && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]))
            return true;
        value = missing;
        return false;
    }

    private static bool TryParseMark(ReadOnlySpan<char> text, out double value, out bool isNumber)
    {
        isNumber = true;
        value = double.NaN;
        if (text.IsWhiteSpace())
        {
            value = 0;
            return true;
        }
        if (text.SequenceEqual("?") || Is(text, "NaN") || Is(text, "NA") || Is(text, "N/A"))
            return true;
        if (text.SequenceEqual("∞"))
        {
            value = double.PositiveInfinity;
            return true;
        }
        if (text.SequenceEqual("-∞"))
        {
            value = double.NegativeInfinity;
            return true;
        }
        return false;
    }

    private static double[] MakePowersOfTen()
    {
        var powers = new double[ExactPowersOfTen + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
