using System.Collections.Generic;
using System.Runtime.InteropServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>The rows a trainer reads, kept row by row until they are turned into binned columns.</summary>
internal sealed class TrainingExamples
{
    private const int RowsPerChunk = 1024;

    private readonly List<float[]> _denseChunks = [];
    private readonly List<float> _labels = [];
    private readonly List<long> _positions = [];
    private readonly List<float> _weights;
    // Once a sparse row was seen, the non-zero items of all rows, row after row.
    private List<int> _indices;
    private List<float> _values;
    private List<long> _starts;

    public TrainingExamples(int featureCount, bool hasWeights)
    {
        FeatureCount = featureCount;
        _weights = hasWeights ? [] : null;
    }

    // The same rows with other labels.
    private TrainingExamples(TrainingExamples rows, List<float> labels)
    {
        FeatureCount = rows.FeatureCount;
        _denseChunks = rows._denseChunks;
        _labels = labels;
        _positions = rows._positions;
        _weights = rows._weights;
        _indices = rows._indices;
        _values = rows._values;
        _starts = rows._starts;
    }

    public int FeatureCount { get; }

    public int Count => _labels.Count;

    public ReadOnlySpan<float> Labels => CollectionsMarshal.AsSpan(_labels);

    public bool HasWeights => _weights != null;

    public ReadOnlySpan<float> Weights => CollectionsMarshal.AsSpan(_weights);

    public void AddDense(ReadOnlySpan<float> features, float label, float weight, long position)
    {
        if (_indices != null)
            AddNonZeros(features);
        else
        {
            int row = Count % RowsPerChunk;
            if (row == 0)
                _denseChunks.Add(new float[RowsPerChunk * FeatureCount]);
            features.CopyTo(_denseChunks[^1].AsSpan(row * FeatureCount));
        }
        AddLabel(label, weight, position);
    }

    public void AddSparse(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, float label, float weight, long position)
    {
        if (_indices == null)
            MakeSparse();
        for (int i = 0; i < indices.Length; i++)
        {
            if (values[i] != 0)
            {
                _indices.Add(indices[i]);
                _values.Add(values[i]);
            }
        }
        _starts.Add(_indices.Count);
        AddLabel(label, weight, position);
    }

    /// <summary>The same rows with the labels that the cursor gives; it must stand before the first row of the source.</summary>
    public TrainingExamples Relabel(FloatLabelCursor cursor)
    {
        var labels = new List<float>(Count);
        while (labels.Count < Count && cursor.MoveNext())
        {
            if (cursor.Row.Position == _positions[labels.Count])
                labels.Add(cursor.Label);
        }
        Contracts.Check(labels.Count == Count, "The rows came without their labels, or without rows that were there before.");
        return new TrainingExamples(this, labels);
    }

    /// <summary>Hands out the columns of features [first, first + columns.Length); may be called from several threads.</summary>
    public void FillColumns(int first, Span<FeatureColumn> columns)
    {
        if (_indices == null)
            FillFromDense(first, columns);
        else
            FillFromSparse(first, columns);
    }

    /// <summary>All rows, dense.</summary>
    public float[][] CopyRows()
    {
        var rows = new float[Count][];
        for (int row = 0; row < rows.Length; row++)
        {
            if (_indices == null)
            {
                rows[row] = DenseRow(row).ToArray();
                continue;
            }
            rows[row] = new float[FeatureCount];
            for (int i = (int)_starts[row]; i < _starts[row + 1]; i++)
                rows[row][_indices[i]] = _values[i];
        }
        return rows;
    }

    private void AddLabel(float label, float weight, long position)
    {
        _labels.Add(label);
        _positions.Add(position);
        _weights?.Add(weight);
    }

    private void MakeSparse()
    {
        _indices = [];
        _values = [];
        _starts = [0];
        for (int row = 0; row < Count; row++)
            AddNonZeros(DenseRow(row));
        _denseChunks.Clear();
    }

    private void AddNonZeros(ReadOnlySpan<float> features)
    {
        for (int f = 0; f < features.Length; f++)
        {
            if (features[f] != 0)
            {
                _indices.Add(f);
                _values.Add(features[f]);
            }
        }
        _starts.Add(_indices.Count);
    }

    private ReadOnlySpan<float> DenseRow(int row) =>
        _denseChunks[row / RowsPerChunk].AsSpan(row % RowsPerChunk * FeatureCount, FeatureCount);

    private void FillFromDense(int first, Span<FeatureColumn> columns)
    {
        var dense = new float[columns.Length][];
        for (int c = 0; c < dense.Length; c++)
            dense[c] = new float[Count];
        for (int row = 0; row < Count; row++)
        {
            ReadOnlySpan<float> features = DenseRow(row).Slice(first, dense.Length);
            for (int c = 0; c < features.Length; c++)
                dense[c][row] = features[c];
        }
        for (int c = 0; c < dense.Length; c++)
            columns[c] = FeatureColumn.FromDense(dense[c]);
    }

    private int[] _columnStarts;
    private int[] _columnRows;
    private float[] _columnValues;

    /// <summary>Sorts the sparse rows by column, once, before the columns are handed out.</summary>
    public void PrepareColumns()
    {
        if (_indices == null)
            return;
        ReadOnlySpan<int> indices = CollectionsMarshal.AsSpan(_indices);
        ReadOnlySpan<float> values = CollectionsMarshal.AsSpan(_values);
        _columnStarts = new int[FeatureCount + 1];
        foreach (int index in indices)
            _columnStarts[index + 1]++;
        for (int f = 0; f < FeatureCount; f++)
            _columnStarts[f + 1] += _columnStarts[f];
        _columnRows = new int[indices.Length];
        _columnValues = new float[indices.Length];
        int[] next = _columnStarts.AsSpan(0, FeatureCount).ToArray();
        for (int row = 0; row < Count; row++)
        {
            for (int i = (int)_starts[row]; i < _starts[row + 1]; i++)
            {
                int at = next[indices[i]]++;
                _columnRows[at] = row;
                _columnValues[at] = values[i];
            }
        }
    }

    private void FillFromSparse(int first, Span<FeatureColumn> columns)
    {
        for (int c = 0; c < columns.Length; c++)
        {
            int start = _columnStarts[first + c];
            int count = _columnStarts[first + c + 1] - start;
            columns[c] = FeatureColumn.FromSparse(Count, _columnRows.AsSpan(start, count), _columnValues.AsSpan(start, count));
        }
    }
}
