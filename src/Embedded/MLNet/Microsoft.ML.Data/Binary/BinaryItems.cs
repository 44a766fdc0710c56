using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Many items of one type as bytes, little-endian, and back.
internal static class BinaryItems
{
    private const int TicksBits = 62;

    public static void Write<T>(Stream stream, ReadOnlySpan<T> items)
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
        {
            foreach (var text in Cast<T, ReadOnlyMemory<char>>(items))
                Write<int>(stream, [text.Length]);
            foreach (var text in Cast<T, ReadOnlyMemory<char>>(items))
                Write(stream, text.Span);
        }
        else if (typeof(T) == typeof(DateTime))
        {
            foreach (var time in Cast<T, DateTime>(items))
                Write<ulong>(stream, [(ulong)time.Ticks | ((ulong)time.Kind << TicksBits)]);
        }
        else if (typeof(T) == typeof(DateTimeOffset))
        {
            foreach (var time in Cast<T, DateTimeOffset>(items))
                Write<long>(stream, [time.Ticks, time.Offset.Ticks]);
        }
        else
        {
            Contracts.Check(!RuntimeHelpers.IsReferenceOrContainsReferences<T>(), "Values of this type cannot be saved");
            stream.Write(Cast(items));
        }
    }

    // Fills the items from the beginning of the bytes, and moves that on.
    public static void Read<T>(ref ReadOnlySpan<byte> bytes, scoped Span<T> items)
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
            ReadTexts(ref bytes, Cast<T, ReadOnlyMemory<char>>(items));
        else if (typeof(T) == typeof(DateTime))
            ReadTimes(ref bytes, Cast<T, DateTime>(items));
        else if (typeof(T) == typeof(DateTimeOffset))
            ReadTimes(ref bytes, Cast<T, DateTimeOffset>(items));
        else
            ReadPlain(ref bytes, items);
    }

    private static void ReadPlain<T>(ref ReadOnlySpan<byte> bytes, scoped Span<T> items)
    {
        var target = Cast(items);
        Take(ref bytes, target.Length).CopyTo(target);
        if (typeof(T) == typeof(bool))
            Contracts.CheckDecode(!target.ContainsAnyExceptInRange((byte)0, (byte)1), "A Boolean is neither false nor true");
    }

    private static void ReadTexts(ref ReadOnlySpan<byte> bytes, scoped Span<ReadOnlyMemory<char>> texts)
    {
        CheckRoom(bytes, texts.Length, sizeof(int));
        var lengths = new int[texts.Length];
        ReadPlain<int>(ref bytes, lengths);
        for (var i = 0; i < lengths.Length; i++)
        {
            CheckRoom(bytes, lengths[i], sizeof(char));
            texts[i] = new string(MemoryMarshal.Cast<byte, char>(Take(ref bytes, lengths[i] * sizeof(char)))).AsMemory();
        }
    }

    private static void ReadTimes(ref ReadOnlySpan<byte> bytes, scoped Span<DateTime> times)
    {
        Span<ulong> raw = stackalloc ulong[1];
        foreach (ref var time in times)
        {
            ReadPlain(ref bytes, raw);
            var ticks = (long)(raw[0] & ((1UL << TicksBits) - 1));
            var kind = (int)(raw[0] >> TicksBits);
            Contracts.CheckDecode(ticks <= DateTime.MaxValue.Ticks && kind <= (int)DateTimeKind.Local, "A date is out of range");
            time = new DateTime(ticks, (DateTimeKind)kind);
        }
    }

    private static void ReadTimes(ref ReadOnlySpan<byte> bytes, scoped Span<DateTimeOffset> times)
    {
        Span<long> raw = stackalloc long[2];
        foreach (ref var time in times)
        {
            ReadPlain(ref bytes, raw);
            Contracts.CheckDecode(raw[0] >= 0 && raw[0] <= DateTime.MaxValue.Ticks && Math.Abs((decimal)raw[1]) <= 14 * TimeSpan.TicksPerHour
                && raw[1] % TimeSpan.TicksPerMinute == 0 && raw[0] - raw[1] >= 0 && raw[0] - raw[1] <= DateTime.MaxValue.Ticks, "A date is out of range");
            time = new DateTimeOffset(raw[0], new TimeSpan(raw[1]));
        }
    }

    // Whether so many items of so many bytes can be in the bytes, to be asked before anything of that number is made.
    public static void CheckRoom(ReadOnlySpan<byte> bytes, int count, int itemSize) =>
        Contracts.CheckDecode(count >= 0 && count <= bytes.Length / itemSize, "A column of the file has fewer values than it says");

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        CheckRoom(bytes, count, 1);
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }

    // T has no references, which the compiler cannot know.
    private static Span<byte> Cast<T>(Span<T> items) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), checked(items.Length * Unsafe.SizeOf<T>()));

    private static ReadOnlySpan<byte> Cast<T>(ReadOnlySpan<T> items) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), checked(items.Length * Unsafe.SizeOf<T>()));

    private static Span<TTo> Cast<TFrom, TTo>(Span<TFrom> items) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TFrom, TTo>(ref MemoryMarshal.GetReference(items)), items.Length);

    private static ReadOnlySpan<TTo> Cast<TFrom, TTo>(ReadOnlySpan<TFrom> items) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TFrom, TTo>(ref MemoryMarshal.GetReference(items)), items.Length);
}
