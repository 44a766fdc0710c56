using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Writes the values of a column into a member of row objects. Keys stay what they are in the column: 1-based, 0 missing.
internal abstract class MemberWriter<TRow>
{
    public static MemberWriter<TRow> Create(MemberInfo member, DataViewSchema.Column column)
    {
        var memberType = MemberValue.TypeOf(member);
        var known = MemberValue.TryGetItemType(memberType, out var isVector, out var itemType);
        if (!known && memberType == column.Type.RawType)
            return Make(typeof(ScalarWriter<>), memberType, member);
        if (!known || isVector != column.Type is VectorDataViewType || MemberValue.RawItemType(itemType) != column.Type.GetItemType().RawType)
        {
            throw Contracts.Except($"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' "
                + $"to field or property '{member.Name}' of type '{memberType.FullName}'.");
        }
        if (itemType == typeof(string))
            return isVector ? new TextArrayWriter(member) : new TextWriter(member);
        var open = !isVector ? typeof(ScalarWriter<>) : memberType.IsArray ? typeof(ArrayWriter<>) : typeof(BufferWriter<>);
        return Make(open, itemType, member);
    }

    // What fills the member of an object from the row where it stands.
    public abstract Action<TRow> Bind(DataViewRow row, DataViewSchema.Column column);

    private static MemberWriter<TRow> Make(Type open, Type itemType, MemberInfo member) =>
        (MemberWriter<TRow>)Activator.CreateInstance(open.MakeGenericType(typeof(TRow), itemType), member);

    private sealed class ScalarWriter<T>(MemberInfo member) : MemberWriter<TRow>
    {
        private readonly Action<TRow, T> _write = MemberValue.Writer<TRow, T>(member);

        public override Action<TRow> Bind(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<T>(column);
            T value = default;
            return target =>
            {
                getter(ref value);
                _write(target, value);
            };
        }
    }

    private sealed class TextWriter(MemberInfo member) : MemberWriter<TRow>
    {
        private readonly Action<TRow, string> _write = MemberValue.Writer<TRow, string>(member);

        public override Action<TRow> Bind(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> value = default;
            return target =>
            {
                getter(ref value);
                _write(target, value.ToString());
            };
        }
    }

    // Arrays that an object already has are written over where the length fits: so a reused object costs nothing.
    private abstract class ArrayWriterBase<TItem, TRaw>(MemberInfo member) : MemberWriter<TRow>
    {
        private readonly Action<TRow, TItem[]> _write = MemberValue.Writer<TRow, TItem[]>(member);
        private readonly Func<TRow, TItem[]> _read = MemberValue.CanRead(member) ? MemberValue.Reader<TRow, TItem[]>(member) : null;

        public override Action<TRow> Bind(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<VBuffer<TRaw>>(column);
            VBuffer<TRaw> value = default;
            return target =>
            {
                getter(ref value);
                var items = _read?.Invoke(target);
                if (items is null || items.Length != value.Length)
                    items = new TItem[value.Length];
                Copy(in value, items);
                _write(target, items);
            };
        }

        protected abstract void Copy(in VBuffer<TRaw> source, TItem[] items);
    }

    private sealed class ArrayWriter<T>(MemberInfo member) : ArrayWriterBase<T, T>(member)
    {
        protected override void Copy(in VBuffer<T> source, T[] items) => source.CopyTo(items);
    }

    private sealed class TextArrayWriter(MemberInfo member) : ArrayWriterBase<string, ReadOnlyMemory<char>>(member)
    {
        protected override void Copy(in VBuffer<ReadOnlyMemory<char>> source, string[] items)
        {
            Array.Fill(items, "");
            foreach (var (slot, text) in source.Items())
                items[slot] = text.ToString();
        }
    }

    private sealed class BufferWriter<T>(MemberInfo member) : MemberWriter<TRow>
    {
        private readonly Action<TRow, VBuffer<T>> _write = MemberValue.Writer<TRow, VBuffer<T>>(member);
        private readonly Func<TRow, VBuffer<T>> _read = MemberValue.CanRead(member) ? MemberValue.Reader<TRow, VBuffer<T>>(member) : null;

        public override Action<TRow> Bind(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<VBuffer<T>>(column);
            return target =>
            {
                var value = _read is null ? default : _read(target);
                getter(ref value);
                _write(target, value);
            };
        }
    }
}
