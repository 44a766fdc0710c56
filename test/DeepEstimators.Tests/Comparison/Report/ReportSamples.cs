using System.Text.RegularExpressions;
using System.Xml.Linq;
using DeepEstimators.Training;
using Microsoft.ML;

namespace DeepEstimators.Tests.Comparison.Report;

/// <summary>A small comparison to make reports of.</summary>
internal static partial class ReportSamples
{
    /// <summary>150 rows of two classes in three folds: trees, a network, and a candidate that fails.</summary>
    public static ComparisonResult Classes(MLContext ml) => ml.BinaryClassification.Compare(ComparisonData.View(ml, 150))
        .Add("trees", ml.BinaryClassification.Trainers.FastTree(numberOfTrees: 4, minimumExampleCountPerLeaf: 2))
        .Add("network", fold => ml.BinaryClassification.Trainers.DeepTabular(new DeepTabularOptions
        {
            Network = Network.Mlp([8]),
            Training = new TrainingOptions { Epochs = 4, Progress = fold.Progress, Seed = 2 },
        }))
        .Add("broken", (Func<IEstimator<ITransformer>>)(() => throw new InvalidOperationException("no such layer")))
        .Run(folds: 3, seed: 3);

    /// <summary>The page's main element; it is well-formed but for images, which HTML does not close.</summary>
    public static XElement BodyOf(string html)
    {
        int start = html.IndexOf("<main>", StringComparison.Ordinal), end = html.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length;
        return XElement.Parse(Image().Replace(html[start..end], "$0</img>"));
    }

    [GeneratedRegex("<img [^>]*>")]
    private static partial Regex Image();
}
