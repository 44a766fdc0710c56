namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>Pictures that the caller gave, such as class activation maps.</summary>
internal static class PictureSection
{
    public static void Write(HtmlWriter page, IReadOnlyList<ReportPicture> pictures)
    {
        if (pictures.Count == 0)
            return;
        page.Section("Pictures").Raw("<div class=\"side\">");
        foreach (ReportPicture picture in pictures)
            Figure(page, picture, picture.Caption);
        page.Raw("</div>").EndSection();
    }

    /// <summary>A picture with its caption, enlarged without smoothing.</summary>
    internal static void Figure(HtmlWriter page, ReportPicture picture, string caption) =>
        page.Raw($"<figure class=\"picture\"><img alt=\"{HtmlWriter.Escape(caption)}\" src=\"{PictureData.ToUri(picture)}\"><figcaption>")
            .Text(caption).Raw("</figcaption></figure>");
}
