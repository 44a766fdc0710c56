using Microsoft.ML;
using Microsoft.Playwright;

namespace DeepEstimators.Tests.Comparison.Report;

/// <summary>A report in a real browser: it opens without an error, sorts, and fits its page.</summary>
public sealed class BrowserTests
{
    private static readonly string[] s_browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [SkippableFact]
    public async Task A_report_opens_offline_sorts_and_draws()
    {
        string? browserPath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? s_browsers.FirstOrDefault(File.Exists);
        Skip.If(browserPath is null, "There is no Chromium here: install Debian's package chromium, or set CHROMIUM_PATH.");
        string path = Path.Combine(Path.GetTempPath(), $"report-{Guid.NewGuid():N}.html");
        try
        {
            var ml = new MLContext(seed: 1);
            ReportSamples.Classes(ml).WriteHtml(path, new HtmlReportOptions { Data = ComparisonData.View(ml, 150), ExampleColumnName = "Group" });
            using IPlaywright playwright = await Playwright.CreateAsync();
            await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = browserPath, Args = ["--no-sandbox"] });
            IPage page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1200, Height = 900 } });
            var errors = new List<string>();
            var requests = new List<string>();
            page.PageError += (_, error) => errors.Add(error);
            page.Console += (_, message) => errors.Add(message.Text);
            page.Request += (_, request) => requests.Add(request.Url);

            await page.GotoAsync(new Uri(path).AbsoluteUri);

            Assert.Empty(errors);
            Assert.Single(requests, request => !request.StartsWith("data:", StringComparison.Ordinal));
            await CheckSorting(page);
            foreach (ILocator chart in await page.Locator("svg.chart").AllAsync())
                await CheckInside(chart);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is as wide as its window.");
            byte[] picture = await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });
            Assert.True(picture.Length > 50_000, $"A page with charts is no picture of {picture.Length} bytes.");
            if (Environment.GetEnvironmentVariable("REPORT_SCREENSHOT") is { Length: > 0 } keep)
                await File.WriteAllBytesAsync(keep, picture);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task CheckSorting(IPage page)
    {
        ILocator table = page.Locator("table.sortable").First;
        ILocator heading = table.Locator("th button", new LocatorLocatorOptions { HasText = "fit s" });
        await heading.ClickAsync();
        double[] descending = await FitTimes(table);
        await heading.ClickAsync();
        double[] ascending = await FitTimes(table);
        Assert.Equal(3, descending.Length);
        Assert.Equal(descending[..2].OrderDescending(), descending[..2]);
        Assert.Equal(descending[..2].Order(), ascending[..2]);
        Assert.True(double.IsNaN(descending[2]) && double.IsNaN(ascending[2]), "What failed comes last.");
    }

    private static async Task<double[]> FitTimes(ILocator table) => await table.EvaluateAsync<double[]>(
        "t => { const c = [...t.tHead.rows[0].cells].findIndex(h => h.textContent.startsWith('fit s')); return [...t.tBodies[0].rows].map(r => Number(r.cells[c].dataset.value)); }");

    // No text of a chart may be cut off by its edge.
    private static async Task CheckInside(ILocator chart)
    {
        string outside = await chart.EvaluateAsync<string>(
            "s => { const f = s.getBoundingClientRect(); return [...s.querySelectorAll('text')].filter(t => { const r = t.getBoundingClientRect();"
            + " return r.left < f.left - 1 || r.right > f.right + 1 || r.top < f.top - 1 || r.bottom > f.bottom + 1; }).map(t => t.textContent).join('; '); }");
        Assert.Equal("", outside);
    }
}
