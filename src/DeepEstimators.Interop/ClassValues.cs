using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Interop;

/// <summary>What the values 1, 2, … of a label key stand for, kept with their type.</summary>
internal abstract class ClassValues
{
    /// <summary>The type of one value.</summary>
    internal abstract PrimitiveDataViewType ItemType { get; }

    /// <summary>The values in order, boxed; text as string.</summary>
    internal abstract IReadOnlyList<object> Values { get; }

    internal bool IsText => ItemType is TextDataViewType;

    /// <summary>Adds the values as the annotation <paramref name="kind"/>.</summary>
    internal abstract void AddTo(DataViewSchema.Annotations.Builder builder, string kind);

    /// <summary>The key values of a label column, or null where it has none.</summary>
    internal static ClassValues? Of(DataViewSchema.Column label)
    {
        if (label.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues)?.Type is not VectorDataViewType type)
            return null;
        return Dispatch(type.ItemType, new Reader(label));
    }

    /// <summary>Values of which the type is known; text as string.</summary>
    /// <exception cref="NotSupportedException">A label cannot be of this type.</exception>
    internal static ClassValues Create(PrimitiveDataViewType itemType, IReadOnlyList<object> values) =>
        Dispatch(itemType, new Converter(values));

    private static ClassValues Dispatch(PrimitiveDataViewType type, IMaker maker) => type switch
    {
        TextDataViewType => maker.Make<ReadOnlyMemory<char>>(type),
        BooleanDataViewType => maker.Make<bool>(type),
        NumberDataViewType when type.RawType == typeof(sbyte) => maker.Make<sbyte>(type),
        NumberDataViewType when type.RawType == typeof(byte) => maker.Make<byte>(type),
        NumberDataViewType when type.RawType == typeof(short) => maker.Make<short>(type),
        NumberDataViewType when type.RawType == typeof(ushort) => maker.Make<ushort>(type),
        NumberDataViewType when type.RawType == typeof(int) => maker.Make<int>(type),
        NumberDataViewType when type.RawType == typeof(uint) => maker.Make<uint>(type),
        NumberDataViewType when type.RawType == typeof(long) => maker.Make<long>(type),
        NumberDataViewType when type.RawType == typeof(ulong) => maker.Make<ulong>(type),
        NumberDataViewType when type.RawType == typeof(float) => maker.Make<float>(type),
        NumberDataViewType when type.RawType == typeof(double) => maker.Make<double>(type),
        DateTimeDataViewType => maker.Make<DateTime>(type),
        DateTimeOffsetDataViewType => maker.Make<DateTimeOffset>(type),
        TimeSpanDataViewType => maker.Make<TimeSpan>(type),
        _ => throw new NotSupportedException($"The values of a label key cannot be of type {type}."),
    };

    private interface IMaker
    {
        ClassValues Make<T>(PrimitiveDataViewType type);
    }

    private sealed class Reader(DataViewSchema.Column label) : IMaker
    {
        public ClassValues Make<T>(PrimitiveDataViewType type)
        {
            VBuffer<T> values = default;
            label.Annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref values);
            return new Typed<T>(type, values.DenseValues().ToArray());
        }
    }

    private sealed class Converter(IReadOnlyList<object> values) : IMaker
    {
        public ClassValues Make<T>(PrimitiveDataViewType type) =>
            new Typed<T>(type, values.Select(value => (T)(value is string text ? text.AsMemory() : value)).ToArray());
    }

    private sealed class Typed<T>(PrimitiveDataViewType itemType, T[] values) : ClassValues
    {
        internal override PrimitiveDataViewType ItemType => itemType;

        internal override IReadOnlyList<object> Values =>
            values.Select(value => value is ReadOnlyMemory<char> text ? text.ToString() : (object)value!).ToArray();

        internal override void AddTo(DataViewSchema.Annotations.Builder builder, string kind) => builder.Add(
            kind,
            new VectorDataViewType(itemType, values.Length),
            (ref VBuffer<T> value) => new VBuffer<T>(values.Length, values).CopyTo(ref value));
    }
}
