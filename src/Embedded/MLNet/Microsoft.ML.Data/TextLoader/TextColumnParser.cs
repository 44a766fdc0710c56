using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Makes the values of one column out of the fields of lines.
internal abstract class TextColumnParser(TextLoaderColumn column)
{
    public TextLoaderColumn Column { get; } = column;

    public abstract BlockColumn Target { get; }

    public abstract void Parse(TextFieldSplitter fields, int row, long line);

    public static TextColumnParser Create(TextLoaderColumn column, TextLoader.Options options)
    {
        var missing = options.MissingRealsAsNaNs;
        var type = column.ItemType;
        if (type is KeyDataViewType key)
        {
            return Type.GetTypeCode(type.RawType) switch
            {
                TypeCode.Byte => Make<byte, TextKeyParser<byte>>(column, new(key.Count)),
                TypeCode.UInt16 => Make<ushort, TextKeyParser<ushort>>(column, new(key.Count)),
                TypeCode.UInt32 => Make<uint, TextKeyParser<uint>>(column, new(key.Count)),
                _ => Make<ulong, TextKeyParser<ulong>>(column, new(key.Count)),
            };
        }
        return TextLoaderColumn.KindOf(type) switch
        {
            DataKind.Single => Make<float, TextSingleParser>(column, new(options.DecimalMarker, missing ? float.NaN : 0), !missing),
            DataKind.Double => Make<double, TextDoubleParser>(column, new(options.DecimalMarker, missing ? double.NaN : 0), !missing),
            DataKind.String => Make<ReadOnlyMemory<char>, TextStringParser>(column, new(new RecentTexts())),
            DataKind.Boolean => Make<bool, TextBooleanParser>(column, default),
            DataKind.SByte => Make<sbyte, TextSignedParser<sbyte>>(column, default),
            DataKind.Int16 => Make<short, TextSignedParser<short>>(column, default),
            DataKind.Int32 => Make<int, TextSignedParser<int>>(column, default),
            DataKind.Int64 => Make<long, TextSignedParser<long>>(column, default),
            DataKind.Byte => Make<byte, TextUnsignedParser<byte>>(column, default),
            DataKind.UInt16 => Make<ushort, TextUnsignedParser<ushort>>(column, default),
            DataKind.UInt32 => Make<uint, TextUnsignedParser<uint>>(column, default),
            DataKind.UInt64 => Make<ulong, TextUnsignedParser<ulong>>(column, default),
            DataKind.TimeSpan => Make<TimeSpan, TextTimeSpanParser>(column, default),
            DataKind.DateTime => Make<DateTime, TextDateTimeParser>(column, default),
            _ => Make<DateTimeOffset, TextDateTimeOffsetParser>(column, default),
        };
    }

    protected FormatException Refuse(ReadOnlySpan<char> field, long line)
    {
        var inner = new InvalidOperationException($"Could not parse value {field} in line {line}, column {Column.Name}");
        return new FormatException($"Parsing failed with an exception: {inner.Message}", inner);
    }

    // emptyIsDefault: whether fields that a line lacks are the values that a sparse vector does not hold.
    private static TextColumnParser Make<T, TParser>(TextLoaderColumn column, TParser parser, bool emptyIsDefault = true)
        where TParser : struct, ITextFieldParser<T> =>
        column.Type is VectorDataViewType ? new Vectors<T, TParser>(column, parser, emptyIsDefault) : new Scalars<T, TParser>(column, parser);

    private sealed class Scalars<T, TParser>(TextLoaderColumn column, TParser parser) : TextColumnParser(column)
        where TParser : struct, ITextFieldParser<T>
    {
        private readonly int _index = column.Segments[0].Min;
        private readonly BlockValues<T> _target = new();
        private TParser _parser = parser;

        public override BlockColumn Target => _target;

        public override void Parse(TextFieldSplitter fields, int row, long line)
        {
            var field = fields.Field(_index);
            if (!_parser.TryParse(field, out _target.Values[row]))
                throw Refuse(field, line);
        }
    }

    private sealed class Vectors<T, TParser>(TextLoaderColumn column, TParser parser, bool emptyIsDefault) : TextColumnParser(column)
        where TParser : struct, ITextFieldParser<T>
    {
        // Of a vector that is all but empty and yet stored in full.
        private const int LargestPadding = 1 << 24;

        private readonly TextLoaderColumn.Segment[] _segments = [.. column.Segments];
        private readonly BlockVectors<T> _target = new();
        private TParser _parser = parser;

        public override BlockColumn Target => _target;

        public override void Parse(TextFieldSplitter fields, int row, long line)
        {
            int size = 0, present = 0;
            foreach (var segment in _segments)
            {
                var limit = LimitOf(segment, fields);
                size = checked(size + (limit - segment.Min));
                present += fields.PositionOf(limit) - fields.PositionOf(segment.Min);
            }
            if (present == size)
                ParseAll(fields, row, line, size);
            else if (fields.IsSparse || (emptyIsDefault && present < size / 2))
                ParsePresent(fields, row, line, size, present);
            else
                ParsePadded(fields, row, line, size, present);
        }

        private static int LimitOf(in TextLoaderColumn.Segment segment, TextFieldSplitter fields) =>
            segment.IsVariable ? Math.Max(segment.Min, fields.Length) : segment.Limit;

        private void ParseAll(TextFieldSplitter fields, int row, long line, int size)
        {
            var values = _target.AddDense(row, size);
            var slot = 0;
            foreach (var segment in _segments)
            {
                var limit = LimitOf(segment, fields);
                var position = fields.PositionOf(segment.Min);
                for (var i = segment.Min; i < limit; i++, position++)
                    Parse(fields[position], out values[slot++], line);
            }
        }

        private void ParsePresent(TextFieldSplitter fields, int row, long line, int size, int present)
        {
            var values = _target.AddSparse(row, size, present, out var indices);
            int slot = 0, used = 0;
            foreach (var segment in _segments)
            {
                var limit = LimitOf(segment, fields);
                var end = fields.PositionOf(limit);
                for (var position = fields.PositionOf(segment.Min); position < end; position++)
                {
                    indices[used] = slot + fields.IndexAt(position) - segment.Min;
                    Parse(fields[position], out values[used++], line);
                }
                slot += limit - segment.Min;
            }
        }

        private void ParsePadded(TextFieldSplitter fields, int row, long line, int size, int present)
        {
            if (size - present > LargestPadding)
                throw Contracts.ExceptDecode($"Line {line} lacks {size - present} of the {size} fields of column {Column.Name}");
            var values = _target.AddDense(row, size);
            var slot = 0;
            foreach (var segment in _segments)
            {
                var limit = LimitOf(segment, fields);
                for (var i = segment.Min; i < limit; i++)
                    Parse(i < fields.Count ? fields[i] : default, out values[slot++], line);
            }
        }

        private void Parse(ReadOnlySpan<char> field, out T value, long line)
        {
            if (!_parser.TryParse(field, out value))
                throw Refuse(field, line);
        }
    }
}
