using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests;

/// <summary>A row of the golden table of 60 rows as an object.</summary>
internal sealed class SampleRow
{
    [ColumnName("x")]
    public float X { get; set; }

    [ColumnName("y")]
    public float Y { get; set; }

    [ColumnName("z")]
    public float Z { get; set; }

    public bool Binary { get; set; }

    public string Class { get; set; } = "";

    public int Number { get; set; }

    public float Target { get; set; }

    public float Count { get; set; }

    public uint Group { get; set; }

    public static IDataView Load(MLContext ml) => ml.Data.LoadFromEnumerable(All());

    public static SampleRow[] All() =>
    [
        .. GoldenFiles.Read("schema.json").GetProperty("rows").GetProperty("rows").EnumerateArray().Select(row => new SampleRow
        {
            X = row[0].GetSingle(),
            Y = row[1].GetSingle(),
            Z = row[2].GetSingle(),
            Binary = row[3].GetBoolean(),
            Class = row[4].GetString()!,
            Number = row[5].GetInt32(),
            Target = row[6].GetSingle(),
            Count = row[7].GetSingle(),
            Group = row[8].GetUInt32(),
        }),
    ];
}
