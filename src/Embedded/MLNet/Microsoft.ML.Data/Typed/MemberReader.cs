using System.Numerics;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Makes getters of a column from a member of the row objects. Keys are 0-based in objects and 1-based in columns; what is out of range is missing.
internal abstract class MemberReader<TRow>
{
    // column: what the member stands for; its type must be able to hold what the member holds.
    public static MemberReader<TRow> Create(MemberInfo member, DataViewType columnType, string columnName)
    {
        var memberType = MemberValue.TypeOf(member);
        var known = MemberValue.TryGetItemType(memberType, out var isVector, out var itemType);
        if (!known && memberType == columnType.RawType)
            return Make(typeof(ScalarReader<>), memberType, member, null);
        if (!known || isVector != columnType is VectorDataViewType || MemberValue.RawItemType(itemType) != columnType.GetItemType().RawType)
        {
            throw Contracts.ExceptParam("schemaDefinition",
                $"The column '{columnName}' of type {columnType} cannot be read from the member '{member.Name}' of type {memberType}");
        }
        var key = columnType.GetItemType() as KeyDataViewType;
        Type open;
        if (!isVector)
        {
            open = itemType == typeof(string) ? null : key is null ? typeof(ScalarReader<>) : typeof(KeyReader<>);
            return open is null ? new TextReader(member) : Make(open, itemType, member, key);
        }
        if (!memberType.IsArray)
            return Make(key is null ? typeof(BufferReader<>) : typeof(KeyBufferReader<>), itemType, member, key);
        if (itemType == typeof(string))
            return new TextArrayReader(member);
        return Make(key is null ? typeof(ArrayReader<>) : typeof(KeyArrayReader<>), itemType, member, key);
    }

    public abstract Delegate GetGetter(Func<TRow> current);

    private static MemberReader<TRow> Make(Type open, Type itemType, MemberInfo member, KeyDataViewType key)
    {
        object[] arguments = key is null ? [member] : [member, key];
        return (MemberReader<TRow>)Activator.CreateInstance(open.MakeGenericType(typeof(TRow), itemType), arguments);
    }

    private static T ToKey<T>(T value, ulong count)
        where T : INumber<T> => ulong.CreateTruncating(value) < count ? value + T.One : T.Zero;

    private sealed class ScalarReader<T>(MemberInfo member) : MemberReader<TRow>
    {
        private readonly Func<TRow, T> _read = MemberValue.Reader<TRow, T>(member);

        public override Delegate GetGetter(Func<TRow> current) => (ValueGetter<T>)((ref T value) => value = _read(current()));
    }

    private sealed class KeyReader<T>(MemberInfo member, KeyDataViewType key) : MemberReader<TRow>
        where T : INumber<T>
    {
        private readonly Func<TRow, T> _read = MemberValue.Reader<TRow, T>(member);

        public override Delegate GetGetter(Func<TRow> current) =>
            (ValueGetter<T>)((ref T value) => value = ToKey(_read(current()), key.Count));
    }

    private sealed class TextReader(MemberInfo member) : MemberReader<TRow>
    {
        private readonly Func<TRow, string> _read = MemberValue.Reader<TRow, string>(member);

        public override Delegate GetGetter(Func<TRow> current) =>
            (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = _read(current()).AsMemory());
    }

    private sealed class ArrayReader<T>(MemberInfo member) : MemberReader<TRow>
    {
        private readonly Func<TRow, T[]> _read = MemberValue.Reader<TRow, T[]>(member);

        public override Delegate GetGetter(Func<TRow> current) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            var items = _read(current()) ?? [];
            var editor = VBufferEditor.Create(ref value, items.Length);
            items.CopyTo(editor.Values);
            value = editor.Commit();
        });
    }

    private sealed class KeyArrayReader<T>(MemberInfo member, KeyDataViewType key) : MemberReader<TRow>
        where T : INumber<T>
    {
        private readonly Func<TRow, T[]> _read = MemberValue.Reader<TRow, T[]>(member);

        public override Delegate GetGetter(Func<TRow> current) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            var items = _read(current()) ?? [];
            var editor = VBufferEditor.Create(ref value, items.Length);
            for (var i = 0; i < items.Length; i++)
                editor.Values[i] = ToKey(items[i], key.Count);
            value = editor.Commit();
        });
    }

    private sealed class TextArrayReader(MemberInfo member) : MemberReader<TRow>
    {
        private readonly Func<TRow, string[]> _read = MemberValue.Reader<TRow, string[]>(member);

        public override Delegate GetGetter(Func<TRow> current) =>
            (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                var items = _read(current()) ?? [];
                var editor = VBufferEditor.Create(ref value, items.Length);
                for (var i = 0; i < items.Length; i++)
                    editor.Values[i] = items[i].AsMemory();
                value = editor.Commit();
            });
    }

    private sealed class BufferReader<T>(MemberInfo member) : MemberReader<TRow>
    {
        private readonly Func<TRow, VBuffer<T>> _read = MemberValue.Reader<TRow, VBuffer<T>>(member);

        public override Delegate GetGetter(Func<TRow> current) =>
            (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _read(current()).CopyTo(ref value));
    }

    private sealed class KeyBufferReader<T>(MemberInfo member, KeyDataViewType key) : MemberReader<TRow>
        where T : INumber<T>
    {
        private readonly Func<TRow, VBuffer<T>> _read = MemberValue.Reader<TRow, VBuffer<T>>(member);

        public override Delegate GetGetter(Func<TRow> current) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            _read(current()).CopyTo(ref value);
            var editor = VBufferEditor.CreateFromBuffer(ref value);
            foreach (ref var item in editor.Values)
                item = ToKey(item, key.Count);
            value = editor.Commit();
        });
    }
}
