using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Evaluators;

/// <summary>The golden tables of labels and scores as data views.</summary>
internal static class GoldenScores
{
    public static IDataView Binary(MLContext ml, JsonElement view)
    {
        var rows = view.GetProperty("rows").EnumerateArray();
        return TypeOf(view, 0) == "Single"
            ? ml.Data.LoadFromEnumerable(rows.Select(row => new NumberLabel
            {
                Label = (float)row[0].Number(),
                Score = (float)row[1].Number(),
                Probability = (float)row[2].Number(),
                PredictedLabel = row[3].GetBoolean(),
            }).ToArray())
            : ml.Data.LoadFromEnumerable(rows.Select(row => new BooleanLabel
            {
                Label = row[0].GetBoolean(),
                Score = (float)row[1].Number(),
                Probability = (float)row[2].Number(),
                PredictedLabel = row[3].GetBoolean(),
            }).ToArray());
    }

    public static IDataView Multiclass(MLContext ml, JsonElement view)
    {
        var columns = view.GetProperty("columns").EnumerateArray().ToList();
        int label = columns.FindIndex(column => column.GetProperty("name").GetString() == "Label");
        int score = columns.FindIndex(column => column.GetProperty("name").GetString() == "Score");
        int predicted = columns.FindIndex(column => column.GetProperty("name").GetString() == "PredictedLabel");
        var rows = view.GetProperty("rows").EnumerateArray().Select(row => new ClassLabel
        {
            Label = ToMember(row[label]),
            Score = [.. row[score].EnumerateArray().Select(value => (float)value.Number())],
            PredictedLabel = ToMember(row[predicted]),
        }).ToArray();

        int size = NumberIn(TypeOf(view, score));
        var definition = SchemaDefinition.Create(typeof(ClassLabel));
        definition["Label"].ColumnType = new KeyDataViewType(typeof(uint), NumberIn(TypeOf(view, label)) + 1);
        definition["PredictedLabel"].ColumnType = new KeyDataViewType(typeof(uint), NumberIn(TypeOf(view, predicted)) + 1);
        definition["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        if (columns[score].TryGetProperty("annotations", out var annotations) && annotations.TryGetProperty("SlotNames", out var names))
        {
            var texts = names.GetProperty("value").EnumerateArray().Select(name => name.GetString().AsMemory()).ToArray();
            definition["Score"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(size, texts),
                new VectorDataViewType(TextDataViewType.Instance, size));
        }
        return ml.Data.LoadFromEnumerable(rows, definition);
    }

    public static IDataView Regression(MLContext ml, JsonElement view) => ml.Data.LoadFromEnumerable(
        view.GetProperty("rows").EnumerateArray().Select(row => new Target { Label = (float)row[0].Number(), Score = (float)row[1].Number() }).ToArray());

    private static string TypeOf(JsonElement view, int column) => view.GetProperty("columns")[column].GetProperty("type").GetString()!;

    // The last number in "Key<UInt32, 0-2>" or "Vector<Single, 3>".
    private static int NumberIn(string type) => int.Parse(type.TrimEnd('>').Split(' ', '-')[^1], null);

    // Members of a key count from 0, and what is out of range is missing.
    private static uint ToMember(JsonElement key) => key.GetUInt32() - 1;

    private sealed class BooleanLabel
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class NumberLabel
    {
        public float Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class ClassLabel
    {
        [KeyType(1)]
        public uint Label { get; set; }

        public float[] Score { get; set; } = [];

        [KeyType(1)]
        public uint PredictedLabel { get; set; }
    }

    private sealed class Target
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }
}
