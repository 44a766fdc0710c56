using System.Globalization;
using System.IO.Compression;

namespace Embedded.MLNet.Tests.Golden;

/// <summary>A data set of learners.json with its features made as the golden README says, before any scaling.</summary>
internal sealed class LearnerSet
{
    private LearnerSet(string[][] training, string[][] test, int[] textColumns, Func<string, float> label, int classCount = 0)
    {
        int columns = training[0].Length - 1;
        var categories = new Dictionary<string, int>?[columns];
        foreach (int column in textColumns)
        {
            categories[column] = [];
            foreach (string[] row in training)
                categories[column]!.TryAdd(row[column], categories[column]!.Count);
        }
        FeatureCount = categories.Sum(found => found?.Count ?? 1);
        ClassCount = classCount;
        Training = Array.ConvertAll(training, row => new LearnerRow(Features(row, categories), label(row[^1])));
        Test = Array.ConvertAll(test, row => new LearnerRow(Features(row, categories), label(row[^1])));
    }

    private LearnerSet(LearnerRow[] training, LearnerRow[] test, int classCount)
    {
        (Training, Test, ClassCount, FeatureCount) = (training, test, classCount, training[0].Features.Length);
    }

    /// <summary>The same set with other features of its rows.</summary>
    public LearnerSet With(LearnerRow[] training, LearnerRow[] test) => new(training, test, ClassCount);

    public LearnerRow[] Training { get; }

    public LearnerRow[] Test { get; }

    public int FeatureCount { get; }

    /// <summary>0 where the task is not to tell more than two classes.</summary>
    public int ClassCount { get; }

    /// <summary>The sets that are made of numbers and categories: all but sms-spam.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "adult", "california-housing", "optdigits", "letter-recognition", "satimage", "wine-quality", "electricity",
        "higgs-sample", "fashion-mnist",
    ];

    /// <param name="name">The name in learners.json.</param>
    /// <param name="open">Opens a file of the data folder, as it lies there.</param>
    public static LearnerSet Read(string name, Func<string, Stream> open)
    {
        switch (name)
        {
            case "adult":
                return new(
                    Rows("adult/adult-train.csv.gz"), Rows("adult/adult-test.csv.gz"), [1, 3, 5, 6, 7, 8, 9, 13],
                    text => text.StartsWith(">50K", StringComparison.Ordinal) ? 1 : 0);
            case "california-housing":
                return CaliforniaHousing(Rows("california-housing/housing.csv.gz")[1..]);
            case "optdigits":
                return Classes(Rows("optdigits/optdigits-train.csv.gz"), Rows("optdigits/optdigits-test.csv.gz"));
            case "letter-recognition":
                string[][] letters = Rows("letter-recognition/letter-recognition.data.gz", ' ');
                return Classes(letters[..16000], letters[16000..]);
            case "satimage":
                return Classes(Rows("satimage/sat.trn.gz", '\t'), Rows("satimage/sat.tst.gz", '\t'));
            case "wine-quality":
                return EveryFifth(Rows("wine-quality/winequality-white.csv.gz"));
            case "electricity":
                return EveryFifth(Rows("electricity/elec.csv.gz")[1..]);
            case "higgs-sample":
                return new(
                    LabelLast(Rows("higgs-sample/binary.train.gz", '\t')), LabelLast(Rows("higgs-sample/binary.test.gz", '\t')),
                    [], Number);
            case "fashion-mnist":
                return new(Pictures("train"), Pictures("t10k"), 10);
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, "No such data set");
        }

        string[][] Rows(string file, char separator = ',')
        {
            using var reader = new StreamReader(new GZipStream(open(file), CompressionMode.Decompress));
            return reader.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => line[0] != '|')
                .Select(line => line.Split(separator, StringSplitOptions.TrimEntries))
                .ToArray();
        }

        LearnerRow[] Pictures(string part)
        {
            byte[] pixels = Bytes($"fashion-mnist/{part}-images-idx3-ubyte.gz", 16);
            byte[] labels = Bytes($"fashion-mnist/{part}-labels-idx1-ubyte.gz", 8);
            return labels
                .Select((label, i) =>
                    new LearnerRow(Array.ConvertAll(pixels[(i * 784)..((i + 1) * 784)], pixel => pixel / 255f), label))
                .ToArray();
        }

        byte[] Bytes(string file, int header)
        {
            using var content = new MemoryStream();
            using (var packed = new GZipStream(open(file), CompressionMode.Decompress))
                packed.CopyTo(content);
            return content.ToArray()[header..];
        }
    }

    private static LearnerSet CaliforniaHousing(string[][] rows)
    {
        // The house value last, missing numbers of bedrooms replaced by their mean over the training rows.
        rows = Array.ConvertAll(rows, row => (string[])[.. row[..8], row[9], row[8]]);
        double mean = rows.Where((row, i) => i % 5 != 0 && row[4].Length > 0)
            .Average(row => double.Parse(row[4], CultureInfo.InvariantCulture));
        foreach (string[] row in rows.Where(row => row[4].Length == 0))
            row[4] = mean.ToString("R", CultureInfo.InvariantCulture);
        return EveryFifth(rows, [8], text => Number(text) / 100000);
    }

    private static LearnerSet Classes(string[][] training, string[][] test)
    {
        string[] classes = training.Select(row => row[^1]).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new(training, test, [], text => Array.IndexOf(classes, text), classes.Length);
    }

    private static LearnerSet EveryFifth(string[][] rows, int[]? textColumns = null, Func<string, float>? label = null) => new(
        rows.Where((_, i) => i % 5 != 0).ToArray(), rows.Where((_, i) => i % 5 == 0).ToArray(), textColumns ?? [], label ?? Number);

    private static string[][] LabelLast(string[][] rows) => Array.ConvertAll(rows, row => (string[])[.. row[1..], row[0]]);

    private static float[] Features(string[] row, Dictionary<string, int>?[] categories)
    {
        var features = new List<float>();
        for (int column = 0; column < categories.Length; column++)
        {
            if (categories[column] is not { } found)
            {
                features.Add(Number(row[column]));
                continue;
            }
            int own = found.TryGetValue(row[column], out int index) ? index : -1;
            for (int c = 0; c < found.Count; c++)
                features.Add(c == own ? 1 : 0);
        }
        return features.ToArray();
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
