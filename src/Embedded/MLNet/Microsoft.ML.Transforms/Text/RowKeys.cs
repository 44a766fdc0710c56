using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The keys of a vector column in the current row; 0 for those that are missing or too large.
internal abstract class RowKeys
{
    public static RowKeys Create(DataViewRow row, DataViewSchema.Column column) =>
        Type.GetTypeCode(column.Type.GetItemType().RawType) switch
        {
            TypeCode.Byte => new Typed<byte>(row, column),
            TypeCode.UInt16 => new Typed<ushort>(row, column),
            TypeCode.UInt32 => new Typed<uint>(row, column),
            _ => new Typed<ulong>(row, column),
        };

    // What the keys stand for, empty where that is not known.
    public static VBuffer<ReadOnlyMemory<char>> ReadKeyValues(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        if (column.HasKeyValues(TextDataViewType.Instance))
            column.Annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref values);
        return values;
    }

    public abstract ReadOnlySpan<uint> Read();

    private sealed class Typed<T>(DataViewRow row, DataViewSchema.Column column) : RowKeys
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        private readonly ValueGetter<VBuffer<T>> _getter = row.GetGetter<VBuffer<T>>(column);
        private readonly ulong _largest = Math.Min(uint.MaxValue, column.Type.GetItemType().GetKeyCount());
        private VBuffer<T> _vector;
        private uint[] _keys = [];

        public override ReadOnlySpan<uint> Read()
        {
            _getter(ref _vector);
            if (_keys.Length < _vector.Length)
                _keys = new uint[_vector.Length];
            var keys = _keys.AsSpan(0, _vector.Length);
            var values = _vector.GetValues();
            var indices = _vector.GetIndices();
            if (!_vector.IsDense)
                keys.Clear();
            for (var i = 0; i < values.Length; i++)
            {
                var key = ulong.CreateTruncating(values[i]);
                keys[indices.IsEmpty ? i : indices[i]] = key <= _largest ? (uint)key : 0;
            }
            return keys;
        }
    }
}
