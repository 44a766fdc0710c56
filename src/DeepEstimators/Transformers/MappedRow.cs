using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>One row at a time: computes when the vector is asked for, once for each row.</summary>
internal sealed class MappedRow(RowMapper mapper, DataViewRow input, bool[] active) : DataViewRow
{
    private IRowVectors? vectors;
    private long computed = long.MinValue;

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ActiveColumns.Check(Schema, active, column);
        if (!mapper.IsAdded(column))
            return input.GetGetter<TValue>(mapper.InputSchema[column.Index]);
        vectors ??= mapper.Read(input);
        return RowMapper.Getter<TValue>(column, vectors, Index);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }

    private int Index()
    {
        if (computed != input.Position)
        {
            vectors!.Take(0);
            vectors.Compute(0);
            computed = input.Position;
        }

        return 0;
    }
}
