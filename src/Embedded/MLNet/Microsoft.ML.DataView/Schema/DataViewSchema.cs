using System.Collections;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _visible;

    private DataViewSchema(Column[] columns)
    {
        _columns = columns;
        _visible = new Dictionary<string, int>(columns.Length);
        foreach (var column in columns)
            _visible[column.Name] = column.Index;
    }

    public int Count => _columns.Length;

    public Column this[string name]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
            return _visible.TryGetValue(name, out var index)
                ? _columns[index]
                : throw new ArgumentOutOfRangeException(nameof(name), $"Column '{name}' not found");
        }
    }

    public Column this[int columnIndex] => (uint)columnIndex < (uint)_columns.Length
        ? _columns[columnIndex]
        : throw new ArgumentOutOfRangeException(nameof(columnIndex), $"The index {columnIndex} must be from 0 to {Count - 1}");

    public Column? GetColumnOrNull(string name)
    {
        if (string.IsNullOrEmpty(name) || !_visible.TryGetValue(name, out var index))
            return null;
        return _columns[index];
    }

    internal bool TryGetColumnIndex(string name, out int index)
    {
        index = -1;
        return name is not null && _visible.TryGetValue(name, out index);
    }

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{Count} columns: {string.Join(", ", _columns.Select(c => c.ToString()))}";

    // A later column of the same name hides an earlier one.
    private static DataViewSchema Create(List<DetachedColumn> columns)
    {
        var last = new Dictionary<string, int>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
            last[columns[i].Name] = i;
        var made = new Column[columns.Count];
        for (var i = 0; i < made.Length; i++)
            made[i] = new Column(columns[i].Name, i, last[columns[i].Name] != i, columns[i].Type, columns[i].Annotations);
        return new DataViewSchema(made);
    }

    public sealed class Builder
    {
        private readonly List<DetachedColumn> _items = [];

        public Builder()
        {
        }

        public void AddColumn(string name, DataViewType type, Annotations annotations = null) =>
            _items.Add(new DetachedColumn(name, type, annotations));

        public void AddColumns(IEnumerable<Column> source)
        {
            ArgumentNullException.ThrowIfNull(source);
            foreach (var column in source)
                _items.Add(new DetachedColumn(column));
        }

        public void AddColumns(IEnumerable<DetachedColumn> source)
        {
            ArgumentNullException.ThrowIfNull(source);
            _items.AddRange(source);
        }

        public DataViewSchema ToSchema() => Create(_items);
    }
}
