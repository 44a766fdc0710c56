using System.Globalization;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Writes a table as lines of text that a TextLoader reads back. Vectors are written slot by slot.
internal sealed class TextSaver
{
    private readonly char _separator;
    private readonly bool _writesHeader;
    private readonly bool _writesSchema;

    public TextSaver(char separator, bool writesHeader, bool writesSchema)
    {
        _separator = separator;
        _writesHeader = writesHeader;
        _writesSchema = writesSchema;
    }

    public void Save(IDataView data, IEnumerable<DataViewSchema.Column> columns, Stream stream)
    {
        var saved = columns.ToArray();
        foreach (var column in saved)
        {
            Contracts.CheckParam(column.Type is not VectorDataViewType { IsKnownSize: false } || column.Index == saved[^1].Index, nameof(data),
                $"Column '{column.Name}' is of varying length, which a text file holds only in its last column");
        }
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        if (_writesSchema)
            WriteSchema(writer, saved);
        if (_writesHeader)
            WriteHeader(writer, saved);
        using var cursor = data.GetRowCursor(saved);
        var writers = Array.ConvertAll(saved, column => MakeWriter(cursor, column));
        var line = new StringBuilder();
        while (cursor.MoveNext())
        {
            line.Clear();
            foreach (var write in writers)
                write(line);
            line.Length = Math.Max(0, line.Length - 1);
            writer.WriteLine(line);
        }
    }

    private void WriteSchema(StreamWriter writer, DataViewSchema.Column[] columns)
    {
        writer.WriteLine("#@ TextLoader{");
        if (_writesHeader)
            writer.WriteLine("#@   header+");
        writer.WriteLine($"#@   sep={NameOfSeparator()}");
        var index = 0;
        foreach (var column in columns)
        {
            var type = column.Type.GetItemType();
            var name = type is KeyDataViewType key ? $"{ShortName(key.RawType)}[{key.Count}]" : ShortName(type.RawType);
            var size = column.Type.GetValueCount();
            var range = column.Type is VectorDataViewType
                ? size == 0 ? $"{index}-**" : $"{index}-{index + size - 1}"
                : $"{index}";
            writer.WriteLine($"#@   col={column.Name}:{name}:{range}");
            index += size;
        }
        writer.WriteLine("#@ }");
    }

    private string NameOfSeparator() => _separator switch
    {
        '\t' => "tab",
        ' ' => "space",
        ',' => "comma",
        ';' => "semicolon",
        ':' => "colon",
        '|' => "bar",
        _ => _separator.ToString(),
    };

    private static string ShortName(Type type) => type == typeof(ReadOnlyMemory<char>) ? "TX"
        : type == typeof(bool) ? "BL"
        : type == typeof(TimeSpan) ? "TS"
        : type == typeof(DateTime) ? "DT"
        : type == typeof(DateTimeOffset) ? "DZ"
        : Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => "I1",
            TypeCode.Byte => "U1",
            TypeCode.Int16 => "I2",
            TypeCode.UInt16 => "U2",
            TypeCode.Int32 => "I4",
            TypeCode.UInt32 => "U4",
            TypeCode.Int64 => "I8",
            TypeCode.UInt64 => "U8",
            TypeCode.Single => "R4",
            TypeCode.Double => "R8",
            _ => throw Contracts.ExceptNotSupp($"A text file holds no values of type {type}"),
        };

    private void WriteHeader(StreamWriter writer, DataViewSchema.Column[] columns)
    {
        var line = new StringBuilder();
        foreach (var column in columns)
        {
            if (column.Type is not VectorDataViewType vector)
            {
                AppendText(line, column.Name);
                continue;
            }
            VBuffer<ReadOnlyMemory<char>> names = default;
            column.GetSlotNames(vector.Size, ref names);
            foreach (var name in names.DenseValues())
                AppendText(line, name.Span);
        }
        line.Length = Math.Max(0, line.Length - 1);
        writer.WriteLine(line);
    }

    private Action<StringBuilder> MakeWriter(DataViewRow row, DataViewSchema.Column column)
    {
        var type = column.Type.GetItemType();
        var method = column.Type is VectorDataViewType ? nameof(MakeVectorWriter) : nameof(MakeScalarWriter);
        return (Action<StringBuilder>)GetType().GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            .MakeGenericMethod(type.RawType).Invoke(this, [row, column, MakeAppender(type)]);
    }

    private Action<StringBuilder> MakeScalarWriter<T>(DataViewRow row, DataViewSchema.Column column, Delegate append)
    {
        var getter = row.GetGetter<T>(column);
        var appendValue = (Action<StringBuilder, T>)append;
        T value = default;
        return line =>
        {
            getter(ref value);
            appendValue(line, value);
        };
    }

    private Action<StringBuilder> MakeVectorWriter<T>(DataViewRow row, DataViewSchema.Column column, Delegate append)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        var appendValue = (Action<StringBuilder, T>)append;
        VBuffer<T> value = default;
        return line =>
        {
            getter(ref value);
            foreach (var item in value.DenseValues())
                appendValue(line, item);
        };
    }

    // An Action<StringBuilder, T> that adds a value and a separator. Keys are counted from 0 in a file; missing ones are empty.
    private Delegate MakeAppender(DataViewType type)
    {
        if (type is KeyDataViewType key)
        {
            return Type.GetTypeCode(key.RawType) switch
            {
                TypeCode.Byte => (Action<StringBuilder, byte>)((line, value) => AppendKey(line, value)),
                TypeCode.UInt16 => (Action<StringBuilder, ushort>)((line, value) => AppendKey(line, value)),
                TypeCode.UInt32 => (Action<StringBuilder, uint>)((line, value) => AppendKey(line, value)),
                _ => (Action<StringBuilder, ulong>)AppendKey,
            };
        }
        if (type is TextDataViewType)
            return (Action<StringBuilder, ReadOnlyMemory<char>>)((line, value) => AppendText(line, value.Span));
        if (type is BooleanDataViewType)
            return (Action<StringBuilder, bool>)((line, value) => line.Append(value ? '1' : '0').Append(_separator));
        if (type.RawType == typeof(float))
            return (Action<StringBuilder, float>)((line, value) => AppendNumber(line, value, float.IsNaN(value)));
        if (type.RawType == typeof(double))
            return (Action<StringBuilder, double>)((line, value) => AppendNumber(line, value, double.IsNaN(value)));
        return (Delegate)GetType().GetMethod(nameof(MakeFormatting), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            .MakeGenericMethod(type.RawType).Invoke(this, null);
    }

    private Action<StringBuilder, T> MakeFormatting<T>() where T : IFormattable => (line, value) => AppendText(line,
        value is DateTime or DateTimeOffset ? value.ToString("o", CultureInfo.InvariantCulture) : value.ToString(null, CultureInfo.InvariantCulture));

    private void AppendKey(StringBuilder line, ulong value)
    {
        if (value != 0)
            line.Append(value - 1);
        line.Append(_separator);
    }

    private void AppendNumber<T>(StringBuilder line, T value, bool isMissing) where T : IFormattable
    {
        if (isMissing)
            line.Append('?');
        else
            line.Append(value.ToString(null, CultureInfo.InvariantCulture));
        line.Append(_separator);
    }

    private void AppendText(StringBuilder line, ReadOnlySpan<char> text)
    {
        if (!NeedsQuotes(text))
        {
            line.Append(text).Append(_separator);
            return;
        }
        line.Append('"');
        foreach (var c in text)
        {
            if (c == '"')
                line.Append('"');
            line.Append(c);
        }
        line.Append('"').Append(_separator);
    }

    private bool NeedsQuotes(ReadOnlySpan<char> text) =>
        text.IsEmpty || text[0] == ' ' || text.IndexOf(_separator) >= 0 || text.IndexOfAny('"', '\r', '\n') >= 0;
}
