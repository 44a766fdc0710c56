using Microsoft.ML.Runtime;

namespace Microsoft.ML.Numeric;

// Arrays in the streams of saved models: the length, then the values.
internal static class SingleArrayStreams
{
    private const int BlockSize = 1 << 14;

    public static void WriteSingles(this BinaryWriter writer, ReadOnlySpan<float> values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write(value);
    }

    // Grows with what is there, so that a wrong length asks for no memory.
    public static float[] ReadSingles(this BinaryReader reader)
    {
        var count = reader.ReadInt32();
        Contracts.CheckDecode(count >= 0);
        var values = new float[Math.Min(count, BlockSize)];
        for (var i = 0; i < count; i++)
        {
            if (i == values.Length)
                Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
            values[i] = reader.ReadSingle();
        }
        return values;
    }
}
