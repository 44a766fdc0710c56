using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A file of rows: header, schema, blocks of rows, and a table of the blocks whose place the last bytes say.
//   header: signature, version that wrote, version that can read, length of the schema
//   block:  for each column the length packed, the length unpacked, and the deflated values
//   table:  for each block its place and its number of rows
//   tail:   place of the table, number of blocks, number of rows, signature
internal static class BinaryFormat
{
    private const ulong Signature = 0x0053574F52004C4D; // "ML", 0, "ROWS", 0
    private const ulong TailSignature = 0x4D4C00524F575300; // the same read backwards
    private const uint VersionWritten = 0x00010001;
    private const uint VersionReadable = 0x00010001;
    private const uint VersionWeCanReadBack = 0x00010001;
    private const int HeaderSize = 24;
    private const int TailSize = 32;
    private const int TableEntrySize = 12;

    // A block ends with the row that brings it to one of these.
    public const int BlockBytes = 1 << 20;
    public const int BlockRows = 1 << 14;

    public readonly record struct Block(long Offset, int RowCount);

    public static byte[] MakeHeader(DataViewSchema schema)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Signature);
        writer.Write(VersionWritten);
        writer.Write(VersionReadable);
        writer.Write(0L);
        SchemaSerializer.Save(writer, schema);
        var length = stream.Length;
        stream.Position = HeaderSize - sizeof(long);
        writer.Write(length - HeaderSize);
        return stream.ToArray();
    }

    public static byte[] MakeTail(List<Block> blocks, long offset)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var block in blocks)
        {
            writer.Write(block.Offset);
            writer.Write(block.RowCount);
        }
        writer.Write(offset);
        writer.Write((long)blocks.Count);
        writer.Write(blocks.Sum(block => (long)block.RowCount));
        writer.Write(TailSignature);
        return stream.ToArray();
    }

    public static DataViewSchema ReadHeader(Stream stream)
    {
        Contracts.CheckDecode(stream.Length >= HeaderSize + TailSize, "The file is too short for one of rows in binary");
        stream.Position = 0;
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        Contracts.CheckDecode(reader.ReadUInt64() == Signature, "The file does not hold rows in binary");
        var written = reader.ReadUInt32();
        Contracts.CheckDecode(reader.ReadUInt32() <= VersionWritten, "The file was written by a version that is too new");
        Contracts.CheckDecode(written >= VersionWeCanReadBack, "The file was written by a version that is too old");
        var length = reader.ReadInt64();
        Contracts.CheckDecode(length > 0 && length <= stream.Length - HeaderSize - TailSize, "The length of the schema is wrong");
        var schema = SchemaSerializer.Load(reader);
        Contracts.CheckDecode(stream.Position == HeaderSize + length, "The schema is not as long as the file says");
        return schema;
    }

    // The blocks, for a stream of which the header was read just before.
    public static Block[] ReadTable(Stream stream)
    {
        var start = stream.Position;
        var tail = stream.Length - TailSize;
        stream.Position = tail;
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var table = reader.ReadInt64();
        var count = reader.ReadInt64();
        var rowCount = reader.ReadInt64();
        Contracts.CheckDecode(reader.ReadUInt64() == TailSignature, "The file of rows is cut");
        Contracts.CheckDecode(table >= start && table <= tail && count == (tail - table) / TableEntrySize
            && table + (count * TableEntrySize) == tail, "The table of the blocks has another length than the file says");
        var blocks = new Block[count];
        stream.Position = table;
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new Block(reader.ReadInt64(), reader.ReadInt32());
            Contracts.CheckDecode(blocks[i].Offset >= start && blocks[i].Offset < table, "A block lies outside its part of the file");
            Contracts.CheckDecode(blocks[i].RowCount is > 0 and <= BlockRows, "A block has a wrong number of rows");
            start = blocks[i].Offset;
        }
        Contracts.CheckDecode(blocks.Sum(block => (long)block.RowCount) == rowCount, "The blocks have another number of rows than the file says");
        return blocks;
    }
}
