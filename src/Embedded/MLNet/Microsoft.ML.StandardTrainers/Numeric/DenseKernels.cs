using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Numeric;

// Products of a block of rows, feature after feature in whole vectors of rows, with one output or four at a time: as many sums as registers hold.
// A fit may be over in a few hundredths of a second, so nothing here begins as unoptimised code.
internal static class DenseKernels
{
    // Rows come in multiples of so many vectors.
    public const int VectorMultiple = 2;

    // products += weights * block. Of one output alone, whose search is the longest for what a pass costs, the sums are in double precision: noise in
    // the gradient would end the search early.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(ReadOnlySpan<Vector<float>> block, ReadOnlySpan<float> weights, Span<Vector<float>> products)
    {
        var width = products.Length;
        for (var at = 0; at < width; at += 2)
        {
            Vector.Widen(products[at], out var sum0, out var sum1);
            Vector.Widen(products[at + 1], out var sum2, out var sum3);
            for (var feature = 0; feature < weights.Length; feature++)
            {
                var values = block.Slice((feature * width) + at, 2);
                var weight = new Vector<double>(weights[feature]);
                Vector.Widen(values[0], out var low, out var high);
                sum0 = Vector.MultiplyAddEstimate(low, weight, sum0);
                sum1 = Vector.MultiplyAddEstimate(high, weight, sum1);
                Vector.Widen(values[1], out low, out high);
                sum2 = Vector.MultiplyAddEstimate(low, weight, sum2);
                sum3 = Vector.MultiplyAddEstimate(high, weight, sum3);
            }
            products[at] = Vector.Narrow(sum0, sum1);
            products[at + 1] = Vector.Narrow(sum2, sum3);
        }
    }

    // products += weights * block for four outputs, with their weights and products one after the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFourProducts(ReadOnlySpan<Vector<float>> block, ReadOnlySpan<float> weights, Span<Vector<float>> products)
    {
        var width = products.Length / 4;
        var count = weights.Length / 4;
        var weights0 = weights[..count];
        var weights1 = weights.Slice(count, count);
        var weights2 = weights.Slice(2 * count, count);
        var weights3 = weights.Slice(3 * count, count);
        for (var at = 0; at < width; at += 2)
        {
            Vector<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
            for (var feature = 0; feature < weights0.Length; feature++)
            {
                var values = block.Slice((feature * width) + at, 2);
                var (a, b) = (values[0], values[1]);
                var weight = new Vector<float>(weights0[feature]);
                a0 = Vector.MultiplyAddEstimate(a, weight, a0);
                b0 = Vector.MultiplyAddEstimate(b, weight, b0);
                weight = new Vector<float>(weights1[feature]);
                a1 = Vector.MultiplyAddEstimate(a, weight, a1);
                b1 = Vector.MultiplyAddEstimate(b, weight, b1);
                weight = new Vector<float>(weights2[feature]);
                a2 = Vector.MultiplyAddEstimate(a, weight, a2);
                b2 = Vector.MultiplyAddEstimate(b, weight, b2);
                weight = new Vector<float>(weights3[feature]);
                a3 = Vector.MultiplyAddEstimate(a, weight, a3);
                b3 = Vector.MultiplyAddEstimate(b, weight, b3);
            }
            products[at] += a0;
            products[at + 1] += b0;
            products[width + at] += a1;
            products[width + at + 1] += b1;
            products[(2 * width) + at] += a2;
            products[(2 * width) + at + 1] += b2;
            products[(3 * width) + at] += a3;
            products[(3 * width) + at + 1] += b3;
        }
    }

    // sums += block * factors, a sum a feature
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSum(ReadOnlySpan<Vector<float>> block, ReadOnlySpan<Vector<float>> factors, Span<double> sums)
    {
        for (var feature = 0; feature < sums.Length; feature++)
        {
            var values = block.Slice(feature * factors.Length, factors.Length);
            Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (var at = 0; at + 2 <= factors.Length; at += 2)
            {
                Vector.Widen(values[at], out var low, out var high);
                Vector.Widen(factors[at], out var lowFactor, out var highFactor);
                sum0 = Vector.MultiplyAddEstimate(low, lowFactor, sum0);
                sum1 = Vector.MultiplyAddEstimate(high, highFactor, sum1);
                Vector.Widen(values[at + 1], out low, out high);
                Vector.Widen(factors[at + 1], out lowFactor, out highFactor);
                sum2 = Vector.MultiplyAddEstimate(low, lowFactor, sum2);
                sum3 = Vector.MultiplyAddEstimate(high, highFactor, sum3);
            }
            sums[feature] += Vector.Sum((sum0 + sum1) + (sum2 + sum3));
        }
    }

    // The same for four outputs, in single precision within the block, with their factors and sums one after the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFourSums(ReadOnlySpan<Vector<float>> block, ReadOnlySpan<Vector<float>> factors, Span<double> sums)
    {
        var width = factors.Length / 4;
        var count = sums.Length / 4;
        var factors0 = factors[..width];
        var factors1 = factors.Slice(width, width);
        var factors2 = factors.Slice(2 * width, width);
        var factors3 = factors.Slice(3 * width, width);
        for (var feature = 0; feature < count; feature += 2)
        {
            // The last of an odd number is its own pair.
            var other = Math.Min(feature + 1, count - 1);
            var valuesA = block.Slice(feature * width, width);
            var valuesB = block.Slice(other * width, width);
            Vector<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
            for (var at = 0; at < valuesA.Length; at++)
            {
                var (a, b) = (valuesA[at], valuesB[at]);
                a0 = Vector.MultiplyAddEstimate(a, factors0[at], a0);
                b0 = Vector.MultiplyAddEstimate(b, factors0[at], b0);
                a1 = Vector.MultiplyAddEstimate(a, factors1[at], a1);
                b1 = Vector.MultiplyAddEstimate(b, factors1[at], b1);
                a2 = Vector.MultiplyAddEstimate(a, factors2[at], a2);
                b2 = Vector.MultiplyAddEstimate(b, factors2[at], b2);
                a3 = Vector.MultiplyAddEstimate(a, factors3[at], a3);
                b3 = Vector.MultiplyAddEstimate(b, factors3[at], b3);
            }
            sums[feature] += Vector.Sum(a0);
            sums[count + feature] += Vector.Sum(a1);
            sums[(2 * count) + feature] += Vector.Sum(a2);
            sums[(3 * count) + feature] += Vector.Sum(a3);
            if (other == feature)
                break;
            sums[other] += Vector.Sum(b0);
            sums[count + other] += Vector.Sum(b1);
            sums[(2 * count) + other] += Vector.Sum(b2);
            sums[(3 * count) + other] += Vector.Sum(b3);
        }
    }
}
