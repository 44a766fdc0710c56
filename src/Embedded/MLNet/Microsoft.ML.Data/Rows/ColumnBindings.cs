namespace Microsoft.ML.Data;

// Where added columns stand among the input's: directly after the visible input column of the same name, else at the end, in order.
internal sealed class ColumnBindings
{
    // For each output column: the index of an input column, or ~j for the added column j.
    private readonly int[] _map;
    private readonly int[] _outputOfInput;

    public ColumnBindings(DataViewSchema input, DataViewSchema.DetachedColumn[] added)
    {
        InputSchema = input;
        AddedColumns = added;
        // Of several added columns of one name each stands where the first does.
        var byName = new Dictionary<string, List<int>>();
        var atEnd = new List<int>();
        for (var j = 0; j < added.Length; j++)
        {
            if (!input.TryGetColumnIndex(added[j].Name, out _))
            {
                atEnd.Add(~j);
                continue;
            }
            if (!byName.TryGetValue(added[j].Name, out var list))
                byName.Add(added[j].Name, list = []);
            list.Add(~j);
        }
        var map = new List<int>(input.Count + added.Length);
        _outputOfInput = new int[input.Count];
        for (var i = 0; i < input.Count; i++)
        {
            _outputOfInput[i] = map.Count;
            map.Add(i);
            if (!input[i].IsHidden && byName.TryGetValue(input[i].Name, out var list))
                map.AddRange(list);
        }
        map.AddRange(atEnd);
        _map = map.ToArray();

        var builder = new DataViewSchema.Builder();
        builder.AddColumns(_map.Select(m => m >= 0 ? new DataViewSchema.DetachedColumn(input[m]) : added[~m]));
        Schema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema.DetachedColumn[] AddedColumns { get; }

    public DataViewSchema Schema { get; }

    // Whether the output column is one of the input (index) or an added one (index).
    public bool IsInput(int output, out int index)
    {
        var mapped = _map[output];
        index = mapped >= 0 ? mapped : ~mapped;
        return mapped >= 0;
    }

    public int OutputOfInput(int input) => _outputOfInput[input];

    // Which output columns are wanted.
    public bool[] GetActive(IEnumerable<DataViewSchema.Column> columns) => GetActive(Schema, columns);

    public static bool[] GetActive(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[schema.Count];
        foreach (var column in columns)
        {
            if ((uint)column.Index < (uint)active.Length)
                active[column.Index] = true;
        }
        return active;
    }

    // Which added columns are among these output columns.
    public bool[] GetActiveAdded(bool[] activeOutput)
    {
        var active = new bool[AddedColumns.Length];
        for (var i = 0; i < activeOutput.Length; i++)
        {
            if (activeOutput[i] && !IsInput(i, out var index))
                active[index] = true;
        }
        return active;
    }

    // The input columns needed for these output columns, given what the added ones depend on.
    public DataViewSchema.Column[] GetDependencies(bool[] activeOutput, Func<int, bool> addedDependsOn)
    {
        var needed = new List<DataViewSchema.Column>();
        for (var i = 0; i < InputSchema.Count; i++)
        {
            if (activeOutput[_outputOfInput[i]] || addedDependsOn(i))
                needed.Add(InputSchema[i]);
        }
        return needed.ToArray();
    }
}
