using System.Globalization;
using DeepEstimators.Comparison.Report.Charts;
using DeepEstimators.Explanations;
using DeepEstimators.Networks;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>Accuracy and gradients of plain and residual networks against their depth.</summary>
internal static class DepthSection
{
    public static void Write(HtmlWriter page, IReadOnlyList<DepthResult> results)
    {
        if (results.Count == 0)
            return;
        page.Section("How deep?", "Each network was trained on the same rows. Where the first layer's gradient is far below the last convolution's before "
            + "training, it vanishes on its way back; shortcuts and batch normalisation are what was found against that.");
        var kinds = results.GroupBy(result => KindOf(result.Network)).ToArray();
        page.Figure(
            new LineChart("Accuracy by depth", "layers", "accuracy on the test rows",
                [.. kinds.Select(kind => new LineSeries(
                    kind.Key, [.. kind.Select(result => new ChartPoint(result.Network.Depth, result.TestAccuracy))], HasMarks: true))]).ToSvg(),
            "Accuracy on the test rows against layers with weights.");
        page.Figure(
            new LineChart("Gradients by layer", "layer, as a share of the depth", "norm of the gradient",
                [.. kinds.Select(kind => Gradients(kind.Key, kind.MaxBy(result => result.Network.Depth)!))]) { HasLogarithmicY = true }.ToSvg(),
            "Norm of each layer's gradient before the first step, of the deepest network of each kind: 0 is the layer next to the picture, 1 the last.");
        page.Table("Depth study", ["network", "depth", "parameters", "first / last gradient", "loss", "accuracy: train", "test", "fit s"]);
        foreach (var result in results)
        {
            page.Row(result.Error is null ? null : "failed").Cell(KindOf(result.Network))
                .Number(NumberText.Count(result.Network.Depth), result.Network.Depth)
                .Number(NumberText.Count(result.Parameters), result.Parameters);
            Number(page, result.GradientRatio, "0.0e+0");
            if (result.Error is null)
                Number(page, result.TrainingLoss, "0.000");
            else
                page.Cell(result.Error);
            Number(page, result.TrainingAccuracy, "0.0000");
            Number(page, result.TestAccuracy, "0.0000");
            page.Number(NumberText.Seconds(result.Elapsed.TotalSeconds), result.Elapsed.TotalSeconds).EndRow();
        }
        page.EndTable().EndSection();
    }

    private static string KindOf(ResNetNetwork network) => string.Create(CultureInfo.InvariantCulture,
        $"{(network.Shortcuts ? "residual" : "plain")}, {(network.BatchNorm ? "with" : "without")} batch norm{(network.Dropout > 0 ? $", dropout {network.Dropout:0.##}" : "")}");

    private static LineSeries Gradients(string kind, DepthResult deepest)
    {
        int last = Math.Max(deepest.GradientsBefore.Count - 1, 1);
        return new LineSeries($"{kind}, {deepest.Network.Depth} layers",
            [.. deepest.GradientsBefore.Select((layer, i) => new ChartPoint((double)i / last, layer.GradientNorm))]);
    }

    private static void Number(HtmlWriter page, double value, string format) =>
        page.Number(double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "-", value);
}
