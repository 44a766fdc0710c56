using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Principal components by a random projection of the covariance (Halko, Martinsson and Tropp, Finding Structure with Randomness, 2011):
/// one pass finds a space that holds most of the variance, another the axes in it. With as many projections as features it is exact.
/// </summary>
internal static class RandomizedComponents
{
    public static PrincipalComponents Find(IHost host, WeightedExamples examples, int rank, int overSampling, bool ensureZeroMean, Random random)
    {
        var size = examples.Size;
        var count = (int)Math.Min(size, (long)rank + overSampling);
        var basis = new double[count][];
        for (var i = 0; i < count; i++)
        {
            basis[i] = new double[size];
            for (var j = 0; j < size; j++)
                basis[i][j] = NormalSample.Next(random);
        }
        var mean = Spread(host, examples, basis, ensureZeroMean);
        OrthonormalRows.Make(basis, random);
        var covariance = Project(examples, basis, mean);
        var (values, vectors) = SymmetricEigen.Decompose(covariance);
        var order = Enumerable.Range(0, count).OrderByDescending(i => values[i]).Take(rank);
        var components = order.Select(i => Combine(basis, vectors, i)).ToArray();
        return new PrincipalComponents(components, Array.ConvertAll(mean, value => (float)value));
    }

    // The products of the covariance and the rows take their place. Gives the mean, which is 0 where data are not centred.
    private static double[] Spread(IHost host, WeightedExamples examples, double[][] basis, bool ensureZeroMean)
    {
        var size = examples.Size;
        var sums = new double[size];
        double weights = 0;
        var spread = Array.ConvertAll(basis, _ => new double[size]);
        examples.ForEach((vector, weight) =>
        {
            weights += weight;
            foreach (var (slot, value) in vector.Items())
                sums[slot] += (double)weight * value;
            for (var i = 0; i < basis.Length; i++)
            {
                var projection = weight * Dot(vector, basis[i]);
                foreach (var (slot, value) in vector.Items())
                    spread[i][slot] += projection * value;
            }
        });
        host.Check(weights > 0, "There are no examples to find principal components of");
        var mean = Array.ConvertAll(sums, sum => ensureZeroMean ? sum / weights : 0);
        for (var i = 0; i < basis.Length; i++)
        {
            var projection = TensorPrimitives.Dot<double>(mean, basis[i]);
            for (var j = 0; j < size; j++)
                basis[i][j] = (spread[i][j] / weights) - (projection * mean[j]);
        }
        return mean;
    }

    private static double[,] Project(WeightedExamples examples, double[][] basis, double[] mean)
    {
        var count = basis.Length;
        var covariance = new double[count, count];
        var offsets = Array.ConvertAll(basis, row => TensorPrimitives.Dot<double>(mean, row));
        var projections = new double[count];
        double weights = 0;
        examples.ForEach((vector, weight) =>
        {
            weights += weight;
            for (var i = 0; i < count; i++)
                projections[i] = Dot(vector, basis[i]) - offsets[i];
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j <= i; j++)
                    covariance[i, j] += weight * projections[i] * projections[j];
            }
        });
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
                covariance[j, i] = covariance[i, j] /= weights;
        }
        return covariance;
    }

    private static float[] Combine(double[][] basis, double[,] vectors, int column)
    {
        var component = new double[basis[0].Length];
        for (var i = 0; i < basis.Length; i++)
            TensorPrimitives.MultiplyAdd(basis[i], vectors[i, column], component, component);
        return Array.ConvertAll(component, value => (float)value);
    }

    private static double Dot(VBuffer<float> vector, double[] row)
    {
        var values = vector.GetValues();
        var indices = vector.GetIndices();
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
            sum += values[i] * row[vector.IsDense ? i : indices[i]];
        return sum;
    }
}
