using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Column types in binary: the standard primitives, keys, and vectors of these.
internal static class TypeSerializer
{
    private const byte Vector = 100;
    private const byte Key = 101;

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
        if (code == Vector)
        {
            var item = Load(reader) as PrimitiveDataViewType;
            Contracts.CheckDecode(item is not null);
            var dimensions = new int[reader.ReadInt32()];
            for (var i = 0; i < dimensions.Length; i++)
                dimensions[i] = reader.ReadInt32();
            return new VectorDataViewType(item, ImmutableArray.Create(dimensions));
        }
        if (code == Key)
            return new KeyDataViewType(Load(reader).RawType, reader.ReadUInt64());
        Contracts.CheckDecode(code < _primitives.Length, "The schema has a column of a type that is not known");
        return _primitives[code];
    }
}
