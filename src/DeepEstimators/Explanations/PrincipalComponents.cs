using System.Numerics.Tensors;

namespace DeepEstimators.Explanations;

/// <summary>
/// A map of rows by the directions in which they differ most (Pearson, "On Lines and Planes of Closest Fit to Systems of Points in
/// Space", 1901).
/// </summary>
public static class PrincipalComponents
{
    private const int Spare = 6;
    private const int MostPasses = 300;
    private const double Tolerance = 1e-10;

    /// <summary>
    /// The coordinates of each row along the components, by subspace iteration. The sign of a component is such that its largest weight
    /// is above 0.
    /// </summary>
    /// <param name="rows">Features, row after row.</param>
    /// <param name="size">Numbers of a row, 1 or more.</param>
    /// <param name="components">Components, 1 to <paramref name="size"/>. Default 2.</param>
    /// <returns>Coordinates <c>[N, components]</c>, row after row, and the share of all variance that each component has.</returns>
    /// <exception cref="ArgumentException"><paramref name="rows"/> are no whole rows, or fewer than two.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static (float[] Coordinates, double[] Shares) Of(float[] rows, int size, int components = 2)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Networks.OptionCheck.AtLeast(size, 1, nameof(size));
        Networks.OptionCheck.InRange(components, 1, size, nameof(components));
        if (rows.Length % size != 0 || rows.Length < 2 * size)
            throw new ArgumentException($"{rows.Length} numbers are not two or more whole rows of {size}.", nameof(rows));
        var count = rows.Length / size;
        var centred = Centre(rows, size, out var variance);
        var axes = Axes(centred, count, size, Math.Min(components + Spare, size), components);

        var coordinates = new float[count * components];
        var shares = new double[components];
        for (var row = 0; row < count; row++)
        for (var axis = 0; axis < components; axis++)
        {
            var value = TensorPrimitives.Dot<double>(centred.AsSpan(row * size, size), axes[axis]);
            coordinates[row * components + axis] = (float)value;
            shares[axis] += value * value;
        }

        for (var axis = 0; axis < components; axis++)
            shares[axis] = variance > 0 ? shares[axis] / variance : 0;
        return (coordinates, shares);
    }

    private static double[] Centre(float[] rows, int size, out double variance)
    {
        var count = rows.Length / size;
        var means = new double[size];
        for (var i = 0; i < rows.Length; i++)
            means[i % size] += (double)rows[i] / count;
        var centred = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            centred[i] = rows[i] - means[i % size];
        variance = TensorPrimitives.SumOfSquares<double>(centred);
        return centred;
    }

    // Axes times the covariance, made orthonormal, until they turn no more; in order of variance, as the strongest win.
    private static double[][] Axes(double[] centred, int count, int size, int wide, int components)
    {
        var random = new Random(1);
        var axes = Enumerable.Range(0, wide)
            .Select(_ => Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray()).ToArray();
        Orthonormalize(axes, random);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var next = new double[wide][];
            Parallel.For(0, wide, axis =>
            {
                var product = new double[size];
                for (var row = 0; row < count; row++)
                {
                    var values = centred.AsSpan(row * size, size);
                    TensorPrimitives.MultiplyAdd<double>(values, TensorPrimitives.Dot<double>(values, axes[axis]), product, product);
                }

                next[axis] = product;
            });
            Orthonormalize(next, random);
            var turned = Enumerable.Range(0, components)
                .Max(axis => 1 - Math.Abs(TensorPrimitives.Dot<double>(axes[axis], next[axis])));
            axes = next;
            if (turned < Tolerance)
                break;
        }

        foreach (var axis in axes)
        {
            if (axis[TensorPrimitives.IndexOfMaxMagnitude<double>(axis)] < 0)
                TensorPrimitives.Negate<double>(axis, axis);
        }

        return axes;
    }

    private static void Orthonormalize(double[][] axes, Random random)
    {
        for (var i = 0; i < axes.Length; i++)
        {
            var before = TensorPrimitives.Norm<double>(axes[i]);
            Project(axes, i);
            if (TensorPrimitives.Norm<double>(axes[i]) <= 1e-12 * before || before == 0)
            {
                // Rows that span fewer directions than axes are asked for: any other will do.
                for (var k = 0; k < axes[i].Length; k++)
                    axes[i][k] = random.NextDouble() - 0.5;
            }

            // Twice is enough to be orthogonal to rounding.
            Project(axes, i);
            var norm = TensorPrimitives.Norm<double>(axes[i]);
            TensorPrimitives.Divide<double>(axes[i], norm, axes[i]);
        }
    }

    private static void Project(double[][] axes, int index)
    {
        for (var j = 0; j < index; j++)
            TensorPrimitives.MultiplyAdd<double>(
                axes[j], -TensorPrimitives.Dot<double>(axes[index], axes[j]), axes[index], axes[index]);
    }
}
