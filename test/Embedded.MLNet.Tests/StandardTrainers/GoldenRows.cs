using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>The 60 rows that the golden trainers were fitted on, with the features x, y, z as one vector.</summary>
internal sealed class GoldenRows
{
    public const int FeatureCount = 3;

    [VectorType(FeatureCount)]
    public float[] Features { get; set; } = [];

    public bool Binary { get; set; }

    [KeyType(3)]
    public uint Label { get; set; }

    public float Target { get; set; }

    public float Count { get; set; }

    /// <param name="classColumn">Class (a text) or Number (an Int32): what the keys of Label stand for.</param>
    public static IDataView Load(MLContext ml, string classColumn = "Class")
    {
        var view = GoldenFiles.Read("schema.json").GetProperty("rows");
        var columns = view.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()!).ToList();
        var classIndex = columns.IndexOf(classColumn);
        var classes = new List<string>();
        var rows = new List<GoldenRows>();
        foreach (var row in view.GetProperty("rows").EnumerateArray())
        {
            var text = row[classIndex].ToString();
            if (!classes.Contains(text))
                classes.Add(text);
            rows.Add(new GoldenRows
            {
                Features = [.. Enumerable.Range(0, FeatureCount).Select(i => (float)row[i].Number())],
                Binary = row[columns.IndexOf("Binary")].GetBoolean(),
                Label = (uint)classes.IndexOf(text),
                Target = (float)row[columns.IndexOf("Target")].Number(),
                Count = (float)row[columns.IndexOf("Count")].Number(),
            });
        }

        var definition = SchemaDefinition.Create(typeof(GoldenRows));
        var label = definition["Label"];
        if (classColumn == "Class")
        {
            label.AddAnnotation("KeyValues", new VBuffer<ReadOnlyMemory<char>>(classes.Count, [.. classes.Select(text => text.AsMemory())]),
                new VectorDataViewType(TextDataViewType.Instance, classes.Count));
        }
        else
        {
            label.AddAnnotation("KeyValues", new VBuffer<int>(classes.Count, [.. classes.Select(text => int.Parse(text, null))]),
                new VectorDataViewType(NumberDataViewType.Int32, classes.Count));
        }
        return ml.Data.LoadFromEnumerable(rows, definition);
    }

    /// <summary>What the golden file says of the trainer that was made by this call.</summary>
    public static JsonElement ResultOf(string call) => GoldenFiles.Read("schema.json").GetProperty("trainers").EnumerateArray()
        .First(entry => entry.GetProperty("call").GetString() == call).GetProperty("result");

    /// <summary>The golden values of a score column.</summary>
    public static float[][] ColumnOf(JsonElement result, string column) =>
        [.. result.GetProperty("scoreColumnsOfAllRows").EnumerateArray().First(entry => entry.GetProperty("column").GetString() == column)
            .GetProperty("values").EnumerateArray()
            .Select(value => value.ValueKind switch
            {
                JsonValueKind.Array => value.EnumerateArray().Select(item => (float)item.Number()).ToArray(),
                JsonValueKind.True => [1],
                JsonValueKind.False => [0],
                _ => [(float)value.Number()],
            })];
}
