using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Views of rows for the tree tests.</summary>
internal static class TreeData
{
    public static IDataView View(MLContext ml, IReadOnlyList<TreeRow> rows, int featureCount)
    {
        var definition = SchemaDefinition.Create(typeof(TreeRow));
        definition[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, featureCount);
        return ml.Data.LoadFromEnumerable(rows, definition);
    }

    /// <summary>The 60 rows of schema.json, x, y and z as the features.</summary>
    public static IDataView SchemaRows(MLContext ml)
    {
        var rows = new List<TreeRow>();
        foreach (JsonElement row in GoldenFiles.Read("schema.json").GetProperty("rows").GetProperty("rows").EnumerateArray())
        {
            rows.Add(new TreeRow
            {
                Features = [row[0].GetSingle(), row[1].GetSingle(), row[2].GetSingle()],
                Label = row[3].GetBoolean(),
                Target = row[6].GetSingle(),
            });
        }
        return View(ml, rows, 3);
    }

    /// <summary>Rows drawn from a seed: the target is a step and a slope of the first two features, with noise.</summary>
    public static List<TreeRow> Random(int seed, int count, int featureCount, double zeroShare = 0)
    {
        var random = new Random(seed);
        var rows = new List<TreeRow>(count);
        for (int i = 0; i < count; i++)
        {
            var features = new float[featureCount];
            for (int f = 0; f < featureCount; f++)
                features[f] = random.NextDouble() < zeroShare ? 0 : (float)random.NextDouble();
            double target = (features[0] > 0.5 ? 1 : -1) + features[1] + (0.3 * random.NextDouble());
            rows.Add(new TreeRow { Features = features, Target = (float)target, Label = target > 0.4 });
        }
        return rows;
    }

    public static float[] Scores(IDataView scored) => scored.GetColumn<float>(DefaultScore).ToArray();

    private const string DefaultScore = "Score";
}
