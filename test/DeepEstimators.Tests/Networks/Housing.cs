using System.Globalization;
using System.IO.Compression;
using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Networks;

/// <summary>The districts of California in 1990 (Pace and Barry 1997), where they are on this machine.</summary>
internal static class Housing
{
    private const int Missing = 4; // total_bedrooms
    private const float MeanBedrooms = 538;
    private static readonly string[] Places = ["<1H OCEAN", "INLAND", "ISLAND", "NEAR BAY", "NEAR OCEAN"];

    internal static InputShape Shape { get; } = InputShape.Vector(13);

    internal static string? Path { get; } = Find();

    /// <summary>Rows in an order that the seed decides, values in units of 100,000 dollars.</summary>
    internal static (TrainingData Training, TrainingData Test) Read(int training, int test, int seed)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path!), CompressionMode.Decompress));
        reader.ReadLine();
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        new Random(seed).Shuffle(rows);
        return (Take(rows.AsSpan(0, training)), Take(rows.AsSpan(training, test)));
    }

    private static TrainingData Take(ReadOnlySpan<string> rows)
    {
        var inputs = new List<float>();
        var labels = new List<float>();
        foreach (var row in rows)
        {
            var fields = row.Trim().Split(',');
            for (var i = 0; i < 8; i++)
                inputs.Add(i == Missing && fields[i].Length == 0 ? MeanBedrooms : float.Parse(fields[i], CultureInfo.InvariantCulture));
            foreach (var place in Places)
                inputs.Add(place == fields[9] ? 1 : 0);
            labels.Add(float.Parse(fields[8], CultureInfo.InvariantCulture) / 100_000);
        }

        return TrainingData.Create([.. inputs], Shape, [.. labels]);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "MLNetDeep.sln")))
                continue;
            var found = System.IO.Path.Combine(folder.FullName, "..", "shared", "data", "california-housing", "housing.csv.gz");
            return File.Exists(found) ? found : null;
        }

        return null;
    }
}
