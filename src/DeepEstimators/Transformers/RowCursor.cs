using System.Runtime.ExceptionServices;
using DeepEstimators.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>Reads some rows ahead, computes their vectors on all cores and then steps through them; the order of the rows stays.</summary>
internal sealed class RowCursor : DataViewRowCursor
{
    private const int RowsAtOnce = 256;

    // Fewer rows are done sooner than threads are woken.
    private const int RowsWorthThreads = 16;

    private readonly RowMapper mapper;
    private readonly bool[] active;
    private readonly IRowVectors vectors;
    private readonly RowsAhead rows;
    private int index = -1;
    private bool ended;

    internal RowCursor(RowMapper mapper, DataViewRowCursor input, bool[] active)
    {
        this.mapper = mapper;
        this.active = active;
        vectors = mapper.Read(input);
        rows = new RowsAhead(input, mapper.Kept(active), RowsAtOnce, vectors.Take);
    }

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override long Position => IsOnRow ? rows.Values.Origin(index).Position : -1;

    public override long Batch => IsOnRow ? rows.Values.Origin(index).Batch : 0;

    private bool IsOnRow => index >= 0 && !ended;

    public override bool MoveNext()
    {
        if (ended)
            return false;
        if (++index < rows.Rows)
            return true;
        index = -1;
        if (!rows.Read())
        {
            ended = true;
            return false;
        }

        Compute();
        index = 0;
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId value) => value = rows.Values.Origin(Index()).Id;

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ActiveColumns.Check(Schema, active, column);
        return mapper.IsAdded(column)
            ? RowMapper.Getter<TValue>(column, vectors, Index)
            : rows.Values.Getter<TValue>(column.Index, Index) ?? throw Columns.WrongType<TValue>(column);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ended = true;
            rows.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Compute()
    {
        if (rows.Rows < RowsWorthThreads)
        {
            for (var row = 0; row < rows.Rows; row++)
                vectors.Compute(row);
            return;
        }

        try
        {
            Parallel.For(0, rows.Rows, vectors.Compute);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    private int Index() => IsOnRow
        ? index
        : throw new InvalidOperationException("The cursor stands on no row: MoveNext comes first.");
}
