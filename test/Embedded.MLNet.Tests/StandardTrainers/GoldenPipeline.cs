using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>The rows of golden/schema.json and the steps that entries name: <c>MapValueToKey("Label", "Class"), Concatenate("Features", "x", "y")</c>.</summary>
internal static class GoldenPipeline
{
    public static IDataView Rows() => new GoldenView(GoldenFiles.Read("schema.json").GetProperty("rows"));

    /// <summary>With Label, the key of Class, and Features.</summary>
    public static IDataView Prepared(MLContext ml) =>
        Prepare(ml, "MapValueToKey(\"Label\", \"Class\"), Concatenate(\"Features\", \"x\", \"y\", \"z\")", Rows());

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

    /// <summary>The entries of the file that are of the learners tested here: those of trees and of what is out of scope are not.</summary>
    public static IEnumerable<GoldenEntry> Entries(string file, string section) => GoldenEntry.Of(file)
        .Where(entry => entry.Section == section && !OutOfScope.Contains(file, entry))
        .Where(entry => !Regex.IsMatch(entry.Name, @"Trainers\.Fast|ProjectToPrincipalComponents") && entry.Name.Contains("Trainers.", StringComparison.Ordinal));
}
