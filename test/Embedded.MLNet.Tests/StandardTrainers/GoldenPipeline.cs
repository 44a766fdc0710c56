using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>The rows of golden/schema.json and the steps that entries name: <c>MapValueToKey("Label", "Class"), Concatenate("Features", "x", "y")</c>.</summary>
internal static class GoldenPipeline
{
    /// <summary>The rows as the golden ones were loaded: from a list and by this context, whose streams of random numbers that moves on.</summary>
    public static IDataView Load(MLContext ml)
    {
        ml.Data.LoadFromEnumerable(Array.Empty<GoldenRows>());
        return Rows();
    }

    public static IDataView Rows() => new GoldenView(GoldenFiles.Read("schema.json").GetProperty("rows"));

    /// <summary>The steps that add Label, the key of Class, and Features.</summary>
    public const string LabelAndFeatures = "MapValueToKey(\"Label\", \"Class\"), Concatenate(\"Features\", \"x\", \"y\", \"z\")";

    public static IDataView Prepared(MLContext ml) => Prepare(ml, LabelAndFeatures, Rows());

    public static IDataView Prepare(MLContext ml, string preparation, IDataView data)
    {
        foreach (Match step in Regex.Matches(preparation, @"(\w+)\(([^)]*)\)"))
        {
            var names = step.Groups[2].Value.Split(", ").Select(name => name.Trim('"')).ToArray();
            IEstimator<ITransformer> estimator = step.Groups[1].Value switch
            {
                "MapValueToKey" => ml.Transforms.Conversion.MapValueToKey(names[0], names[1]),
                "Concatenate" => ml.Transforms.Concatenate(names[0], names[1..]),
                _ => throw new NotSupportedException(step.Value),
            };
            data = estimator.Fit(data).Transform(data);
        }
        return data;
    }

    /// <summary>The entries of the file that are of learners, those out of scope left out.</summary>
    public static IEnumerable<GoldenEntry> LearnerEntries(string file, string section) => GoldenEntry.Of(file)
        .Where(entry => entry.Section == section && !OutOfScope.Contains(file, entry))
        .Where(entry => !entry.Name.Contains("ProjectToPrincipalComponents", StringComparison.Ordinal) && entry.Name.Contains("Trainers.", StringComparison.Ordinal));

    /// <summary>The same without those of trees, which have tests of their own.</summary>
    public static IEnumerable<GoldenEntry> Entries(string file, string section) =>
        LearnerEntries(file, section).Where(entry => !entry.Name.Contains("Trainers.Fast", StringComparison.Ordinal));
}
