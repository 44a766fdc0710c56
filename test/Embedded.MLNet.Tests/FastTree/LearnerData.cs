using System.Globalization;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>The data sets of learners.json, prepared as it says.</summary>
internal sealed class LearnerData
{
    private LearnerData(IEnumerable<string[]> training, IEnumerable<string[]> test, int[] textColumns, Func<string[], float> label)
    {
        string[][] trainingRows = training.ToArray();
        int columns = trainingRows[0].Length - 1;
        var categories = new Dictionary<string, int>?[columns];
        foreach (int column in textColumns)
        {
            categories[column] = [];
            foreach (string[] row in trainingRows)
                categories[column]!.TryAdd(row[column], categories[column]!.Count);
        }
        FeatureCount = categories.Sum(found => found?.Count ?? 1);
        Training = trainingRows.Select(row => Make(row, categories, label)).ToList();
        Test = test.Select(row => Make(row, categories, label)).ToList();
    }

    public List<TreeRow> Training { get; }

    public List<TreeRow> Test { get; }

    public int FeatureCount { get; }

    public static LearnerData Adult() => new(
        Split("adult/adult-train.csv.gz"), Split("adult/adult-test.csv.gz"), [1, 3, 5, 6, 7, 8, 9, 13],
        row => row[14].StartsWith(">50K", StringComparison.Ordinal) ? 1 : 0);

    public static LearnerData Electricity()
    {
        string[][] rows = Split("electricity/elec.csv.gz").Skip(1).ToArray();
        return new LearnerData(rows.Where((_, i) => i % 5 != 0), rows.Where((_, i) => i % 5 == 0), [], row => Number(row[6]));
    }

    public static LearnerData CaliforniaHousing()
    {
        // The house value last, missing numbers of bedrooms replaced by their mean.
        string[][] rows = Split("california-housing/housing.csv.gz").Skip(1)
            .Select(row => (string[])[.. row[..8], row[9], row[8]]).ToArray();
        string[][] training = rows.Where((_, i) => i % 5 != 0).ToArray();
        double mean = training.Where(row => row[4].Length > 0).Average(row => double.Parse(row[4], CultureInfo.InvariantCulture));
        foreach (string[] row in rows.Where(row => row[4].Length == 0))
            row[4] = mean.ToString("R", CultureInfo.InvariantCulture);
        return new LearnerData(training, rows.Where((_, i) => i % 5 == 0), [8], row => Number(row[9]) / 100000);
    }

    private static IEnumerable<string[]> Split(string file) =>
        GoldenFiles.ReadDataLines(file).Where(line => line[0] != '|').Select(line => line.Split(',', StringSplitOptions.TrimEntries));

    private static TreeRow Make(string[] row, Dictionary<string, int>?[] categories, Func<string[], float> label)
    {
        var features = new List<float>();
        for (int column = 0; column < categories.Length; column++)
        {
            Dictionary<string, int>? found = categories[column];
            if (found is null)
            {
                features.Add(Number(row[column]));
                continue;
            }
            int own = found.TryGetValue(row[column], out int index) ? index : -1;
            for (int c = 0; c < found.Count; c++)
                features.Add(c == own ? 1 : 0);
        }
        return new TreeRow { Features = features.ToArray(), Target = label(row), Label = label(row) > 0 };
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
