using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>The data sets of the golden learners, with features as that file describes them: scaled by the largest absolute training value.</summary>
internal sealed class LearnerData
{
    private LearnerData(IDataView train, IDataView test)
    {
        Train = train;
        Test = test;
    }

    public IDataView Train { get; }

    public IDataView Test { get; }

    public static LearnerData Optdigits(MLContext ml) => Classes(ml,
        [.. GoldenFiles.ReadDataLines("optdigits/optdigits-train.csv.gz").Where(IsData).Select(Split).Select(fields => (fields[..^1], fields[^1]))],
        [.. GoldenFiles.ReadDataLines("optdigits/optdigits-test.csv.gz").Where(IsData).Select(Split).Select(fields => (fields[..^1], fields[^1]))]);

    public static LearnerData Letters(MLContext ml)
    {
        (string[], string)[] rows = [.. GoldenFiles.ReadDataLines("letter-recognition/letter-recognition.data.gz")
            .Select(line => line.Split(' ')).Select(fields => (fields[..^1], fields[^1]))];
        return Classes(ml, rows[..16000], rows[16000..]);
    }

    public static LearnerData Adult(MLContext ml)
    {
        var train = GoldenFiles.ReadDataLines("adult/adult-train.csv.gz").Select(Split).Where(fields => fields.Length == 15).ToArray();
        var test = GoldenFiles.ReadDataLines("adult/adult-test.csv.gz").Select(Split).Where(fields => fields.Length == 15).ToArray();
        var maps = new Dictionary<string, int>?[14];
        for (var column = 0; column < 14; column++)
        {
            if (train.All(fields => float.TryParse(fields[column], CultureInfo.InvariantCulture, out _)))
                continue;
            var map = maps[column] = [];
            foreach (var fields in train)
                map.TryAdd(fields[column], map.Count);
        }
        var size = maps.Sum(map => map?.Count ?? 1);
        var trainFeatures = Array.ConvertAll(train, fields => Encode(fields, maps, size));
        var testFeatures = Array.ConvertAll(test, fields => Encode(fields, maps, size));
        Scale(trainFeatures, testFeatures);
        return new LearnerData(
            Binary(ml, trainFeatures, [.. train.Select(fields => fields[14].StartsWith(">50K", StringComparison.Ordinal))], size),
            Binary(ml, testFeatures, [.. test.Select(fields => fields[14].StartsWith(">50K", StringComparison.Ordinal))], size));
    }

    private static LearnerData Classes(MLContext ml, (string[] Features, string Label)[] train, (string[] Features, string Label)[] test)
    {
        var classes = train.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal).ToList();
        var trainFeatures = Array.ConvertAll(train, row => Parse(row.Features));
        var testFeatures = Array.ConvertAll(test, row => Parse(row.Features));
        Scale(trainFeatures, testFeatures);
        return new LearnerData(Keyed(ml, train, trainFeatures), Keyed(ml, test, testFeatures));

        IDataView Keyed(MLContext ml, (string[] Features, string Label)[] rows, float[][] features)
        {
            var definition = SchemaDefinition.Create(typeof(ClassRow));
            definition["Label"].ColumnType = new KeyDataViewType(typeof(uint), classes.Count);
            definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features[0].Length);
            return ml.Data.LoadFromEnumerable(
                rows.Select((row, i) => new ClassRow { Features = features[i], Label = (uint)classes.IndexOf(row.Label) }).ToArray(), definition);
        }
    }

    private static IDataView Binary(MLContext ml, float[][] features, bool[] labels, int size)
    {
        var definition = SchemaDefinition.Create(typeof(BinaryRow));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        return ml.Data.LoadFromEnumerable(features.Select((row, i) => new BinaryRow { Features = row, Label = labels[i] }).ToArray(), definition);
    }

    private static bool IsData(string line) => char.IsAsciiDigit(line[0]);

    private static string[] Split(string line) => line.Split(',', StringSplitOptions.TrimEntries);

    private static float[] Parse(string[] fields) => Array.ConvertAll(fields, field => float.Parse(field, CultureInfo.InvariantCulture));

    // Numbers as they are, texts one-hot; an unseen text is all zero.
    private static float[] Encode(string[] fields, Dictionary<string, int>?[] maps, int size)
    {
        var features = new float[size];
        var at = 0;
        for (var column = 0; column < maps.Length; column++)
        {
            if (maps[column] is not { } map)
            {
                features[at++] = float.Parse(fields[column], CultureInfo.InvariantCulture);
                continue;
            }
            if (map.TryGetValue(fields[column], out var index))
                features[at + index] = 1;
            at += map.Count;
        }
        return features;
    }

    private static void Scale(float[][] train, float[][] test)
    {
        for (var i = 0; i < train[0].Length; i++)
        {
            var largest = train.Max(row => Math.Abs(row[i]));
            if (largest == 0)
                continue;
            foreach (var row in train.Concat(test))
                row[i] /= largest;
        }
    }

    private sealed class ClassRow
    {
        [VectorType(1)]
        public float[] Features { get; set; } = [];

        [KeyType(1)]
        public uint Label { get; set; }
    }

    private sealed class BinaryRow
    {
        [VectorType(1)]
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
