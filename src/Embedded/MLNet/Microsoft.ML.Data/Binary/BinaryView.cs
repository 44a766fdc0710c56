using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The rows of a binary file. Each cursor opens the file anew; the cursors of a set take the blocks in turn.
internal sealed class BinaryView : IDataView
{
    private readonly IMultiStreamSource _source;
    private readonly BinaryFormat.Block[] _blocks;
    private readonly long[] _firstRows;

    public BinaryView(IMultiStreamSource source)
    {
        Contracts.CheckParam(source.Count == 1, nameof(source), $"Rows in binary are read from one file, not from {source.Count}");
        _source = source;
        using var stream = Open();
        try
        {
            Schema = BinaryFormat.ReadHeader(stream);
            _blocks = BinaryFormat.ReadTable(stream);
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw Contracts.ExceptDecode(null, exception, "The file does not hold rows in binary");
        }
        _firstRows = new long[_blocks.Length + 1];
        for (var i = 0; i < _blocks.Length; i++)
            _firstRows[i + 1] = _firstRows[i] + _blocks[i].RowCount;
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _firstRows[^1];

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        GetRowCursorSet(columnsNeeded, 1, rand)[0];

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        Contracts.CheckValue(columnsNeeded, nameof(columnsNeeded));
        var active = ColumnBindings.GetActive(Schema, columnsNeeded);
        var order = rand is null ? null : RandomPermutation.Create(rand, _blocks.Length);
        var cursors = new DataViewRowCursor[Math.Clamp(n, 1, Math.Max(1, _blocks.Length))];
        for (var i = 0; i < cursors.Length; i++)
            cursors[i] = new Cursor(this, active, i, cursors.Length, order, rand is null ? null : RandomUtils.Create(rand));
        return cursors;
    }

    private Stream Open()
    {
        var stream = _source.Open(0);
        if (stream.CanSeek)
            return stream;
        stream.Dispose();
        throw Contracts.ExceptParam("source", "Rows in binary are read from streams that can seek");
    }

    private sealed class Cursor(BinaryView view, bool[] active, int first, int step, int[] order, Random rand) : BlockRowCursor(view.Schema, active)
    {
        private BinaryBlockReader _reader;
        private int _next = first;

        protected override RowBlock NextBlock(RowBlock previous)
        {
            if (_next >= view._blocks.Length)
                return null;
            _reader ??= new BinaryBlockReader(view.Open(), view.Schema, Active);
            var index = order is null ? _next : order[_next];
            var block = _reader.Read(view._blocks[index]);
            block.FirstRow = view._firstRows[index];
            block.Batch = _next;
            block.Order = rand is null ? null : RandomPermutation.Create(rand, block.RowCount);
            _next += step;
            return block;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _reader?.Dispose();
            base.Dispose(disposing);
        }
    }
}
