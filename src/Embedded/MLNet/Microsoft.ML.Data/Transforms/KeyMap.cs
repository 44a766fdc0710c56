using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The values of a key column, numbered from 1 in their order.
internal abstract class KeyMap
{
    protected KeyMap(PrimitiveDataViewType itemType)
    {
        ItemType = itemType;
    }

    public PrimitiveDataViewType ItemType { get; }

    public abstract int Count { get; }

    // A key needs at least one value, also where no value was seen.
    public KeyDataViewType KeyType => new(typeof(uint), Math.Max(1, Count));

    public abstract void AddKeyValues(DataViewSchema.Annotations.Builder builder, bool asText);

    public abstract Delegate MakeGetter(DataViewRow input, DataViewSchema.Column column);

    public abstract void Save(BinaryWriter writer);

    public static KeyMap Load(BinaryReader reader)
    {
        var itemType = TypeSerializer.Load(reader) as PrimitiveDataViewType;
        Contracts.CheckDecode(itemType is not null, "The item type of keys must be primitive");
        return TypedCall.Invoke<PrimitiveDataViewType, BinaryReader, KeyMap>(Load<int>, itemType.RawType, null, itemType, reader);
    }

    private static KeyMap<T> Load<T>(PrimitiveDataViewType itemType, BinaryReader reader)
    {
        VBuffer<T> values = default;
        ((ValueGetter<VBuffer<T>>)ValueSerializer.Of(new VectorDataViewType(itemType)).Load(reader))(ref values);
        Contracts.CheckDecode(values.IsDense, "The values of keys must all be there");
        var map = new KeyMap<T>(itemType, values.GetValues().ToArray());
        Contracts.CheckDecode(map.HasDistinctValues, "A value has two keys");
        return map;
    }
}

internal sealed class KeyMap<T> : KeyMap
{
    private readonly T[] _values;
    private readonly Dictionary<T, uint> _keys;
    private readonly Func<T, bool> _isMissing;

    public KeyMap(PrimitiveDataViewType itemType, T[] values)
        : base(itemType)
    {
        _values = values;
        _isMissing = MissingValues.GetPredicate<T>(itemType);
        _keys = new Dictionary<T, uint>(values.Length, KeyEquality.Get<T>());
        for (var i = 0; i < values.Length; i++)
            _keys.TryAdd(values[i], (uint)i + 1);
    }

    public bool HasDistinctValues => _keys.Count == _values.Length;

    public override int Count => _values.Length;

    public override void AddKeyValues(DataViewSchema.Annotations.Builder builder, bool asText)
    {
        if (_values.Length == 0)
            return;
        if (asText && ItemType is not TextDataViewType)
        {
            var texts = Array.ConvertAll(_values, value => TextFormatting.Get<T>(booleansAsDigits: true)(value).AsMemory());
            AddKeyValues(builder, TextDataViewType.Instance, texts);
        }
        else
        {
            AddKeyValues(builder, ItemType, _values);
        }
    }

    public override Delegate MakeGetter(DataViewRow input, DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType)
        {
            var getScalar = input.GetGetter<T>(column);
            T scalar = default;
            return (ValueGetter<uint>)((ref uint key) =>
            {
                getScalar(ref scalar);
                key = KeyOf(scalar);
            });
        }
        var getVector = input.GetGetter<VBuffer<T>>(column);
        VBuffer<T> vector = default;
        var keyOfDefault = KeyOf(default);
        return (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> keys) =>
        {
            getVector(ref vector);
            var values = vector.GetValues();
            if (vector.IsDense || keyOfDefault == 0)
            {
                var editor = VBufferEditor.Create(ref keys, vector.Length, values.Length);
                for (var i = 0; i < values.Length; i++)
                    editor.Values[i] = KeyOf(values[i]);
                if (!vector.IsDense)
                    vector.GetIndices().CopyTo(editor.Indices);
                keys = editor.Commit();
                return;
            }
            var dense = VBufferEditor.Create(ref keys, vector.Length);
            dense.Values.Fill(keyOfDefault);
            var indices = vector.GetIndices();
            for (var i = 0; i < values.Length; i++)
                dense.Values[indices[i]] = KeyOf(values[i]);
            keys = dense.Commit();
        });
    }

    public override void Save(BinaryWriter writer)
    {
        TypeSerializer.Save(writer, ItemType);
        ValueSerializer.Of(new VectorDataViewType(ItemType)).Save(writer,
            (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => value = new VBuffer<T>(_values.Length, _values)));
    }

    private uint KeyOf(T value) => _keys.TryGetValue(value, out var key) && _isMissing?.Invoke(value) != true ? key : 0;

    private static void AddKeyValues<TValue>(DataViewSchema.Annotations.Builder builder, PrimitiveDataViewType type, TValue[] values) =>
        builder.AddKeyValues(values.Length, type, (ref VBuffer<TValue> value) => new VBuffer<TValue>(values.Length, values).CopyTo(ref value));
}
