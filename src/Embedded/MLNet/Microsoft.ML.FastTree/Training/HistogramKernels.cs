using System.Runtime.Intrinsics;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// The inner loops that add rows to histograms. Four columns at once keep the adds to one histogram from waiting for each
/// other; the rows are always added in their order, so that the sums do not depend on the number of threads.
/// </summary>
internal static unsafe class HistogramKernels
{
    /// <summary>Adds the rows to the histogram of a group.</summary>
    public static void Add(FeatureGroup group, NodeRows rows, NodeHistogram histogram)
    {
        fixed (int* row = rows.Rows)
        fixed (double* target = rows.Targets, weight = rows.Weights, sums = histogram.Sums)
        {
            double* at = sums + (group.HistogramStart * histogram.Stride);
            if (group.Bytes != null)
            {
                fixed (byte* codes = group.Bytes)
                    AddBytes(codes, row, target, weight, rows.Count, at);
            }
            else
            {
                fixed (ushort* codes = group.Shorts)
                    AddShorts(codes, row, target, weight, rows.Count, at);
            }
        }
    }

    /// <summary>Adds the rows to the histograms of four groups with byte codes; there are no weights.</summary>
    public static void AddFour(ReadOnlySpan<FeatureGroup> groups, NodeRows rows, NodeHistogram histogram)
    {
        fixed (int* row = rows.Rows)
        fixed (double* target = rows.Targets, sums = histogram.Sums)
        fixed (byte* c0 = groups[0].Bytes, c1 = groups[1].Bytes, c2 = groups[2].Bytes, c3 = groups[3].Bytes)
        {
            double* h0 = sums + (groups[0].HistogramStart * 2);
            double* h1 = sums + (groups[1].HistogramStart * 2);
            double* h2 = sums + (groups[2].HistogramStart * 2);
            double* h3 = sums + (groups[3].HistogramStart * 2);
            int count = rows.Count;
            for (int i = 0; i < count; i++)
            {
                int r = row[i];
                Vector128<double> item = Vector128.Create(target[i], 1.0);
                double* p0 = h0 + (c0[r] * 2);
                double* p1 = h1 + (c1[r] * 2);
                double* p2 = h2 + (c2[r] * 2);
                double* p3 = h3 + (c3[r] * 2);
                (Vector128.Load(p0) + item).Store(p0);
                (Vector128.Load(p1) + item).Store(p1);
                (Vector128.Load(p2) + item).Store(p2);
                (Vector128.Load(p3) + item).Store(p3);
            }
        }
    }

    /// <summary>Adds the rows to the histograms of a sparse block.</summary>
    public static void Add(SparseBlock block, NodeRows rows, NodeHistogram histogram)
    {
        ReadOnlySpan<int> starts = block.RowStarts;
        int count = rows.Count;
        fixed (int* row = rows.Rows, place = block.Places)
        fixed (double* target = rows.Targets, weight = rows.Weights, sums = histogram.Sums)
        {
            for (int i = 0; i < count; i++)
            {
                int end = starts[row[i] + 1];
                if (weight == null)
                {
                    Vector128<double> item = Vector128.Create(target[i], 1.0);
                    for (int j = starts[row[i]]; j < end; j++)
                    {
                        double* p = sums + (place[j] * 2);
                        (Vector128.Load(p) + item).Store(p);
                    }
                }
                else
                {
                    Vector256<double> item = Vector256.Create(target[i], 1.0, weight[i], 0);
                    for (int j = starts[row[i]]; j < end; j++)
                    {
                        double* p = sums + (place[j] * 4);
                        (Vector256.Load(p) + item).Store(p);
                    }
                }
            }
        }
    }

    private static void AddBytes(byte* codes, int* row, double* target, double* weight, int count, double* sums)
    {
        if (weight == null)
        {
            for (int i = 0; i < count; i++)
            {
                double* p = sums + (codes[row[i]] * 2);
                (Vector128.Load(p) + Vector128.Create(target[i], 1.0)).Store(p);
            }
            return;
        }
        for (int i = 0; i < count; i++)
        {
            double* p = sums + (codes[row[i]] * 4);
            (Vector256.Load(p) + Vector256.Create(target[i], 1.0, weight[i], 0)).Store(p);
        }
    }

    private static void AddShorts(ushort* codes, int* row, double* target, double* weight, int count, double* sums)
    {
        if (weight == null)
        {
            for (int i = 0; i < count; i++)
            {
                double* p = sums + (codes[row[i]] * 2);
                (Vector128.Load(p) + Vector128.Create(target[i], 1.0)).Store(p);
            }
            return;
        }
        for (int i = 0; i < count; i++)
        {
            double* p = sums + (codes[row[i]] * 4);
            (Vector256.Load(p) + Vector256.Create(target[i], 1.0, weight[i], 0)).Store(p);
        }
    }
}
