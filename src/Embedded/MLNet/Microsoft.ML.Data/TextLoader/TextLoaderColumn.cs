using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A column with its fields settled: which indices of a line it is made of.
internal sealed class TextLoaderColumn
{
    private TextLoaderColumn(string name, PrimitiveDataViewType itemType, bool isVector, Segment[] segments)
    {
        Name = name;
        ItemType = itemType;
        Segments = segments;
        IsVariable = segments.Any(segment => segment.IsVariable);
        Size = IsVariable ? 0 : segments.Sum(segment => segment.Limit - segment.Min);
        if (isVector || IsVariable || Size != 1)
            Type = new VectorDataViewType(itemType, Size);
        else
            Type = itemType;
    }

    // Fields from Min on, below Limit; a variable one goes to the end of each line.
    public readonly record struct Segment(int Min, int Limit, bool IsVariable);

    public string Name { get; }

    public PrimitiveDataViewType ItemType { get; }

    public DataViewType Type { get; }

    public IReadOnlyList<Segment> Segments { get; }

    public bool IsVariable { get; }

    public int Size { get; }

    // The number of fields of the line that this column needs.
    public int FieldLimit => IsVariable ? int.MaxValue : Segments.Max(segment => segment.Limit);

    // `sampledSize`: the number of fields in the lines of a sample, 0 where there is none.
    public static TextLoaderColumn[] Bind(TextLoader.Column[] columns, int? inputSize, Func<int> sampledSize)
    {
        var ranges = columns.SelectMany(column => column.Source ?? []).ToArray();
        var known = Math.Max(inputSize ?? 0, ranges.Where(range => !range.AllOther)
            .Select(range => range.Max ?? range.Min - 1).DefaultIfEmpty(-1).Max() + 1);
        var needsSample = inputSize is null && ranges.Any(range => range.AllOther || IsOpen(range));
        var sampled = needsSample ? sampledSize() : 0;
        var size = Math.Max(known, sampled);
        var taken = ranges.Where(range => !range.AllOther && !range.VariableEnd)
            .Select(range => (range.Min, Limit: (range.Max ?? size - 1) + 1)).OrderBy(range => range.Min).ToArray();
        return Array.ConvertAll(columns, column => Bind(column, size, inputSize is null && sampled == 0, taken));
    }

    public void Save(ModelSaveContext ctx)
    {
        ctx.SaveNonEmptyString(Name);
        ctx.Writer.Write((byte)KindOf(ItemType));
        ctx.Writer.Write(ItemType is KeyDataViewType);
        ctx.Writer.Write(ItemType.GetKeyCount());
        ctx.Writer.Write(Type is VectorDataViewType);
        ctx.Writer.Write(Segments.Count);
        foreach (var segment in Segments)
        {
            ctx.Writer.Write(segment.Min);
            ctx.Writer.Write(segment.Limit);
            ctx.Writer.Write(segment.IsVariable);
        }
    }

    public static TextLoaderColumn Load(ModelLoadContext ctx)
    {
        var name = ctx.LoadNonEmptyString();
        var kind = (DataKind)ctx.Reader.ReadByte();
        Contracts.CheckDecode(Enum.IsDefined(kind), "A column of the text loader is of a type that is not known");
        var itemType = kind.ToPrimitiveType();
        var isKey = ctx.Reader.ReadBoolean();
        var count = ctx.Reader.ReadUInt64();
        if (isKey)
        {
            Contracts.CheckDecode(KeyDataViewType.IsValidDataType(itemType.RawType) && count > 0 && count <= KeyDataViewType.MaxCount(itemType.RawType),
                "A key column of the text loader has a wrong number of values");
            itemType = new KeyDataViewType(itemType.RawType, count);
        }
        var isVector = ctx.Reader.ReadBoolean();
        var segments = new Segment[ctx.ReadCount(sizeof(int) + sizeof(int) + sizeof(bool))];
        long size = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = new Segment(ctx.Reader.ReadInt32(), ctx.Reader.ReadInt32(), ctx.Reader.ReadBoolean());
            Contracts.CheckDecode(segments[i].Min >= 0 && segments[i].Min < segments[i].Limit, "A column of the text loader has a wrong range");
            size += segments[i].IsVariable ? 0 : segments[i].Limit - segments[i].Min;
        }
        Contracts.CheckDecode(segments.Length > 0 && size <= int.MaxValue, "A column of the text loader has a wrong number of fields");
        return new TextLoaderColumn(name, itemType, isVector, segments);
    }

    public static DataKind KindOf(PrimitiveDataViewType type)
    {
        foreach (var kind in Enum.GetValues<DataKind>())
        {
            if (kind.ToType() == type.RawType)
                return kind;
        }
        throw Contracts.ExceptNotSupp($"Text holds no values of type {type}");
    }

    private static bool IsOpen(TextLoader.Range range) => range.Max is null && !range.VariableEnd && !range.AllOther;

    private static TextLoaderColumn Bind(TextLoader.Column column, int size, bool isSizeUnknown, (int Min, int Limit)[] taken)
    {
        Contracts.CheckNonWhiteSpace(column.Name, nameof(column.Name));
        Contracts.CheckUserArg(column.Source is { Length: > 0 }, nameof(column.Source), "Must specify some source column indices");
        var segments = new List<Segment>();
        foreach (var range in column.Source)
        {
            Contracts.CheckUserArg(range.Min >= 0, nameof(range.Min), "Must be non-negative");
            if (range.AllOther)
            {
                segments.AddRange(Outside(taken, range.Min, (range.Max ?? size - 1) + 1));
            }
            else if (range.VariableEnd)
            {
                segments.Add(new Segment(range.Min, int.MaxValue, true));
            }
            else
            {
                Contracts.CheckUserArg(range.Max is not null || !isSizeUnknown, nameof(column.Source),
                    "Can't determine the number of source columns without valid data");
                var limit = (range.Max ?? size - 1) + 1;
                Contracts.CheckUserArg(limit > range.Min, nameof(column.Source), "The lines have no field for a range to the end of the line");
                segments.Add(new Segment(range.Min, limit, false));
            }
        }
        Contracts.CheckUserArg(segments.Count > 0, nameof(column.Source), "Must specify some source column indices");
        Contracts.CheckUserArg(segments.Sum(segment => segment.IsVariable ? 0 : (long)segment.Limit - segment.Min) <= int.MaxValue,
            nameof(column.Source), "Too many fields for a vector");
        var isVector = column.Source.Any(range => range.ForceVector || range.AllOther || range.Max is null);
        return new TextLoaderColumn(column.Name, ItemTypeOf(column), isVector, [.. segments]);
    }

    // What of the fields from min on, below limit, is in none of the ranges, which are in order of their beginning.
    private static IEnumerable<Segment> Outside((int Min, int Limit)[] ranges, int min, int limit)
    {
        foreach (var range in ranges)
        {
            if (range.Min > min && min < limit)
                yield return new Segment(min, Math.Min(range.Min, limit), false);
            min = Math.Max(min, range.Limit);
        }
        if (min < limit)
            yield return new Segment(min, limit, false);
    }

    private static PrimitiveDataViewType ItemTypeOf(TextLoader.Column column)
    {
        Contracts.CheckUserArg(Enum.IsDefined(column.DataKind), nameof(column.DataKind), "Bad item type");
        var type = column.DataKind.ToPrimitiveType();
        if (column.KeyCount is null)
            return type;
        Contracts.CheckUserArg(KeyDataViewType.IsValidDataType(type.RawType), "Type", "Bad item type for Key");
        return new KeyDataViewType(type.RawType, column.KeyCount.Count ?? KeyDataViewType.MaxCount(type.RawType));
    }
}
