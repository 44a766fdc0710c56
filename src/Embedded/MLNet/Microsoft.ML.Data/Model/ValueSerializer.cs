using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// One value of a column's type in binary.
internal abstract class ValueSerializer
{
    public static ValueSerializer Of(DataViewType type)
    {
        var serializer = type is VectorDataViewType vector
            ? typeof(VectorSerializer<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(ScalarSerializer<>).MakeGenericType(type.RawType);
        return (ValueSerializer)Activator.CreateInstance(serializer);
    }

    public abstract void Save(BinaryWriter writer, Delegate getter);

    // A getter of the value read.
    public abstract Delegate Load(BinaryReader reader);

    private static void Write<T>(BinaryWriter writer, T value)
    {
        switch (value)
        {
            case sbyte v: writer.Write(v); break;
            case byte v: writer.Write(v); break;
            case short v: writer.Write(v); break;
            case ushort v: writer.Write(v); break;
            case int v: writer.Write(v); break;
            case uint v: writer.Write(v); break;
            case long v: writer.Write(v); break;
            case ulong v: writer.Write(v); break;
            case float v: writer.Write(v); break;
            case double v: writer.Write(v); break;
            case bool v: writer.Write(v); break;
            case ReadOnlyMemory<char> v: writer.Write(v.ToString()); break;
            case TimeSpan v: writer.Write(v.Ticks); break;
            case DateTime v: writer.Write(v.Ticks); break;
            case DateTimeOffset v:
                writer.Write(v.Ticks);
                writer.Write(v.Offset.Ticks);
                break;
            case DataViewRowId v:
                writer.Write(v.Low);
                writer.Write(v.High);
                break;
            default: throw Contracts.ExceptNotSupp($"A value of type {typeof(T)} cannot be saved");
        }
    }

    private static T Read<T>(BinaryReader reader)
    {
        object value = default(T) switch
        {
            sbyte => reader.ReadSByte(),
            byte => reader.ReadByte(),
            short => reader.ReadInt16(),
            ushort => reader.ReadUInt16(),
            int => reader.ReadInt32(),
            uint => reader.ReadUInt32(),
            long => reader.ReadInt64(),
            ulong => reader.ReadUInt64(),
            float => reader.ReadSingle(),
            double => reader.ReadDouble(),
            bool => reader.ReadBoolean(),
            ReadOnlyMemory<char> => reader.ReadString().AsMemory(),
            TimeSpan => new TimeSpan(reader.ReadInt64()),
            DateTime => ReadTime(reader),
            DateTimeOffset => ReadTimeWithOffset(reader),
            DataViewRowId => new DataViewRowId(reader.ReadUInt64(), reader.ReadUInt64()),
            _ => throw Contracts.ExceptNotSupp($"A value of type {typeof(T)} cannot be read"),
        };
        return (T)value;
    }

    private static DateTime ReadTime(BinaryReader reader)
    {
        var ticks = reader.ReadInt64();
        Contracts.CheckDecode(ticks >= 0 && ticks <= DateTime.MaxValue.Ticks, "A date is out of range");
        return new DateTime(ticks);
    }

    private static DateTimeOffset ReadTimeWithOffset(BinaryReader reader)
    {
        try
        {
            return new DateTimeOffset(reader.ReadInt64(), new TimeSpan(reader.ReadInt64()));
        }
        catch (ArgumentException exception)
        {
            throw Contracts.ExceptDecode(null, exception, "A date is out of range");
        }
    }

    // The array grows with what is there, whatever count the file claims.
    private static TItem[] ReadMany<TItem>(int count, Func<BinaryReader, TItem> read, BinaryReader reader)
    {
        const int Step = 1 << 16;
        var items = new TItem[Math.Min(count, Step)];
        for (var i = 0; i < count; i++)
        {
            if (i == items.Length)
                Array.Resize(ref items, (int)Math.Min(count, 2L * items.Length));
            items[i] = read(reader);
        }
        return items;
    }

    private sealed class ScalarSerializer<T> : ValueSerializer
    {
        public override void Save(BinaryWriter writer, Delegate getter)
        {
            T value = default;
            ((ValueGetter<T>)getter)(ref value);
            Write(writer, value);
        }

        public override Delegate Load(BinaryReader reader)
        {
            var loaded = Read<T>(reader);
            return (ValueGetter<T>)((ref T value) => value = loaded);
        }
    }

    private sealed class VectorSerializer<T> : ValueSerializer
    {
        public override void Save(BinaryWriter writer, Delegate getter)
        {
            VBuffer<T> value = default;
            ((ValueGetter<VBuffer<T>>)getter)(ref value);
            writer.Write(value.Length);
            writer.Write(value.GetValues().Length);
            foreach (var item in value.GetValues())
                Write(writer, item);
            foreach (var index in value.GetIndices())
                writer.Write(index);
        }

        public override Delegate Load(BinaryReader reader)
        {
            var length = reader.ReadInt32();
            var count = reader.ReadInt32();
            Contracts.CheckDecode(count >= 0 && count <= length, "A vector has more values than slots");
            var values = ReadMany(count, Read<T>, reader);
            var indices = count == length ? null : ReadMany(count, source => source.ReadInt32(), reader);
            for (var i = 0; indices is not null && i < count; i++)
                Contracts.CheckDecode(indices[i] > (i == 0 ? -1 : indices[i - 1]) && indices[i] < length, "The slots of a sparse vector are not in order");
            var loaded = new VBuffer<T>(length, count, values, indices);
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => loaded.CopyTo(ref value));
        }
    }
}
