using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepEstimators.Explanations;

/// <summary>
/// A map of rows that keeps neighbours together (van der Maaten and Hinton, "Visualizing Data using t-SNE", 2008), exact: time and
/// memory grow with the square of the rows, so that it is for a few thousand of them. Starts from the principal components, so that
/// the same rows give the same map.
/// </summary>
public static class TSne
{
    private const int ExaggeratedSteps = 250;
    private const double StartDeviation = 1e-4;
    private const float LeastGain = 0.01f;
    private const int MostRows = 20_000;

    /// <summary>The coordinates of each row.</summary>
    /// <param name="rows">Features, row after row; scale them first, since distances count.</param>
    /// <param name="size">Numbers of a row, 2 or more.</param>
    /// <param name="options">Options; null: the defaults.</param>
    /// <returns>Coordinates <c>[N, 2]</c>, row after row, and the divergence of the map (Kullback and Leibler, in nats).</returns>
    /// <exception cref="ArgumentException"><paramref name="rows"/> are no whole rows, or fewer than four or more than 20,000.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static (float[] Coordinates, double Divergence) Of(float[] rows, int size, TSneOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Networks.OptionCheck.AtLeast(size, 2, nameof(size));
        var count = rows.Length / size;
        if (rows.Length % size != 0 || count is < 4 or > MostRows)
            throw new ArgumentException($"{rows.Length} numbers are not 4 to {MostRows} whole rows of {size}.", nameof(rows));
        options ??= new TSneOptions();
        options.Validate(count);

        var affinities = NeighbourAffinities.Of(rows, size, options.Perplexity);
        var map = new Map(Start(rows, size, count), affinities);
        var rate = (float)(options.LearningRate ?? Math.Max(count / options.Exaggeration / 4, 50));
        var exaggerated = Math.Min(options.Iterations / 4, ExaggeratedSteps);
        for (var step = 0; step < options.Iterations; step++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            map.Step(
                rate, momentum: step < exaggerated ? 0.5f : 0.8f, exaggeration: step < exaggerated ? (float)options.Exaggeration : 1);
        }

        return (map.Coordinates(), map.Divergence());
    }

    private static float[] Start(float[] rows, int size, int count)
    {
        var (coordinates, _) = PrincipalComponents.Of(rows, size);
        double squares = 0;
        for (var row = 0; row < count; row++)
            squares += (double)coordinates[2 * row] * coordinates[2 * row];
        var scale = squares > 0 ? StartDeviation / Math.Sqrt(squares / count) : 0;
        return coordinates.Select(value => (float)(value * scale)).ToArray();
    }

    /// <summary>The points of the map, x and y apart, and how they move.</summary>
    private sealed class Map
    {
        private readonly int count;
        private readonly float[] affinities;
        private readonly float[][] places;
        private readonly float[][] moves;
        private readonly float[][] gains;
        private readonly float[][] attraction;
        private readonly float[][] repulsion;
        private readonly double[] weights;

        internal Map(float[] start, float[] affinities)
        {
            this.affinities = affinities;
            count = start.Length / 2;
            places = [Axis(start, 0), Axis(start, 1)];
            (moves, gains) = (Pair(0), Pair(1));
            (attraction, repulsion) = (Pair(0), Pair(0));
            weights = new double[count];
        }

        internal float[] Coordinates() =>
            Enumerable.Range(0, 2 * count).Select(i => places[i % 2][i / 2]).ToArray();

        /// <summary>One step of gradient descent with momentum and gains (Jacobs 1988).</summary>
        internal void Step(float rate, float momentum, float exaggeration)
        {
            Parallel.For(0, count, Forces);
            var sum = (float)weights.Sum();
            for (var axis = 0; axis < 2; axis++)
            {
                double mean = 0;
                for (var i = 0; i < count; i++)
                {
                    var gradient = 4 * (exaggeration * attraction[axis][i] - repulsion[axis][i] / sum);
                    ref var gain = ref gains[axis][i];
                    ref var move = ref moves[axis][i];
                    gain = Math.Max(gradient * move < 0 ? gain + 0.2f : gain * 0.8f, LeastGain);
                    move = momentum * move - rate * gain * gradient;
                    places[axis][i] += move;
                    mean += places[axis][i];
                }

                mean /= count;
                for (var i = 0; i < count; i++)
                    places[axis][i] -= (float)mean;
            }
        }

        internal double Divergence()
        {
            Parallel.For(0, count, Forces);
            var sum = weights.Sum();
            double divergence = 0;
            for (var i = 0; i < count; i++)
            for (var j = 0; j < count; j++)
            {
                var p = affinities[i * count + j];
                if (p <= 0)
                    continue;
                float x = places[0][i] - places[0][j], y = places[1][i] - places[1][j];
                divergence += p * Math.Log(p * sum * (1 + x * x + y * y));
            }

            return divergence;
        }

        // Σ p w d and Σ w² d over the others, with w = 1 / (1 + distance²) and the difference d; and Σ w.
        private void Forces(int i)
        {
            ReadOnlySpan<float> xs = places[0], ys = places[1], p = affinities.AsSpan(i * count, count);
            float x = xs[i], y = ys[i];
            Vector<float> pullX = default, pullY = default, pushX = default, pushY = default, all = default;
            ReadOnlySpan<Vector<float>> vx = Vectors(xs), vy = Vectors(ys), vp = Vectors(p);
            for (var k = 0; k < vx.Length; k++)
            {
                var dx = new Vector<float>(x) - vx[k];
                var dy = new Vector<float>(y) - vy[k];
                var w = Vector<float>.One / (Vector<float>.One + dx * dx + dy * dy);
                var pw = vp[k] * w;
                var ww = w * w;
                pullX += pw * dx;
                pullY += pw * dy;
                pushX += ww * dx;
                pushY += ww * dy;
                all += w;
            }

            float pullXs = Vector.Sum(pullX), pullYs = Vector.Sum(pullY), pushXs = Vector.Sum(pushX), pushYs = Vector.Sum(pushY);
            var total = Vector.Sum(all);
            for (var j = vx.Length * Vector<float>.Count; j < count; j++)
            {
                float dx = x - xs[j], dy = y - ys[j];
                var w = 1 / (1 + dx * dx + dy * dy);
                pullXs += p[j] * w * dx;
                pullYs += p[j] * w * dy;
                pushXs += w * w * dx;
                pushYs += w * w * dy;
                total += w;
            }

            (attraction[0][i], attraction[1][i]) = (pullXs, pullYs);
            (repulsion[0][i], repulsion[1][i]) = (pushXs, pushYs);

            // Less the point itself.
            weights[i] = total - 1;
        }

        private static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);

        private static float[] Axis(float[] start, int axis) => start.Where((_, i) => i % 2 == axis).ToArray();

        private float[][] Pair(float value)
        {
            float[] first = new float[count], second = new float[count];
            Array.Fill(first, value);
            Array.Fill(second, value);
            return [first, second];
        }
    }
}
