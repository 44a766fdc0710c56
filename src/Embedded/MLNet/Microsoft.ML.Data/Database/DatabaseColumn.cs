using System.Data;
using System.Data.Common;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A column with its fields settled: by name, or by index where there is no name.
internal sealed class DatabaseColumn
{
    private readonly (string Name, int Index)[] _fields;

    private DatabaseColumn(string name, DataKind kind, KeyDataViewType key, bool isVector, (string Name, int Index)[] fields)
    {
        Name = name;
        Kind = kind;
        _fields = fields;
        var itemType = key ?? kind.ToPrimitiveType();
        Type = isVector ? new VectorDataViewType(itemType, fields.Length) : itemType;
    }

    public string Name { get; }

    public DataKind Kind { get; }

    public DataViewType Type { get; }

    public static DatabaseColumn Bind(DatabaseLoader.Column column)
    {
        Contracts.CheckUserArg(column is not null, "Columns", "A column must not be null");
        Contracts.CheckNonWhiteSpace(column.Name, nameof(column.Name));
        var kind = KindOf(column.Type);
        KeyDataViewType key = null;
        if (column.KeyCount is not null)
        {
            var type = kind.ToType();
            Contracts.CheckUserArg(KeyDataViewType.IsValidDataType(type), nameof(column.Type), "Bad item type for Key");
            key = new KeyDataViewType(type, column.KeyCount.Count ?? KeyDataViewType.MaxCount(type));
        }
        DatabaseLoader.Range[] ranges = column.Source is { Length: > 0 } ? column.Source : [new DatabaseLoader.Range(column.Name)];
        var fields = new List<(string, int)>();
        foreach (var range in ranges)
        {
            if (range.Name is not null)
            {
                fields.Add((range.Name, 0));
                continue;
            }
            Contracts.CheckUserArg(range.Min >= 0, nameof(range.Min), "Must be non-negative");
            Contracts.CheckUserArg(range.Max >= range.Min && range.Max <= MostFields, nameof(range.Max), $"Must be from min to {MostFields}");
            for (var i = range.Min; i <= range.Max; i++)
                fields.Add((null, i));
        }
        return new DatabaseColumn(column.Name, kind, key, fields.Count > 1 || ranges.Any(range => range.ForceVector), [.. fields]);
    }

    // More than the databases give.
    private const int MostFields = 1 << 16;

    // Where the fields are in the rows of a query.
    public int[] FindFields(DbDataReader reader) => Array.ConvertAll(_fields, field =>
    {
        if (field.Name is null)
        {
            return field.Index < reader.FieldCount
                ? field.Index
                : throw Contracts.Except($"Column '{Name}' is read from field {field.Index}; the query gives {reader.FieldCount} fields");
        }
        try
        {
            return reader.GetOrdinal(field.Name);
        }
        catch (IndexOutOfRangeException exception)
        {
            throw Contracts.Except(exception, $"Column '{Name}' is read from field '{field.Name}', which the query does not give");
        }
    });

    public void Save(ModelSaveContext ctx)
    {
        ctx.SaveNonEmptyString(Name);
        ctx.Writer.Write((byte)Kind);
        ctx.Writer.Write(Type.GetItemType().GetKeyCount());
        ctx.Writer.Write(Type is VectorDataViewType);
        ctx.Writer.Write(_fields.Length);
        foreach (var (name, index) in _fields)
        {
            ctx.SaveStringOrNull(name);
            ctx.Writer.Write(index);
        }
    }

    public static DatabaseColumn Load(ModelLoadContext ctx)
    {
        var name = ctx.LoadNonEmptyString();
        var kind = (DataKind)ctx.Reader.ReadByte();
        Contracts.CheckDecode(Enum.IsDefined(kind), "A column of the database loader is of a type that is not known");
        var keyCount = ctx.Reader.ReadUInt64();
        Contracts.CheckDecode(keyCount == 0 || (KeyDataViewType.IsValidDataType(kind.ToType()) && keyCount <= KeyDataViewType.MaxCount(kind.ToType())),
            "A key column of the database loader has a wrong number of values");
        var isVector = ctx.Reader.ReadBoolean();
        var fields = new (string, int)[ctx.ReadCount(2 * sizeof(int))];
        Contracts.CheckDecode(fields.Length > 0, "A column of the database loader has no fields");
        for (var i = 0; i < fields.Length; i++)
            fields[i] = (ctx.LoadStringOrNull(), ctx.Reader.ReadInt32());
        return new DatabaseColumn(name, kind, keyCount == 0 ? null : new KeyDataViewType(kind.ToType(), keyCount), isVector, fields);
    }

    public static DbType DbTypeOf(DataKind kind) => kind switch
    {
        DataKind.String => DbType.String,
        DataKind.TimeSpan => DbType.Time,
        _ => Enum.Parse<DbType>(kind.ToString()),
    };

    private static DataKind KindOf(DbType type) => type switch
    {
        DbType.String or DbType.AnsiString or DbType.StringFixedLength or DbType.AnsiStringFixedLength => DataKind.String,
        DbType.Date or DbType.DateTime2 => DataKind.DateTime,
        DbType.Time => DataKind.TimeSpan,
        _ => Enum.TryParse<DataKind>(type.ToString(), out var kind)
            ? kind
            : throw Contracts.ExceptUserArg("Type", $"A column cannot hold values of the database type {type}"),
    };
}
