using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

// How values of one type are written. Keys are counted from 0 in a file, and missing ones are empty.
internal sealed class TextItemFormat
{
    private readonly bool _isKey;
    private readonly char _separator;

    public TextItemFormat(DataViewType type, char separator)
    {
        _isKey = type is KeyDataViewType;
        _separator = separator;
        DefaultText = (string)GetType().GetMethod(nameof(FormatDefault), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            .MakeGenericMethod(type.RawType).Invoke(this, null);
    }

    // What the slots hold that a sparse vector leaves out.
    public string DefaultText { get; }

    public void Append<T>(StringBuilder text, T value)
    {
        switch (value)
        {
            case ReadOnlyMemory<char> words: AppendText(text, words.Span); break;
            case bool flag: text.Append(flag ? '1' : '0'); break;
            case float number when float.IsNaN(number): text.Append('?'); break;
            case double number when double.IsNaN(number): text.Append('?'); break;
            case float number: text.Append(CultureInfo.InvariantCulture, $"{number}"); break;
            case double number: text.Append(CultureInfo.InvariantCulture, $"{number}"); break;
            case byte or ushort or uint or ulong when _isKey: AppendKey(text, Convert.ToUInt64(value, CultureInfo.InvariantCulture)); break;
            case DateTime or DateTimeOffset: AppendText(text, ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture)); break;
            default: AppendText(text, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
        }
    }

    private string FormatDefault<T>()
    {
        var text = new StringBuilder();
        Append(text, default(T));
        return text.ToString();
    }

    private static void AppendKey(StringBuilder text, ulong value)
    {
        if (value != 0)
            text.Append(value - 1);
    }

    private void AppendText(StringBuilder text, ReadOnlySpan<char> words)
    {
        if (!NeedsQuotes(words))
        {
            text.Append(words);
            return;
        }
        text.Append('"');
        foreach (var c in words)
        {
            if (c == '"')
                text.Append('"');
            text.Append(c);
        }
        text.Append('"');
    }

    private bool NeedsQuotes(ReadOnlySpan<char> words) =>
        words.IsEmpty || words[0] == ' ' || words.IndexOf(_separator) >= 0 || words.IndexOfAny('"', '\r', '\n') >= 0;
}
