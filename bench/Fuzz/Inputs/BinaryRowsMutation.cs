using System.Buffers.Binary;
using System.IO.Compression;

namespace Bench.Fuzz.Inputs;

/// <summary>Changes files of rows in binary: anywhere, or behind the packing of one column of a file that has one block.</summary>
internal static class BinaryRowsMutation
{
    private const int HeaderSize = 24;
    private const int TailSize = 32;
    private const int TableEntrySize = 12;

    public static byte[] Apply(byte[] file, Random random) => random.Next(3) switch
    {
        0 => Mutation.Apply(file, random),
        1 => OverwriteNumbers(file, random),
        _ => ChangeColumn(file, random),
    };

    // Where lengths, offsets, counts and types are.
    private static byte[] OverwriteNumbers(byte[] file, Random random)
    {
        byte[] changed = [.. file];
        int data = BlockOffset(file);
        int size = 8 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(data));
        Span<byte> part = random.Next(4) switch
        {
            0 => changed.AsSpan(8, HeaderSize - 8),
            1 => changed.AsSpan(HeaderSize, data - HeaderSize),
            2 => changed.AsSpan(changed.Length - TailSize - TableEntrySize),
            _ => changed.AsSpan(data, Math.Min(8, size)),
        };
        for (int count = random.Next(1, 3); count > 0; count--)
            Mutation.Overwrite(part, random);
        return changed;
    }

    private static byte[] ChangeColumn(byte[] file, Random random)
    {
        int at = BlockOffset(file);
        int table = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(file.Length - TailSize));
        for (int skip = random.Next(12); skip > 0; skip--)
        {
            int next = at + 8 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
            if (next >= table)
                break;
            at = next;
        }
        int packedLength = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
        using var unpacked = new MemoryStream();
        using (var deflate = new DeflateStream(new MemoryStream(file, at + 8, packedLength), CompressionMode.Decompress))
            deflate.CopyTo(unpacked);
        byte[] content = Mutation.Apply(unpacked.ToArray(), random);
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(content);
        byte[] changed =
        [
            .. file.AsSpan(0, at), .. BitConverter.GetBytes((int)packed.Length), .. BitConverter.GetBytes(content.Length), .. packed.ToArray(),
            .. file.AsSpan(at + 8 + packedLength),
        ];
        BinaryPrimitives.WriteInt64LittleEndian(changed.AsSpan(changed.Length - TailSize), table + packed.Length - packedLength);
        return changed;
    }

    private static int BlockOffset(byte[] file) =>
        HeaderSize + (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(HeaderSize - 8));
}
