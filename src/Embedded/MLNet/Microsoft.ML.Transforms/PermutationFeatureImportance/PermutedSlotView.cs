using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

// The first rows of a view with other values in one slot of a vector column: as many rows as there are values, in the view's order.
internal sealed class PermutedSlotView(IDataView source, DataViewSchema.Column column, int slot, float[] values) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => values.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded), column, slot, values);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private sealed class Cursor(DataViewRowCursor input, DataViewSchema.Column permuted, int slot, float[] values) : SourceCursor(input)
    {
        private int _row = -1;

        public override long Position => _row;

        public override bool MoveNext()
        {
            if (_row + 1 >= values.Length || !Input.MoveNext())
                return false;
            _row++;
            return true;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            var getter = base.GetGetter<TValue>(column);
            if (column.Index != permuted.Index)
                return getter;
            var vectors = (ValueGetter<VBuffer<float>>)(Delegate)getter;
            ValueGetter<VBuffer<float>> edited = (ref VBuffer<float> value) =>
            {
                vectors(ref value);
                Set(ref value, values[_row]);
            };
            return (ValueGetter<TValue>)(Delegate)edited;
        }

        private void Set(ref VBuffer<float> vector, float item)
        {
            if (vector.IsDense)
            {
                var dense = VBufferEditor.CreateFromBuffer(ref vector);
                dense.Values[slot] = item;
                vector = dense.Commit();
                return;
            }
            var at = vector.GetIndices().BinarySearch(slot);
            var count = vector.GetValues().Length;
            if (at < 0 && item == 0)
                return;
            if (at >= 0)
            {
                var present = VBufferEditor.CreateFromBuffer(ref vector);
                present.Values[at] = item;
                vector = present.Commit();
                return;
            }
            at = ~at;
            var editor = VBufferEditor.Create(ref vector, vector.Length, count + 1, keepOldOnResize: true, requireIndicesOnDense: true);
            editor.Values[at..count].CopyTo(editor.Values[(at + 1)..]);
            editor.Indices[at..count].CopyTo(editor.Indices[(at + 1)..]);
            editor.Values[at] = item;
            editor.Indices[at] = slot;
            vector = editor.Commit();
        }
    }
}
