using System.Globalization;

namespace DeepEstimators;

/// <summary>Deals rows, or whole groups of rows, to parts of given shares, class by class where classes are given.</summary>
internal static class FoldDealing
{
    /// <summary>The part of each row.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="shares">The share of each part; they sum to 1.</param>
    /// <param name="groups">The group of each row, or null.</param>
    /// <param name="strata">The class of each row, or null.</param>
    /// <param name="random">Chance.</param>
    public static int[] Deal(int rows, double[] shares, int[]? groups, int[]? strata, Random random)
    {
        int units = groups is null ? rows : groups.Length == 0 ? 0 : groups.Max() + 1;
        if (units < shares.Length)
            throw new ArgumentOutOfRangeException(nameof(shares), shares.Length, string.Create(CultureInfo.InvariantCulture,
                $"{shares.Length} parts need at least as many {(groups is null ? "rows" : "groups")}; there are {units}."));
        return groups is null ? DealRows(rows, shares, strata, random) : DealGroups(units, shares, groups, strata, random);
    }

    // Each class is shuffled and dealt in turn; the next class goes on where the last one ended, so that parts keep their sizes.
    private static int[] DealRows(int rows, double[] shares, int[]? strata, Random random)
    {
        int[] parts = new int[rows];
        int[] order = [.. Enumerable.Range(0, rows)];
        random.Shuffle(order);
        if (strata is not null)
            order = [.. order.OrderBy(row => strata[row])];
        double[] owed = new double[shares.Length];
        foreach (int row in order)
        {
            int next = 0;
            for (int part = 0; part < shares.Length; part++)
            {
                owed[part] += shares[part];
                if (owed[part] > owed[next] + 1e-9)
                    next = part;
            }
            owed[next]--;
            parts[row] = next;
        }
        return parts;
    }

    // Large groups first, each to the part that lacks its classes most.
    private static int[] DealGroups(int units, double[] shares, int[] groups, int[]? strata, Random random)
    {
        int classes = strata is null ? 1 : strata.Max() + 1;
        double[][] counts = [.. Enumerable.Range(0, units).Select(_ => new double[classes])];
        double[] totals = new double[classes];
        for (int row = 0; row < groups.Length; row++)
        {
            counts[groups[row]][strata?[row] ?? 0]++;
            totals[strata?[row] ?? 0]++;
        }
        int[] order = [.. Enumerable.Range(0, units)];
        random.Shuffle(order);
        double[][] lacks = [.. shares.Select(share => totals.Select(total => total * share).ToArray())];
        int[] partOf = new int[units], held = new int[shares.Length];
        int left = units;
        foreach (int group in order.OrderByDescending(group => counts[group].Sum()))
        {
            int empty = held.Count(count => count == 0);
            int part = Enumerable.Range(0, shares.Length)
                .Where(part => left > empty || held[part] == 0)
                .MinBy(part => Cost(lacks[part], counts[group], totals));
            partOf[group] = part;
            held[part]++;
            left--;
            for (int stratum = 0; stratum < classes; stratum++)
                lacks[part][stratum] -= counts[group][stratum];
        }
        return [.. groups.Select(group => partOf[group])];
    }

    // How the squares of what is lacking, as shares of the class, change when the group comes in.
    private static double Cost(double[] lacks, double[] counts, double[] totals)
    {
        double change = 0;
        for (int stratum = 0; stratum < lacks.Length; stratum++)
            change += counts[stratum] * (counts[stratum] - (2 * lacks[stratum])) / (totals[stratum] * totals[stratum]);
        return change;
    }
}
