using System.Buffers;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Memory of rows that all take as many numbers of one type. What lies there at first is anything.</summary>
internal abstract class RowMemory : IDisposable
{
    private RowMemory()
    {
    }

    internal abstract Span<byte> Bytes { get; }

    /// <summary>Makes it of uint8, int32 or float32.</summary>
    /// <param name="type">What the numbers are.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="rented">Whether it goes back to the shared pool when disposed: the pages of large arrays are touched anew whenever
    /// they are new, which costs more than to fill them.</param>
    internal static RowMemory Of(ScalarType type, int count, bool rented) => type switch
    {
        ScalarType.Byte => new Typed<byte>(count, rented, (items, shape) => torch.tensor(items, shape)),
        ScalarType.Int32 => new Typed<int>(count, rented, (items, shape) => torch.tensor(items, shape)),
        _ => new Typed<float>(count, rented, (items, shape) => torch.tensor(items, shape)),
    };

    /// <summary>Numbers from start on as a tensor. It may keep the memory itself, so it must end first.</summary>
    internal abstract Tensor ToTensor(int start, long[] shape);

    public abstract void Dispose();

    private sealed class Typed<T>(int count, bool rented, Func<Memory<T>, long[], Tensor> make) : RowMemory where T : unmanaged
    {
        private T[] items = rented ? ArrayPool<T>.Shared.Rent(count) : GC.AllocateUninitializedArray<T>(count);

        internal override Span<byte> Bytes => MemoryMarshal.AsBytes(items.AsSpan(0, count));

        internal override Tensor ToTensor(int start, long[] shape) =>
            make(items.AsMemory(start, checked((int)shape.Aggregate(1L, (product, size) => product * size))), shape);

        public override void Dispose()
        {
            if (rented && items.Length > 0)
                ArrayPool<T>.Shared.Return(items);
            items = [];
        }
    }
}
