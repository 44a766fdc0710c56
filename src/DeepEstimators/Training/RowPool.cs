using System.Runtime.ExceptionServices;

namespace DeepEstimators.Training;

/// <summary>
/// Rows that mini-batches are drawn from, of two passes at once: as those of a pass that has ended become fewer, those of the next come in.
/// Together they are never more than the capacity.
/// </summary>
internal sealed class RowPool(IRowStream stream, Objective objective, int capacity) : IDisposable
{
    // One pass lies from the start and the other from the end.
    private readonly RowBlock rows = new(stream, objective, capacity, rented: false);
    private bool fromEnd;
    private IRowPass? pass;
    private IRowPass? nextPass;
    private ExceptionDispatchInfo? nextError;
    private int ahead;

    /// <summary>Rows of the pass.</summary>
    internal int Count { get; private set; }

    /// <summary>Rows of both passes.</summary>
    internal int Total => Count + ahead;

    /// <summary>Goes on to the next pass, when all rows of the last are drawn. Throws what went wrong when it was read ahead.</summary>
    internal void StartPass()
    {
        nextError?.Throw();
        pass?.Dispose();
        pass = nextPass ?? stream.Read(held: false);
        nextPass = null;
        (Count, ahead, fromEnd) = (ahead, 0, !fromEnd);
    }

    /// <summary>Reads a row of the pass; false when there is none or no place.</summary>
    internal bool Add()
    {
        if (Total == capacity || pass is null || !rows.Read(Place(Count), pass))
            return false;
        Count++;
        return true;
    }

    /// <summary>Reads a row of the next pass; false when there is none or no place, or it cannot be read.</summary>
    internal bool AddAhead()
    {
        if (Total == capacity || nextError is not null)
            return false;
        try
        {
            if (!rows.Read(capacity - 1 - Place(ahead), nextPass ??= stream.Read(held: false)))
                return false;
        }
        catch (Exception error)
        {
            // The pass that goes on first is to be finished and measured.
            nextError = ExceptionDispatchInfo.Capture(error);
            return false;
        }

        ahead++;
        return true;
    }

    /// <summary>Takes a row out; the next one of the pass takes its place, or the last one here.</summary>
    internal void MoveTo(RowBlock drawn, int row)
    {
        drawn.Add(rows, Place(row));
        if (rows.Read(Place(row), pass!))
            return;
        Count--;
        rows.Copy(rows, Place(Count), Place(row));
    }

    public void Dispose()
    {
        pass?.Dispose();
        nextPass?.Dispose();
        rows.Dispose();
    }

    private int Place(int row) => fromEnd ? capacity - 1 - row : row;
}
