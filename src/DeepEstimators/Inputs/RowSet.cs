using System.Collections;

namespace DeepEstimators.Inputs;

/// <summary>Some of a view's rows, by their places in the order in which a cursor gives them.</summary>
internal sealed class RowSet
{
    private readonly BitArray members;

    internal RowSet(BitArray members)
    {
        this.members = members;
        Count = Enumerable.Range(0, members.Length).Count(row => members[row]);
    }

    /// <summary>The number of rows in the set.</summary>
    internal int Count { get; }

    internal bool Contains(long row) => row < members.Length && members[(int)row];

    /// <summary>The rows in the set, in order.</summary>
    internal int[] ToArray()
    {
        int[] rows = new int[Count];
        int next = 0;
        for (int row = 0; row < members.Length; row++)
        {
            if (members[row])
                rows[next++] = row;
        }

        return rows;
    }

    internal static RowSet Of(IEnumerable<int> rows, int length)
    {
        var members = new BitArray(length);
        foreach (int row in rows)
            members[row] = true;
        return new RowSet(members);
    }

    internal static RowSet Where(int length, Predicate<int> contains)
    {
        var members = new BitArray(length);
        for (int row = 0; row < length; row++)
            members[row] = contains(row);
        return new RowSet(members);
    }
}
