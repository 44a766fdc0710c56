using DeepEstimators.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>One row at a time: scores when a value is asked for, once for each row.</summary>
internal sealed class BatchMapperRow : DataViewRow, IRowOutputs
{
    private readonly BatchMapper mapper;
    private readonly DataViewRow input;
    private readonly bool[] active;
    private readonly FeatureStore store;
    private FeatureReader? reader;
    private float[] outputs = [];
    private long scored = long.MinValue;

    internal BatchMapperRow(BatchMapper mapper, DataViewRow input, bool[] active)
    {
        this.mapper = mapper;
        this.input = input;
        this.active = active;
        store = mapper.NewStore();
    }

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public ReadOnlySpan<float> Outputs
    {
        get
        {
            if (scored != input.Position)
            {
                store.Clear();
                store.Add(reader!);
                outputs = mapper.Score(store);
                scored = input.Position;
            }

            return outputs;
        }
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ActiveColumns.Check(Schema, active, column);
        if (!mapper.IsAdded(column))
            return input.GetGetter<TValue>(mapper.InputSchema[column.Index]);
        reader ??= mapper.ReadRow(input);
        return mapper.AddedGetter<TValue>(column, this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
