using System.Buffers.Binary;

namespace Bench.Fuzz.Inputs;

/// <summary>Changes bytes as damage and malice do, whatever they mean.</summary>
internal static class Mutation
{
    private static readonly byte[] _bytes = [0, 1, 2, 0x7F, 0x80, 0xFE, 0xFF, (byte)'"', (byte)',', (byte)'\n', (byte)'\r', (byte)':', (byte)'{', (byte)' '];

    private static readonly long[] _numbers =
    [
        0, 1, -1, 2, 7, 255, 256, 32767, 65535, 65536, 1 << 20, 1 << 24, 1 << 28, 1 << 30, int.MaxValue, int.MinValue, uint.MaxValue,
        1L << 32, 1L << 40, long.MaxValue, long.MinValue,
    ];

    /// <summary>A copy with one to six changes, none of them before the start.</summary>
    public static byte[] Apply(byte[] bytes, Random random, byte[]? other = null, int start = 0)
    {
        byte[] changed = [.. bytes];
        for (int count = 1 + (random.Next(3) == 0 ? random.Next(6) : random.Next(2)); count > 0; count--)
            changed = ApplyOnce(changed, random, other ?? bytes, Math.Min(start, changed.Length));
        return changed;
    }

    /// <summary>Changes that keep the length, as a format with offsets needs them.</summary>
    public static void Overwrite(Span<byte> bytes, Random random)
    {
        if (bytes.IsEmpty)
            return;
        int at = random.Next(bytes.Length);
        switch (random.Next(4))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = _bytes[random.Next(_bytes.Length)]; break;
            case 2: bytes[at] = (byte)random.Next(256); break;
            default: WriteNumber(bytes[at..], random); break;
        }
    }

    private static byte[] ApplyOnce(byte[] bytes, Random random, byte[] other, int start)
    {
        int at = random.Next(start, bytes.Length + 1);
        int end = Math.Min(bytes.Length, at + random.Next(random.Next(4) == 0 ? bytes.Length + 1 : 17));
        switch (random.Next(10))
        {
            case 0: return random.Next(3) == 0 ? bytes[..at] : [.. bytes.AsSpan(0, at), .. bytes.AsSpan(end)];
            case 1: return [.. bytes.AsSpan(0, end), .. bytes.AsSpan(at)];
            case 2:
                int from = random.Next(other.Length + 1);
                return [.. bytes.AsSpan(0, at), .. other.AsSpan(from, random.Next(other.Length - from + 1)), .. bytes.AsSpan(end)];
            case 3:
                bytes.AsSpan(at, end - at).Fill(_bytes[random.Next(_bytes.Length)]);
                return bytes;
            default:
                Overwrite(bytes.AsSpan(start), random);
                return bytes;
        }
    }

    private static void WriteNumber(Span<byte> target, Random random)
    {
        long number = _numbers[random.Next(_numbers.Length)];
        bool bigEndian = random.Next(4) == 0;
        Span<byte> bytes = stackalloc byte[8];
        int size = 1 << random.Next(1, 4);
        if (bigEndian)
            BinaryPrimitives.WriteInt64BigEndian(bytes, number << (64 - (8 * size)));
        else
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        size = Math.Min(size, target.Length);
        bytes[..size].CopyTo(target);
    }
}
