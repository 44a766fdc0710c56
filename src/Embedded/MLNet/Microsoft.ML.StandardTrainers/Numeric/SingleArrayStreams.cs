namespace Microsoft.ML.Numeric;

// Arrays in the streams of saved models: the length, then the values.
internal static class SingleArrayStreams
{
    public static void WriteSingles(this BinaryWriter writer, ReadOnlySpan<float> values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write(value);
    }

    public static float[] ReadSingles(this BinaryReader reader)
    {
        var values = new float[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadSingle();
        return values;
    }
}
