namespace Embedded.MLNet.Tests.FastTree;

/// <summary>A row as the tree trainers read it.</summary>
internal sealed class TreeRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public float Target { get; set; }

    public float Weight { get; set; } = 1;
}
