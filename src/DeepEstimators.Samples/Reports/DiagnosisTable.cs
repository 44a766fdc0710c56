using System.Globalization;
using Spectre.Console;

namespace DeepEstimators.Samples.Reports;

/// <summary>Shows the health of a network's layers as a table in the terminal.</summary>
public static class DiagnosisTable
{
    /// <summary>A row for each layer.</summary>
    public static Table Of(TrainingDiagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        table.AddColumn(new TableColumn("layer").NoWrap());
        foreach (string title in new[] { "parameters", "gradient", "update ratio", "dead units" })
            table.AddColumn(new TableColumn(title).NoWrap().RightAligned());
        table.AddColumn(new TableColumn("finding").NoWrap());
        foreach (LayerDiagnosis layer in diagnosis.Layers)
        {
            table.AddRow(
                Markup.Escape(layer.Name),
                layer.Parameters > 0 ? layer.Parameters.ToString("#,0", CultureInfo.InvariantCulture) : "",
                Number(layer.GradientNorm),
                Number(layer.UpdateRatio),
                layer.Units is { } units ? string.Create(CultureInfo.InvariantCulture, $"{layer.DeadUnits} of {units}") : "",
                layer.Findings == LayerFindings.None ? "" : $"[yellow]{Words(layer.Findings)}[/]");
        }

        return table;
    }

    private static string Number(double? value) => value?.ToString("0.0E+0", CultureInfo.InvariantCulture) ?? "";

    private static string Words(LayerFindings findings) => string.Join(", ", Enum.GetValues<LayerFindings>()
        .Where(finding => finding != LayerFindings.None && findings.HasFlag(finding))
        .Select(finding => finding switch
        {
            LayerFindings.VanishingGradient => "vanishing gradient",
            LayerFindings.ExplodingGradient => "exploding gradient",
            LayerFindings.LargeUpdates => "large updates",
            LayerFindings.SmallUpdates => "small updates",
            _ => "dead units",
        }));
}
