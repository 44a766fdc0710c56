using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// The axes of most variance, the one of the most first, and the point that they go through.
internal sealed class PrincipalComponents
{
    private readonly float[][] _components;
    private readonly float[] _mean;
    private readonly float[] _offsets;

    public PrincipalComponents(float[][] components, float[] mean)
    {
        _components = components;
        _mean = mean;
        _offsets = Array.ConvertAll(components, component => TensorPrimitives.Dot<float>(component, mean));
    }

    public int Rank => _components.Length;

    public int InputSize => _mean.Length;

    public static PrincipalComponents Load(BinaryReader reader)
    {
        var size = reader.ReadCount(sizeof(float));
        Contracts.CheckDecode(size > 0, "The principal components have no features");
        var mean = Read(reader, size);
        var components = new float[reader.ReadCount(checked(size * sizeof(float)))][];
        Contracts.CheckDecode(components.Length > 0, "There are no principal components");
        for (var i = 0; i < components.Length; i++)
            components[i] = Read(reader, size);
        return new PrincipalComponents(components, mean);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_mean.Length);
        Write(writer, _mean);
        writer.Write(_components.Length);
        foreach (var component in _components)
            Write(writer, component);
    }

    public void Project(in VBuffer<float> source, Span<float> projections)
    {
        var values = source.GetValues();
        var indices = source.GetIndices();
        for (var i = 0; i < projections.Length; i++)
        {
            var component = _components[i];
            float sum = 0;
            if (source.IsDense)
            {
                sum = TensorPrimitives.Dot(component, values);
            }
            else
            {
                for (var j = 0; j < values.Length; j++)
                    sum += component[indices[j]] * values[j];
            }
            projections[i] = sum - _offsets[i];
        }
    }

    private static float[] Read(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = reader.ReadSingle();
        return values;
    }

    private static void Write(BinaryWriter writer, float[] values)
    {
        foreach (var value in values)
            writer.Write(value);
    }
}
