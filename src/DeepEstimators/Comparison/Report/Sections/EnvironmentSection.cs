using System.Globalization;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>What the comparison ran on.</summary>
internal static class EnvironmentSection
{
    public static void Write(HtmlWriter page, IReadOnlyList<CandidateResult> candidates, DateTimeOffset time)
    {
        ComparisonEnvironment here = ComparisonEnvironment.Current;
        page.Section("Environment").Raw("<dl>");
        Entry("Date", time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        Entry("System", string.Create(CultureInfo.InvariantCulture, $"{here.System}, {here.Processors} processors, {here.Gpus} CUDA devices"));
        Entry("Runtime", here.Runtime);
        Entry("ML.NET", here.MLNet);
        Entry("TorchSharp", here.Torch);
        Entry("DeepEstimators", here.DeepEstimators);
        if (candidates.Count > 0)
            Entry("Devices", string.Join(", ", candidates.Select(candidate => candidate.Device).Where(device => device.Length > 0).Distinct()));
        page.Raw("</dl>").EndSection();

        void Entry(string name, string value) => page.Raw("<dt>").Text(name).Raw("</dt><dd>").Text(value).Raw("</dd>");
    }
}
