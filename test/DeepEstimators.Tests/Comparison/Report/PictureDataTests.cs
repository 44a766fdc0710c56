using DeepEstimators.Comparison.Report;

namespace DeepEstimators.Tests.Comparison.Report;

public class PictureDataTests
{
    [Fact]
    public void A_colour_picture_is_a_bitmap_from_the_bottom_row_up()
    {
        // Red, green above blue, white.
        var picture = new ReportPicture("x", 3, 2, 2, [1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1]);

        byte[] file = Convert.FromBase64String(PictureData.ToUri(picture).Split(',')[1]);

        Assert.Equal(54 + (2 * 8), file.Length);
        Assert.Equal("BM"u8.ToArray(), file[..2]);
        Assert.Equal([255, 0, 0, 255, 255, 255, 0, 0], file[54..62]);
        Assert.Equal([0, 0, 255, 0, 255, 0, 0, 0], file[62..70]);
    }

    [Fact]
    public void Grey_is_the_same_in_all_colours_and_cut_to_its_range()
    {
        byte[] file = Convert.FromBase64String(PictureData.ToUri(new ReportPicture("x", 1, 1, 3, [0.5f, 2, float.NaN])).Split(',')[1]);

        Assert.Equal([128, 128, 128, 255, 255, 255, 0, 0, 0], file[54..63]);
    }
}
