using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Column types in binary: the standard primitives, keys, and vectors of these.
internal static class TypeSerializer
{
    private const byte Vector = 100;
    private const byte Key = 101;
    private const int MaximumDimensions = 32;

    // The place is the code in the file: add at the end only.
    private static readonly PrimitiveDataViewType[] _primitives =
    [
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16,
        NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
        NumberDataViewType.Single, NumberDataViewType.Double, TextDataViewType.Instance, BooleanDataViewType.Instance,
        TimeSpanDataViewType.Instance, DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance, RowIdDataViewType.Instance,
    ];

    public static bool CanSave(DataViewType type) => type switch
    {
        VectorDataViewType vector => CanSave(vector.ItemType),
        KeyDataViewType => true,
        _ => Array.IndexOf(_primitives, type) >= 0,
    };

    public static void Save(BinaryWriter writer, DataViewType type)
    {
        switch (type)
        {
            case VectorDataViewType vector:
                writer.Write(Vector);
                Save(writer, vector.ItemType);
                writer.Write(vector.Dimensions.Length);
                foreach (var dimension in vector.Dimensions)
                    writer.Write(dimension);
                break;
            case KeyDataViewType key:
                writer.Write(Key);
                Save(writer, NumberDataViewType.FromTypeOrNull(key.RawType));
                writer.Write(key.Count);
                break;
            default:
                var code = Array.IndexOf(_primitives, type);
                Contracts.Check(code >= 0, $"The type {type} cannot be saved");
                writer.Write((byte)code);
                break;
        }
    }

    public static DataViewType Load(BinaryReader reader)
    {
        var code = reader.ReadByte();
        if (code != Vector)
            return LoadItem(reader, code);
        var item = LoadItem(reader, reader.ReadByte());
        var count = reader.ReadInt32();
        Contracts.CheckDecode(count is > 0 and <= MaximumDimensions, "A column has a wrong number of dimensions");
        var dimensions = new int[count];
        long size = 1;
        for (var i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = reader.ReadInt32();
            Contracts.CheckDecode(dimensions[i] >= 0, "A dimension is negative");
            size *= dimensions[i];
            Contracts.CheckDecode(size <= int.MaxValue, "A vector has too many slots");
        }
        return new VectorDataViewType(item, ImmutableArray.Create(dimensions));
    }

    private static PrimitiveDataViewType LoadItem(BinaryReader reader, byte code)
    {
        if (code != Key)
        {
            Contracts.CheckDecode(code < _primitives.Length, "The schema has a column of a type that is not known");
            return _primitives[code];
        }
        code = reader.ReadByte();
        Contracts.CheckDecode(code < _primitives.Length && KeyDataViewType.IsValidDataType(_primitives[code].RawType), "A key is no unsigned integer");
        var count = reader.ReadUInt64();
        Contracts.CheckDecode(count > 0 && count <= KeyDataViewType.MaxCount(_primitives[code].RawType), "A key has a wrong number of values");
        return new KeyDataViewType(_primitives[code].RawType, count);
    }
}
