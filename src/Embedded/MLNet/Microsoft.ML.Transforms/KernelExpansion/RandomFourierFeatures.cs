using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// Cosines of random projections: with a random shift each, or a cosine and a sine of each.
internal sealed class RandomFourierFeatures
{
    private readonly float[] _frequencies; // One after the other, each of InputSize coordinates.
    private readonly float[] _shifts; // Null: cosines and sines.
    private readonly float _scale;

    public RandomFourierFeatures(int inputSize, float[] frequencies, float[] shifts)
    {
        InputSize = inputSize;
        _frequencies = frequencies;
        _shifts = shifts;
        Rank = frequencies.Length / inputSize;
        // So that the product of the features of two vectors is on average the kernel.
        _scale = MathF.Sqrt((shifts is null ? 1f : 2f) / Rank);
    }

    public int InputSize { get; }

    public int OutputSize => _shifts is null ? 2 * Rank : Rank;

    private int Rank { get; }

    public static RandomFourierFeatures Load(BinaryReader reader)
    {
        var inputSize = reader.ReadInt32();
        var frequencies = ReadSingles(reader);
        var shifts = reader.ReadBoolean() ? ReadSingles(reader) : null;
        Contracts.CheckDecode(inputSize > 0 && frequencies.Length > 0 && frequencies.Length % inputSize == 0
            && (shifts is null || shifts.Length == frequencies.Length / inputSize), "The sizes of a kernel map disagree");
        return new RandomFourierFeatures(inputSize, frequencies, shifts);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(InputSize);
        WriteSingles(writer, _frequencies);
        writer.Write(_shifts is not null);
        if (_shifts is not null)
            WriteSingles(writer, _shifts);
    }

    public void Map(in VBuffer<float> source, Span<float> features)
    {
        var projections = features[..Rank];
        var values = source.GetValues();
        var indices = source.GetIndices();
        for (var i = 0; i < Rank; i++)
        {
            var frequency = _frequencies.AsSpan(i * InputSize, InputSize);
            if (source.IsDense)
            {
                projections[i] = TensorPrimitives.Dot(frequency, values);
                continue;
            }
            float sum = 0;
            for (var j = 0; j < values.Length; j++)
                sum += frequency[indices[j]] * values[j];
            projections[i] = sum;
        }
        if (_shifts is not null)
        {
            TensorPrimitives.Add(projections, _shifts, projections);
            TensorPrimitives.Cos(projections, projections);
            TensorPrimitives.Multiply(projections, _scale, projections);
            return;
        }
        // From the end, where features stand that do not overwrite projections still wanted.
        for (var i = Rank - 1; i >= 0; i--)
        {
            var (sine, cosine) = MathF.SinCos(projections[i]);
            features[2 * i] = cosine * _scale;
            features[(2 * i) + 1] = sine * _scale;
        }
    }

    private static float[] ReadSingles(BinaryReader reader)
    {
        var values = new float[reader.ReadCount(sizeof(float))];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadSingle();
        return values;
    }

    private static void WriteSingles(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write(value);
    }
}
