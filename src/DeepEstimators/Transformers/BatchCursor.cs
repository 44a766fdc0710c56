using DeepEstimators.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>
/// Scores a batch of rows and then steps through it, while the next batch is read on another thread; the order of the rows stays.
/// The module runs on the thread of whoever moves the cursor, since each thread that torch runs on has helpers of its own.
/// </summary>
internal sealed class BatchCursor : DataViewRowCursor, IRowOutputs
{
    private readonly BatchMapper mapper;
    private readonly DataViewRowCursor input;
    private readonly bool[] active;
    private readonly int outputSize;

    // One of them holds the rows at hand, the other the next ones.
    private readonly RowBatchReader[] readers;
    private Task<bool>? reading;
    private int current;
    private float[] outputs = [];
    private int index = -1;
    private bool started;
    private bool ended;

    internal BatchCursor(BatchMapper mapper, DataViewRowCursor input, bool[] active)
    {
        this.mapper = mapper;
        this.input = input;
        this.active = active;
        readers = [mapper.ReadBatches(input, active), mapper.ReadBatches(input, active)];
        outputSize = mapper.OutputSize;
    }

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override long Position => IsOnRow ? readers[current].Values.Origin(index).Position : -1;

    public override long Batch => IsOnRow ? readers[current].Values.Origin(index).Batch : 0;

    public ReadOnlySpan<float> Outputs => outputs.AsSpan(Index() * outputSize, outputSize);

    private bool IsOnRow => index >= 0 && !ended;

    public override bool MoveNext()
    {
        if (ended)
            return false;
        if (++index < readers[current].Rows)
            return true;
        // An error ends the cursor: what it holds is no row any more.
        (index, ended) = (-1, true);
        if (!NextBatch())
            return false;
        (index, ended) = (0, false);
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId value) => value = readers[current].Values.Origin(Index()).Id;

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ActiveColumns.Check(Schema, active, column);
        if (mapper.IsAdded(column))
            return mapper.AddedGetter<TValue>(column, this);
        var getters = Array.ConvertAll(readers, reader =>
            reader.Values.Getter<TValue>(column.Index, Index) ?? throw Columns.WrongType<TValue>(column));
        return (ref TValue value) => getters[current](ref value);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ended = true;
            // Whatever it fails with concerns rows that nobody asks for any more.
            reading?.ContinueWith(static done => _ = done.Exception, TaskScheduler.Default).Wait();
            reading = null;
            input.Dispose();
            foreach (var reader in readers)
                reader.Dispose();
        }

        base.Dispose(disposing);
    }

    // An error in reading ahead comes when its rows are due.
    private bool NextBatch()
    {
        bool isFull;
        if (!started)
        {
            started = true;
            isFull = readers[current].Read();
        }
        else if (reading is { } task)
        {
            reading = null;
            current = 1 - current;
            isFull = task.GetAwaiter().GetResult();
        }
        else
        {
            return false;
        }

        var reader = readers[current];
        if (isFull)
            reading = Task.Run(readers[1 - current].Read);
        if (reader.Rows == 0)
            return false;
        outputs = mapper.Score(reader.Features);
        return true;
    }

    private int Index() => IsOnRow
        ? index
        : throw new InvalidOperationException("The cursor stands on no row: MoveNext comes first.");
}
