using System.Runtime.CompilerServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// One column of a block as bytes, and back.
internal abstract class BinaryColumn
{
    public static BinaryColumn Create(DataViewType type)
    {
        var column = type is VectorDataViewType vector
            ? typeof(Vectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(Scalars<>).MakeGenericType(type.RawType);
        return (BinaryColumn)Activator.CreateInstance(column, type);
    }

    // Begins to take values from this row.
    public abstract void Bind(DataViewRow row, DataViewSchema.Column column);

    // Takes the value of the row where it stands; gives the bytes that it needs, more or less.
    public abstract long Append(int row);

    public abstract void Write(Stream stream, int rowCount);

    // The bytes may be anything.
    public abstract void Read(ReadOnlySpan<byte> bytes, int rowCount, BlockColumn target);

    private static void CheckEnd(ReadOnlySpan<byte> rest) =>
        Contracts.CheckDecode(rest.IsEmpty, "A column of the file has more bytes than it needs");

    // Keys beyond their number would be indices beyond somebody's array.
    private static void CheckKeys<T>(ReadOnlySpan<T> values, DataViewType type)
    {
        if (type is not KeyDataViewType key)
            return;
        foreach (var value in values)
            Contracts.CheckDecode(ToUInt64(value) <= key.Count, "A key is larger than the number of its values");
    }

    private static ulong ToUInt64<T>(T key) => Unsafe.SizeOf<T>() switch
    {
        sizeof(byte) => Unsafe.As<T, byte>(ref key),
        sizeof(ushort) => Unsafe.As<T, ushort>(ref key),
        sizeof(uint) => Unsafe.As<T, uint>(ref key),
        _ => Unsafe.As<T, ulong>(ref key),
    };

    private static long SizeOf<T>(T value) =>
        value is ReadOnlyMemory<char> text ? sizeof(int) + (2L * text.Length) : Unsafe.SizeOf<T>();

    private sealed class Scalars<T>(DataViewType type) : BinaryColumn
    {
        private T[] _values;
        private ValueGetter<T> _getter;

        public override void Bind(DataViewRow row, DataViewSchema.Column column)
        {
            _getter = row.GetGetter<T>(column);
            _values = new T[BinaryFormat.BlockRows];
        }

        public override long Append(int row)
        {
            _getter(ref _values[row]);
            return SizeOf(_values[row]);
        }

        public override void Write(Stream stream, int rowCount) => BinaryItems.Write<T>(stream, _values.AsSpan(0, rowCount));

        public override void Read(ReadOnlySpan<byte> bytes, int rowCount, BlockColumn target)
        {
            var values = (BlockValues<T>)target;
            values.Clear(rowCount);
            BinaryItems.Read(ref bytes, values.Values.AsSpan(0, rowCount));
            CheckKeys<T>(values.Values.AsSpan(0, rowCount), type);
            CheckEnd(bytes);
        }
    }

    // Lengths of all rows where they vary, counts of all, indices of the sparse ones, values of all.
    private sealed class Vectors<T>(DataViewType type) : BinaryColumn
    {
        // Of a text at least its length.
        private static readonly int ItemSize = typeof(T) == typeof(ReadOnlyMemory<char>) ? sizeof(int) : Unsafe.SizeOf<T>();

        private readonly int _size = type.GetVectorSize();
        private readonly DataViewType _itemType = type.GetItemType();
        private readonly BlockVectors<T> _rows = new();
        private ValueGetter<VBuffer<T>> _getter;
        private VBuffer<T> _buffer;

        public override void Bind(DataViewRow row, DataViewSchema.Column column) => _getter = row.GetGetter<VBuffer<T>>(column);

        public override long Append(int row)
        {
            if (row == 0)
                _rows.Clear(BinaryFormat.BlockRows);
            _getter(ref _buffer);
            var values = _buffer.GetValues();
            if (_buffer.IsDense)
            {
                values.CopyTo(_rows.AddDense(row, values.Length));
            }
            else
            {
                values.CopyTo(_rows.AddSparse(row, _buffer.Length, values.Length, out var indices));
                _buffer.GetIndices().CopyTo(indices);
            }
            var size = 2L * sizeof(int);
            foreach (var value in values)
                size += SizeOf(value);
            return _buffer.IsDense ? size : size + (sizeof(int) * values.Length);
        }

        public override void Write(Stream stream, int rowCount)
        {
            for (var row = 0; row < rowCount && _size == 0; row++)
                BinaryItems.Write<int>(stream, [_rows.LengthOf(row)]);
            for (var row = 0; row < rowCount; row++)
                BinaryItems.Write<int>(stream, [_rows.ValuesOf(row).Length]);
            for (var row = 0; row < rowCount; row++)
                BinaryItems.Write(stream, _rows.IndicesOf(row));
            for (var row = 0; row < rowCount; row++)
                BinaryItems.Write(stream, _rows.ValuesOf(row));
        }

        public override void Read(ReadOnlySpan<byte> bytes, int rowCount, BlockColumn target)
        {
            var rows = (BlockVectors<T>)target;
            rows.Clear(rowCount);
            var lengths = new int[rowCount];
            if (_size == 0)
                BinaryItems.Read<int>(ref bytes, lengths);
            else
                Array.Fill(lengths, _size);
            var counts = new int[rowCount];
            BinaryItems.Read<int>(ref bytes, counts);
            var indices = ReadIndices(ref bytes, lengths, counts);
            var next = 0;
            for (var row = 0; row < rowCount; row++)
            {
                BinaryItems.CheckRoom(bytes, counts[row], ItemSize);
                Span<T> values;
                if (counts[row] == lengths[row])
                {
                    values = rows.AddDense(row, lengths[row]);
                }
                else
                {
                    values = rows.AddSparse(row, lengths[row], counts[row], out var slots);
                    indices.AsSpan(next, counts[row]).CopyTo(slots);
                    next += counts[row];
                }
                BinaryItems.Read(ref bytes, values);
                CheckKeys<T>(values, _itemType);
            }
            CheckEnd(bytes);
        }

        private static int[] ReadIndices(ref ReadOnlySpan<byte> bytes, int[] lengths, int[] counts)
        {
            long total = 0;
            for (var row = 0; row < counts.Length; row++)
            {
                Contracts.CheckDecode(counts[row] >= 0 && counts[row] <= lengths[row], "A vector has more values than slots");
                total += counts[row] < lengths[row] ? counts[row] : 0;
            }
            BinaryItems.CheckRoom(bytes, (int)Math.Min(total, int.MaxValue), sizeof(int));
            var indices = new int[total];
            BinaryItems.Read<int>(ref bytes, indices);
            var next = 0;
            for (var row = 0; row < counts.Length; row++)
            {
                var last = -1;
                for (var i = 0; i < counts[row] && counts[row] < lengths[row]; i++, next++)
                {
                    Contracts.CheckDecode(indices[next] > last && indices[next] < lengths[row], "The slots of a sparse vector are not in order");
                    last = indices[next];
                }
            }
            return indices;
        }
    }
}
