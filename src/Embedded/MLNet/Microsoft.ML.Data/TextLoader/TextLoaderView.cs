using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Data;

// The table that files make under a loader. The files are read anew by each cursor.
internal sealed class TextLoaderView : IDataView
{
    private readonly TextLoader _loader;
    private readonly IMultiStreamSource _files;

    public TextLoaderView(TextLoader loader, IMultiStreamSource files)
    {
        _loader = loader;
        _files = files;
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _loader.GetOutputSchema();

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(_loader, _files, ColumnBindings.GetActive(Schema, columnsNeeded ?? []));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    // Cuts the files into blocks of lines, which other threads parse while rows before them are in use; the block that is next in turn and not yet
    // begun is parsed here, so that this thread works too instead of waiting. Small files need no other thread.
    private sealed class Cursor : BlockRowCursor
    {
        private const int SmallestBlock = 1 << 13;
        private const int LargestBlock = 1 << 18;
        private const int MostLines = 1 << 14;

        // Of a block, so that wide rows do not take the memory.
        private const long MostValues = 1 << 21;

        private readonly TextLoader _loader;
        private readonly TextBlockReader _reader;
        private readonly Queue<TextBlock> _ahead = new();
        private readonly Stack<TextBlock> _free = new();
        private readonly int _blocksAhead;
        private readonly long _maximumRows;
        private long _linesRead;
        private long _rowsGiven;
        private int _blockSize = SmallestBlock;
        private bool _isRead;

        public Cursor(TextLoader loader, IMultiStreamSource files, bool[] active)
            : base(loader.GetOutputSchema(), active)
        {
            _loader = loader;
            _maximumRows = loader.Settings.MaxRows ?? long.MaxValue;
            var width = loader.Columns.Where((_, i) => active[i]).Sum(column => Math.Max(1L, column.Size));
            var mostLines = Math.Clamp(MostValues / Math.Max(1, width), 1, Math.Min(MostLines, Math.Max(1, _maximumRows)));
            _reader = new TextBlockReader(files, loader.Settings, (int)mostLines);
            _blocksAhead = loader.Settings.UseThreads && Environment.ProcessorCount > 1 ? Environment.ProcessorCount + 1 : 1;
        }

        protected override RowBlock NextBlock(RowBlock previous)
        {
            if (_rowsGiven >= _maximumRows)
                return null;
            if (previous is TextBlock done)
            {
                done.Error?.Throw();
                _free.Push(done);
            }
            // A look at the first rows needs no more than them.
            ReadAhead(previous is null ? 1 : _blocksAhead);
            if (!_ahead.TryDequeue(out var block))
                return null;
            if (block.Parsing is null)
                block.Parse();
            else
                block.Parsing.Wait();
            block.FirstRow = _rowsGiven;
            block.RowCount = (int)Math.Min(block.RowCount, _maximumRows - _rowsGiven);
            _rowsGiven += block.RowCount;
            return block;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _reader.Dispose();
            base.Dispose(disposing);
        }

        private void ReadAhead(int count)
        {
            while (_ahead.Count < count && !_isRead && _linesRead < _maximumRows)
            {
                if (!_free.TryPop(out var block))
                    block = new TextBlock(_loader, Active);
                block.Error = null;
                block.Parsing = null;
                try
                {
                    if (!_reader.TryRead(block.Lines, _blockSize))
                    {
                        _isRead = true;
                        return;
                    }
                }
                catch (Exception exception)
                {
                    // The rows before it come first.
                    block.Lines.Clear();
                    block.RowCount = 0;
                    block.Error = ExceptionDispatchInfo.Capture(exception);
                    block.Parsing = Task.CompletedTask;
                    _isRead = true;
                }
                _linesRead += block.Lines.Count;
                _ahead.Enqueue(block);
                if (count > 1 && block.Parsing is null)
                    block.Parsing = Task.Run(block.Parse);
                _blockSize = Math.Min(LargestBlock, 2 * _blockSize);
            }
        }
    }
}
