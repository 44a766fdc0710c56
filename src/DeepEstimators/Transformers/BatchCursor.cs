using DeepEstimators.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>Scores a batch of rows ahead and then steps through it; the order of the rows stays.</summary>
internal sealed class BatchCursor : DataViewRowCursor, IRowOutputs
{
    private readonly BatchMapper mapper;
    private readonly bool[] active;
    private readonly RowBatchReader reader;
    private readonly int outputSize;
    private float[] outputs = [];
    private int index = -1;
    private bool ended;

    internal BatchCursor(BatchMapper mapper, DataViewRowCursor input, bool[] active)
    {
        this.mapper = mapper;
        this.active = active;
        reader = mapper.ReadBatches(input, active);
        outputSize = mapper.OutputSize;
    }

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override long Position => IsOnRow ? reader.Origin(index).Position : -1;

    public override long Batch => IsOnRow ? reader.Origin(index).Batch : 0;

    public ReadOnlySpan<float> Outputs => outputs.AsSpan(Index() * outputSize, outputSize);

    private bool IsOnRow => index >= 0 && !ended;

    public override bool MoveNext()
    {
        if (ended)
            return false;
        if (++index < reader.Rows)
            return true;
        index = -1;
        if (!reader.Read())
        {
            ended = true;
            return false;
        }

        outputs = mapper.Score(reader.Features);
        index = 0;
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId value) => value = reader.Origin(Index()).Id;

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        mapper.CheckActive(active, column);
        return mapper.IsAdded(column)
            ? mapper.AddedGetter<TValue>(column, this)
            : reader.Getter<TValue>(column.Index, Index) ?? throw BatchMapper.WrongType<TValue>(column);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ended = true;
            reader.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Index() => IsOnRow
        ? index
        : throw new InvalidOperationException("The cursor stands on no row: MoveNext comes first.");
}
