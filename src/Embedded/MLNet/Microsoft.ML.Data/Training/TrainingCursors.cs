using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// Reads the rows of a training: features, weight (1 where there is no column), group (0), id. A row with a missing or infinite value is skipped,
// and counted, where the options do not allow it. Features may be dense or sparse.
internal class StandardCursor : IDisposable
{
    private readonly DataViewRowCursor _cursor;
    private readonly CursOpt _opt;
    private readonly ValueGetter<VBuffer<float>> _features;
    private readonly ValueGetter<float> _weight;
    private readonly ValueGetter<ulong> _group;
    private readonly ValueGetter<DataViewRowId> _id;

    // The features of the row; reused from row to row.
    public VBuffer<float> Features;

    public float Weight = 1;
    public ulong Group;
    public DataViewRowId Id;

    public StandardCursor(RoleMappedData data, CursOpt opt, Random rand = null, params int[] extraCols)
        : this(data.Data.GetRowCursor(ColumnsOf(data.Schema, opt, extraCols), rand), data.Schema, opt)
    {
    }

    // Over a cursor that has at least the columns of the options.
    public StandardCursor(DataViewRowCursor cursor, RoleMappedSchema schema, CursOpt opt)
    {
        _cursor = cursor;
        _opt = opt;
        if (opt.HasFlag(CursOpt.Features) && schema.Feature is { } features)
            _features = cursor.GetGetter<VBuffer<float>>(features);
        if (opt.HasFlag(CursOpt.Weight) && schema.Weight is { } weight)
            _weight = RowGetters.GetLabelGetter(cursor, weight);
        if (opt.HasFlag(CursOpt.Group) && schema.Group is { } group)
            _group = RowGetters.GetKeyGetter(cursor, group);
        if (opt.HasFlag(CursOpt.Id))
            _id = cursor.GetIdGetter();
    }

    public DataViewRowCursor Row => _cursor;

    public long KeptRowCount { get; private set; }

    public long SkippedRowCount { get; private set; }

    public long BadFeaturesRowCount { get; private set; }

    public long BadWeightCount { get; private set; }

    public long BadGroupCount { get; private set; }

    public long BadLabelCount { get; private set; }

    public static IEnumerable<DataViewSchema.Column> ColumnsOf(RoleMappedSchema schema, CursOpt opt, params int[] extraCols)
    {
        var columns = new HashSet<int>(extraCols ?? []);
        Add(CursOpt.Features, schema.Feature);
        Add(CursOpt.Label, schema.Label);
        Add(CursOpt.Weight, schema.Weight);
        Add(CursOpt.Group, schema.Group);
        return columns.Order().Select(i => schema.Schema[i]).ToArray();

        void Add(CursOpt role, DataViewSchema.Column? column)
        {
            if (opt.HasFlag(role) && column.HasValue)
                columns.Add(column.Value.Index);
        }
    }

    public bool MoveNext()
    {
        while (_cursor.MoveNext())
        {
            if (Accept())
            {
                KeptRowCount++;
                return true;
            }
            SkippedRowCount++;
        }
        return false;
    }

    public void Dispose()
    {
        _cursor.Dispose();
        GC.SuppressFinalize(this);
    }

    // Reads the row; false where it is to be skipped.
    protected virtual bool Accept()
    {
        if (_features is not null)
        {
            _features(ref Features);
            if (!_opt.HasFlag(CursOpt.AllowBadFeatures) && !AreFinite(Features.GetValues()))
            {
                BadFeaturesRowCount++;
                return false;
            }
        }
        if (_weight is not null)
        {
            _weight(ref Weight);
            if (!_opt.HasFlag(CursOpt.AllowBadWeights) && !float.IsFinite(Weight))
            {
                BadWeightCount++;
                return false;
            }
        }
        if (_group is not null)
        {
            _group(ref Group);
            if (!_opt.HasFlag(CursOpt.AllowBadGroups) && Group == 0)
            {
                BadGroupCount++;
                return false;
            }
        }
        _id?.Invoke(ref Id);
        return true;
    }

    // A row without a value, sparse and all 0, is fine; IsFiniteAll says no of it.
    private static bool AreFinite(ReadOnlySpan<float> values) => values.IsEmpty || TensorPrimitives.IsFiniteAll(values);

    protected bool RefuseLabel()
    {
        BadLabelCount++;
        return false;
    }
}

// With the label as Single: Booleans are 0 and 1, keys count from 0, a missing one is NaN.
internal sealed class FloatLabelCursor : StandardCursor
{
    private readonly CursOpt _opt;
    private readonly ValueGetter<float> _label;

    public float Label;

    public FloatLabelCursor(RoleMappedData data, CursOpt opt = CursOpt.Label, Random rand = null, params int[] extraCols)
        : this(data.Data.GetRowCursor(ColumnsOf(data.Schema, opt, extraCols), rand), data.Schema, opt)
    {
    }

    public FloatLabelCursor(DataViewRowCursor cursor, RoleMappedSchema schema, CursOpt opt)
        : base(cursor, schema, opt)
    {
        _opt = opt;
        if (opt.HasFlag(CursOpt.Label) && schema.Label is { } label)
            _label = RowGetters.GetLabelGetter(cursor, label);
    }

    // Cursors over parts of the rows, for as many threads; together they see each row once.
    public static FloatLabelCursor[] CreateSet(RoleMappedData data, CursOpt opt, int n, Random rand = null) =>
        Array.ConvertAll(data.Data.GetRowCursorSet(ColumnsOf(data.Schema, opt), n, rand), cursor => new FloatLabelCursor(cursor, data.Schema, opt));

    protected override bool Accept()
    {
        if (_label is not null)
        {
            _label(ref Label);
            if (!_opt.HasFlag(CursOpt.AllowBadLabels) && !float.IsFinite(Label))
                return RefuseLabel();
        }
        return base.Accept();
    }
}

// With the label as the number of a class, from 0.
internal sealed class MulticlassLabelCursor : StandardCursor
{
    private readonly int _classCount;
    private readonly CursOpt _opt;
    private readonly ValueGetter<float> _label;

    public int Label;

    public MulticlassLabelCursor(int classCount, RoleMappedData data, CursOpt opt = CursOpt.Label, Random rand = null, params int[] extraCols)
        : this(classCount, data.Data.GetRowCursor(ColumnsOf(data.Schema, opt, extraCols), rand), data.Schema, opt)
    {
    }

    public MulticlassLabelCursor(int classCount, DataViewRowCursor cursor, RoleMappedSchema schema, CursOpt opt)
        : base(cursor, schema, opt)
    {
        _classCount = classCount;
        _opt = opt;
        if (opt.HasFlag(CursOpt.Label) && schema.Label is { } label)
            _label = RowGetters.GetLabelGetter(cursor, label);
    }

    protected override bool Accept()
    {
        if (_label is not null)
        {
            var raw = 0f;
            _label(ref raw);
            Label = raw >= 0 && raw < _classCount && raw == (int)raw ? (int)raw : -1;
            if (Label < 0 && !_opt.HasFlag(CursOpt.AllowBadLabels))
                return RefuseLabel();
        }
        return base.Accept();
    }
}
