using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs.Tables;

/// <summary>Reads the columns of a table into one row.</summary>
internal sealed class TableReader : FeatureReader
{
    private readonly List<(int Place, int Size, ReadPlaces Read)> parts = [];
    private readonly IReadOnlyList<int>? numberPlaces;
    private readonly List<int> categoryPlaces = [];
    private readonly float[] raw;

    internal TableReader(TableColumns table, DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns) : base(row, columns[0])
    {
        raw = new float[table.RawWidth];
        numberPlaces = table.Layout is null ? null : table.NumberPlaces;
        int place = 0, category = 0;
        foreach (var (source, column) in table.Sources.Zip(columns))
        {
            if (source.IsCategory)
                categoryPlaces.Add(place);
            parts.Add((place, source.Size, source.IsCategory
                ? CategoryReader(row, column, table.Codes[category++])
                : NumbersReader(row, column, source, table.Settings.Imputation is not null)));
            place += source.Size;
        }
    }

    private delegate void ReadPlaces(Span<float> places);

    internal override void Read(Span<float> destination)
    {
        var all = numberPlaces is null ? destination : raw;
        foreach (var (place, size, read) in parts)
            read(all.Slice(place, size));
        if (numberPlaces is null)
            return;
        for (var i = 0; i < numberPlaces.Count; i++)
            destination[i] = raw[numberPlaces[i]];
        for (var i = 0; i < categoryPlaces.Count; i++)
            destination[numberPlaces.Count + i] = raw[categoryPlaces[i]];
    }

    private static ReadPlaces NumbersReader(DataViewRow row, DataViewSchema.Column column, TableSource source, bool allowsMissing)
    {
        if (source.Kind == TableSourceKind.Boolean)
        {
            var getFlag = row.GetGetter<bool>(column);
            return places =>
            {
                var flag = false;
                getFlag(ref flag);
                places[0] = flag ? 1 : 0;
            };
        }

        var numbers = DenseReader.Create(row, column);
        return allowsMissing ? numbers.ReadWithMissing : numbers.Read;
    }

    private static ReadPlaces CategoryReader(DataViewRow row, DataViewSchema.Column column, CategoryCodes codes)
    {
        if (column.Type is not KeyDataViewType)
        {
            var getText = row.GetGetter<ReadOnlyMemory<char>>(column);
            return places =>
            {
                var text = default(ReadOnlyMemory<char>);
                getText(ref text);
                places[0] = codes.CodeOf(text.Span);
            };
        }

        return Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Byte => KeyReader<byte>(row, column, codes, key => key),
            TypeCode.UInt16 => KeyReader<ushort>(row, column, codes, key => key),
            TypeCode.UInt32 => KeyReader<uint>(row, column, codes, key => key),
            _ => KeyReader<ulong>(row, column, codes, key => key),
        };
    }

    private static ReadPlaces KeyReader<T>(
        DataViewRow row, DataViewSchema.Column column, CategoryCodes codes, Func<T, ulong> toNumber) where T : struct
    {
        var getKey = row.GetGetter<T>(column);
        return places =>
        {
            var key = default(T);
            getKey(ref key);
            places[0] = codes.CodeOf(toNumber(key));
        };
    }
}
