using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>A row of ten classes; the class counts from 0.</summary>
internal sealed class ClassRow
{
    public float[] Features { get; set; } = [];

    [KeyType(10)]
    public uint Label { get; set; }
}
