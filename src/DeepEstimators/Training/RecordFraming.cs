using System.Buffers.Binary;
using System.Numerics;

namespace DeepEstimators.Training;

/// <summary>
/// The TFRecord format: length (uint64), its checksum, data, their checksum, all little-endian. A checksum is a CRC-32C, rotated and
/// shifted so that checksums of data that hold checksums still tell damage.
/// </summary>
internal static class RecordFraming
{
    private const uint MaskDelta = 0xa282ead8;

    internal static void Write(Stream stream, ReadOnlySpan<byte> data)
    {
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], Checksum(head[..8]));
        stream.Write(head);
        stream.Write(data);
        Span<byte> tail = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, Checksum(data));
        stream.Write(tail);
    }

    internal static uint Checksum(ReadOnlySpan<byte> data) => BitOperations.RotateRight(Crc32C(data), 15) + MaskDelta;

    internal static uint Crc32C(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
