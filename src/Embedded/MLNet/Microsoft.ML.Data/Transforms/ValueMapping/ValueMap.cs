using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// What each key is replaced by: a scalar or a vector. What is no key becomes what an empty text would: 0, false, an empty text or vector.
internal abstract class ValueMap
{
    protected ValueMap(PrimitiveDataViewType keyType, DataViewType valueType)
    {
        KeyType = keyType;
        ValueType = valueType;
    }

    public PrimitiveDataViewType KeyType { get; }

    public DataViewType ValueType { get; }

    public abstract Delegate MakeGetter(DataViewRow input, DataViewSchema.Column column);

    public abstract void Save(BinaryWriter writer);

    // From two columns of a view.
    public static ValueMap Read(IDataView lookup, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
    {
        Contracts.CheckParam(keyColumn.Type is PrimitiveDataViewType, nameof(keyColumn), "A key must be a scalar");
        return Create(keyColumn.Type as PrimitiveDataViewType, valueColumn.Type, map => map.Fill(lookup, keyColumn, valueColumn));
    }

    public static ValueMap Load(BinaryReader reader)
    {
        var keyType = TypeSerializer.Load(reader) as PrimitiveDataViewType;
        Contracts.CheckDecode(keyType is not null, "The keys of a mapping must be scalars");
        return Create(keyType, TypeSerializer.Load(reader), map => map.Fill(reader));
    }

    private protected abstract void Fill(IDataView lookup, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn);

    private protected abstract void Fill(BinaryReader reader);

    private static ValueMap Create(PrimitiveDataViewType keyType, DataViewType valueType, Action<ValueMap> fill)
    {
        var map = (ValueMap)Activator.CreateInstance(typeof(ValueMap<,>).MakeGenericType(keyType.RawType, valueType.RawType), keyType, valueType);
        fill(map);
        return map;
    }
}

internal sealed class ValueMap<TKey, TValue>(PrimitiveDataViewType keyType, DataViewType valueType) : ValueMap(keyType, valueType)
{
    private readonly Dictionary<TKey, TValue> _values = new(KeyEquality.Get<TKey>());

    public override Delegate MakeGetter(DataViewRow input, DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType)
        {
            var getKey = input.GetGetter<TKey>(column);
            TKey key = default;
            return (ValueGetter<TValue>)((ref TValue value) =>
            {
                getKey(ref key);
                value = ValueOf(key);
            });
        }
        var getKeys = input.GetGetter<VBuffer<TKey>>(column);
        VBuffer<TKey> keys = default;
        return (ValueGetter<VBuffer<TValue>>)((ref VBuffer<TValue> values) =>
        {
            getKeys(ref keys);
            var editor = VBufferEditor.Create(ref values, keys.Length);
            if (!keys.IsDense)
                editor.Values.Fill(ValueOf(default));
            var items = keys.GetValues();
            var indices = keys.GetIndices();
            for (var i = 0; i < items.Length; i++)
                editor.Values[indices.IsEmpty ? i : indices[i]] = ValueOf(items[i]);
            values = editor.Commit();
        });
    }

    public override void Save(BinaryWriter writer)
    {
        TypeSerializer.Save(writer, KeyType);
        TypeSerializer.Save(writer, ValueType);
        writer.Write(_values.Count);
        var (keySerializer, valueSerializer) = (ValueSerializer.Of(KeyType), ValueSerializer.Of(ValueType));
        foreach (var (key, value) in _values)
        {
            keySerializer.Save(writer, (ValueGetter<TKey>)((ref TKey saved) => saved = key));
            valueSerializer.Save(writer, (ValueGetter<TValue>)((ref TValue saved) => saved = value));
        }
    }

    private protected override void Fill(IDataView lookup, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
    {
        using var cursor = lookup.GetRowCursor([keyColumn, valueColumn]);
        var getKey = cursor.GetGetter<TKey>(keyColumn);
        var getValue = cursor.GetGetter<TValue>(valueColumn);
        while (cursor.MoveNext())
        {
            TKey key = default;
            TValue value = default; // Each keeps its own buffer.
            getKey(ref key);
            getValue(ref value);
            Contracts.Check(_values.TryAdd(key, value), $"The key '{key}' is in the lookup twice");
        }
    }

    private protected override void Fill(BinaryReader reader)
    {
        var count = reader.ReadCount(1);
        var (keySerializer, valueSerializer) = (ValueSerializer.Of(KeyType), ValueSerializer.Of(ValueType));
        for (var i = 0; i < count; i++)
        {
            TKey key = default;
            TValue value = default;
            ((ValueGetter<TKey>)keySerializer.Load(reader))(ref key);
            ((ValueGetter<TValue>)valueSerializer.Load(reader))(ref value);
            Contracts.CheckDecode(_values.TryAdd(key, value), "A key of a mapping is there twice");
        }
    }

    private TValue ValueOf(TKey key) => _values.TryGetValue(key, out var value) ? value : default;
}
