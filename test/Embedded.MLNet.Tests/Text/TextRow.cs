namespace Embedded.MLNet.Tests.Text;

internal sealed class TextRow
{
    public string? Text { get; set; }
}
