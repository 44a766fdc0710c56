using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Writes a table as lines of text that a TextLoader reads back.
internal sealed class TextSaver
{
    private readonly char _separator;
    private readonly bool _writesHeader;
    private readonly bool _writesSchema;
    private readonly bool _forcesDense;

    public TextSaver(char separator, bool writesHeader, bool writesSchema, bool forcesDense)
    {
        _separator = separator;
        _writesHeader = writesHeader;
        _writesSchema = writesSchema;
        _forcesDense = forcesDense;
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
        var formats = Array.ConvertAll(saved, column => new TextItemFormat(column.Type.GetItemType(), _separator));
        var readers = saved.Select((column, i) => TextItemReader.Create(cursor, column, formats[i])).ToArray();
        var row = new TextRow(_separator, Array.ConvertAll(saved, column => column.Type is VectorDataViewType),
            Array.ConvertAll(formats, format => format.DefaultText));
        var line = new StringBuilder();
        while (cursor.MoveNext())
        {
            row.Clear();
            foreach (var reader in readers)
                reader.Read(row);
            line.Clear();
            row.WriteTo(line, _forcesDense);
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
        var format = new TextItemFormat(TextDataViewType.Instance, _separator);
        var line = new StringBuilder();
        foreach (var column in columns)
        {
            if (column.Type is not VectorDataViewType vector)
            {
                Append(column.Name.AsMemory());
                continue;
            }
            VBuffer<ReadOnlyMemory<char>> names = default;
            column.GetSlotNames(vector.Size, ref names);
            foreach (var name in names.DenseValues())
                Append(name);
        }
        line.Length = Math.Max(0, line.Length - 1);
        writer.WriteLine(line);

        void Append(ReadOnlyMemory<char> name)
        {
            format.Append(line, name);
            line.Append(_separator);
        }
    }
}
