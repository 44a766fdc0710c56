namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => Assign(indices, value);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => Assign(ToIndices(indices), value);
        }

        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => Put(indices, value);
        }

        public Tensor this[long i1]
        {
            get => At([i1]);
            set => Put([i1], value);
        }

        public Tensor this[long i1, long i2]
        {
            get => At([i1, i2]);
            set => Put([i1, i2], value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => At([i1, i2, i3]);
            set => Put([i1, i2, i3], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At([i1, i2, i3, i4]);
            set => Put([i1, i2, i3, i4], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => At([i1, i2, i3, i4, i5]);
            set => Put([i1, i2, i3, i4, i5], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => At([i1, i2, i3, i4, i5, i6]);
            set => Put([i1, i2, i3, i4, i5, i6], value);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            Span<IndexItem> items = stackalloc IndexItem[indices.Length];
            Fill(items, indices);
            var result = NativeMethods.et_index(this, items, items.Length);
            GC.KeepAlive(indices);
            return result;
        }

        public Tensor index(params Tensor[] indices) => index(ToIndices(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Assign(indices, value);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, ToIndices(indices));

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            Span<IndexItem> items = stackalloc IndexItem[indices.Length];
            Fill(items, indices);
            NativeMethods.Check(NativeMethods.et_index_put_scalar_(this, items, items.Length, in value.Value));
            GC.KeepAlive(indices);
            return this;
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, ToIndices(indices));

        private void Assign(TensorIndex[] indices, Tensor value)
        {
            Span<IndexItem> items = stackalloc IndexItem[indices.Length];
            Fill(items, indices);
            NativeMethods.Check(NativeMethods.et_index_put_(this, items, items.Length, value));
            GC.KeepAlive(indices);
        }

        private Tensor At(ReadOnlySpan<long> positions)
        {
            Span<IndexItem> items = stackalloc IndexItem[positions.Length];
            Fill(items, positions);
            return NativeMethods.et_index(this, items, items.Length);
        }

        private void Put(ReadOnlySpan<long> positions, Tensor value)
        {
            Span<IndexItem> items = stackalloc IndexItem[positions.Length];
            Fill(items, positions);
            NativeMethods.Check(NativeMethods.et_index_put_(this, items, items.Length, value));
        }

        private static void Fill(Span<IndexItem> items, TensorIndex[] indices)
        {
            for (var i = 0; i < items.Length; i++)
                items[i] = indices[i].ToItem();
        }

        private static void Fill(Span<IndexItem> items, ReadOnlySpan<long> positions)
        {
            for (var i = 0; i < items.Length; i++)
                items[i] = TensorIndex.Single(positions[i]).ToItem();
        }

        private static TensorIndex[] ToIndices(Tensor[] tensors) => Array.ConvertAll(tensors, TensorIndex.Tensor);
    }
}
