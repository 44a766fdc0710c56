using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Numeric;

// The usable rows of a training set in memory, for trainers that pass over them many times. Rows lie one after another in large pages; rows that are
// mostly zeros are kept sparse.
internal sealed class TrainingExamples
{
    private const int PageSize = 1 << 18;
    private const int SmallestSparseLength = 32;
    private const int SparseShare = 4;

    private readonly List<float[]> _valuePages = [];
    private readonly List<int[]> _indexPages = [];
    private Place[] _places = new Place[16];
    private float[] _labels = new float[16];
    private float[] _weights = new float[16];
    private int[] _positions = new int[16];
    private int[] _rowOfPosition;
    private int _valuesUsed;
    private int _indicesUsed;

    public int Count { get; private set; }

    // With those left out for what they miss.
    public int RowCount { get; private set; }

    public double WeightSum { get; private set; }

    // Numbers of all features stored: what a pass costs.
    public long StoredValueCount { get; private set; }

    public FeatureRow FeaturesOf(int row)
    {
        ref readonly var place = ref _places[row];
        var values = place.Count == 0 ? default : _valuePages[place.ValuePage].AsSpan(place.ValueOffset, place.Count);
        if (place.IndexPage < 0)
            return new FeatureRow(values);
        return new FeatureRow(values, place.Count == 0 ? default : _indexPages[place.IndexPage].AsSpan(place.IndexOffset, place.Count));
    }

    public ReadOnlySpan<float> Labels => _labels.AsSpan(0, Count);

    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    public float LabelOf(int row) => _labels[row];

    public float WeightOf(int row) => _weights[row];

    // Where the row stood among all rows, those left out included.
    public int PositionOf(int row) => _positions[row];

    public static TrainingExamples Load(FloatLabelCursor cursor)
    {
        var examples = new TrainingExamples();
        while (cursor.MoveNext())
            examples.Add(in cursor.Features, cursor.Label, cursor.Weight, cursor.Row.Position);
        examples.RowCount = checked((int)(cursor.KeptRowCount + cursor.SkippedRowCount));
        return examples;
    }

    public static TrainingExamples Load(MulticlassLabelCursor cursor)
    {
        var examples = new TrainingExamples();
        while (cursor.MoveNext())
            examples.Add(in cursor.Features, cursor.Label, cursor.Weight, cursor.Row.Position);
        examples.RowCount = checked((int)(cursor.KeptRowCount + cursor.SkippedRowCount));
        return examples;
    }

    public static TrainingExamples Load(StandardCursor cursor)
    {
        var examples = new TrainingExamples();
        while (cursor.MoveNext())
            examples.Add(in cursor.Features, 0, cursor.Weight, cursor.Row.Position);
        examples.RowCount = checked((int)(cursor.KeptRowCount + cursor.SkippedRowCount));
        return examples;
    }

    // An order of all rows, by their positions, as one of the usable rows.
    public int[] RowsOf(IEnumerable<int> positions)
    {
        if (Count == RowCount)
            return positions as int[] ?? positions.ToArray();
        _rowOfPosition ??= IndexPositions();
        return positions.Select(position => _rowOfPosition[position]).Where(row => row >= 0).ToArray();
    }

    // -1 for the rows left out.
    private int[] IndexPositions()
    {
        var rows = new int[RowCount];
        Array.Fill(rows, -1);
        for (var i = 0; i < Count; i++)
            rows[_positions[i]] = i;
        return rows;
    }

    private void Add(in VBuffer<float> features, float label, float weight, long position)
    {
        if (Count == _places.Length)
        {
            var size = checked(Count * 2);
            Array.Resize(ref _places, size);
            Array.Resize(ref _labels, size);
            Array.Resize(ref _weights, size);
            Array.Resize(ref _positions, size);
        }
        var values = features.GetValues();
        var place = features.IsDense ? StoreDense(values) : Store(values, features.GetIndices());
        _places[Count] = place;
        _labels[Count] = label;
        _weights[Count] = weight;
        _positions[Count++] = checked((int)position);
        WeightSum += weight;
        StoredValueCount += place.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Place StoreDense(ReadOnlySpan<float> values)
    {
        if (values.Length >= SmallestSparseLength)
        {
            var zeros = values.Count(0f);
            if (values.Length - zeros <= values.Length / SparseShare)
                return StoreNonZeros(values, values.Length - zeros);
        }
        var place = new Place { Count = values.Length, IndexPage = -1 };
        (place.ValuePage, place.ValueOffset) = Reserve(_valuePages, ref _valuesUsed, values.Length);
        if (values.Length > 0)
            values.CopyTo(_valuePages[place.ValuePage].AsSpan(place.ValueOffset));
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Place StoreNonZeros(ReadOnlySpan<float> values, int count)
    {
        var place = ReserveSparse(count);
        if (count == 0)
            return place;
        var targetValues = _valuePages[place.ValuePage].AsSpan(place.ValueOffset, count);
        var targetIndices = _indexPages[place.IndexPage].AsSpan(place.IndexOffset, count);
        var at = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == 0)
                continue;
            targetValues[at] = values[i];
            targetIndices[at++] = i;
        }
        return place;
    }

    private Place Store(ReadOnlySpan<float> values, ReadOnlySpan<int> indices)
    {
        var place = ReserveSparse(values.Length);
        if (values.Length > 0)
        {
            values.CopyTo(_valuePages[place.ValuePage].AsSpan(place.ValueOffset));
            indices.CopyTo(_indexPages[place.IndexPage].AsSpan(place.IndexOffset));
        }
        return place;
    }

    private Place ReserveSparse(int count)
    {
        var place = new Place { Count = count };
        (place.ValuePage, place.ValueOffset) = Reserve(_valuePages, ref _valuesUsed, count);
        (place.IndexPage, place.IndexOffset) = Reserve(_indexPages, ref _indicesUsed, count);
        return place;
    }

    private static (int Page, int Offset) Reserve<T>(List<T[]> pages, ref int used, int count)
    {
        if (count == 0)
            return (0, 0);
        if (pages.Count == 0 || used + count > pages[^1].Length)
        {
            // Pages grow with what there is, so that small sets stay small.
            var size = pages.Count == 0 ? Math.Max(1024, count) : Math.Min(PageSize, pages[^1].Length * 4);
            pages.Add(new T[Math.Max(size, count)]);
            used = 0;
        }
        var offset = used;
        used += count;
        return (pages.Count - 1, offset);
    }

    private struct Place
    {
        public int Count;
        public int ValuePage;
        public int ValueOffset;

        // -1 for a dense row.
        public int IndexPage;
        public int IndexOffset;
    }
}
