namespace TorchSharp;

public static partial class torch
{
    // One item of x[...].
    public struct TensorIndex
    {
        public static TensorIndex None = new(IndexKind.None);
        public static TensorIndex Ellipsis = new(IndexKind.Ellipsis);
        public static TensorIndex Null = new(IndexKind.Slice);
        public static TensorIndex Colon = new(IndexKind.Slice);

        internal const long Absent = long.MinValue;

        private readonly IndexKind _kind;
        private readonly long _start;
        private readonly long _stop = Absent;
        private readonly long _step = Absent;
        private readonly Tensor? _tensor;

        private TensorIndex(IndexKind kind, long start = Absent, long stop = Absent, long step = Absent,
            Tensor? tensor = null)
        {
            _kind = kind;
            _start = start;
            _stop = stop;
            _step = step;
            _tensor = tensor;
        }

        internal enum IndexKind : long
        {
            None,
            Ellipsis,
            Position,
            Boolean,
            Slice,
            Tensor,
        }

        internal readonly Tensor? IndexTensor => _tensor;

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Index index) => Single(FromEnd(index));

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        public static implicit operator Tensor(TensorIndex value)
            => value._tensor ?? throw new InvalidCastException("The index is not a tensor.");

        public static TensorIndex Single(long? index) => index.HasValue ? new(IndexKind.Position, index.Value) : None;

        public static TensorIndex Bool(bool value) => new(IndexKind.Boolean, value ? 1 : 0);

        public static TensorIndex Tensor(Tensor tensor) => new(IndexKind.Tensor, tensor: tensor);

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null)
            => new(IndexKind.Slice, start ?? Absent, stop ?? Absent, step ?? Absent);

        public static TensorIndex Slice((int?, int?) range) => Slice(range.Item1, range.Item2);

        // ^0 is the end itself: no bound.
        public static TensorIndex Slice(Range range)
            => new(IndexKind.Slice, FromEnd(range.Start),
                range.End.IsFromEnd && range.End.Value == 0 ? Absent : FromEnd(range.End));

        internal readonly IndexItem ToItem() => new()
        {
            Kind = (long)_kind,
            Start = _start,
            Stop = _kind == IndexKind.Slice ? _stop : Absent,
            Step = _kind == IndexKind.Slice ? _step : Absent,
            Tensor = _tensor?.Handle ?? 0,
        };

        private static long FromEnd(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
