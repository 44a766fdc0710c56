namespace Embedded.MLNet.Tests.Model;

internal sealed class ColorRow
{
    public float X { get; set; }

    public float Y { get; set; }

    public string Color { get; set; } = "";
}
