namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => NativeMethods.et_view(this, shape, shape.Length);

        public Tensor view_as(Tensor other) => NativeMethods.et_view_as(this, other);

        public Tensor reshape(params long[] shape) => NativeMethods.et_reshape(this, shape, shape.Length);

        public Tensor flatten(long start_dim = 0, long end_dim = -1)
            => NativeMethods.et_flatten(this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes)
            => NativeMethods.et_unflatten(this, dim, sizes, sizes.Length);

        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);

        public Tensor ravel() => NativeMethods.et_ravel(this);

        public Tensor permute(params long[] permutation)
            => NativeMethods.et_permute(this, permutation, permutation.Length);

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        public Tensor transpose(long dim0, long dim1) => NativeMethods.et_transpose(this, dim0, dim1);

        public Tensor transpose_(long dim0, long dim1) => InPlace(NativeMethods.et_transpose_(this, dim0, dim1));

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor t() => NativeMethods.et_t(this);

        public Tensor movedim(long[] source, long[] destination)
            => NativeMethods.et_movedim(this, source, source.Length, destination, destination.Length);

        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        public Tensor squeeze(long? dim = null) => NativeMethods.et_squeeze(this, dim);

        public Tensor squeeze_(long? dim = null) => InPlace(NativeMethods.et_squeeze_(this, dim));

        public Tensor unsqueeze(long dim) => NativeMethods.et_unsqueeze(this, dim);

        public Tensor unsqueeze_(long dim) => InPlace(NativeMethods.et_unsqueeze_(this, dim));

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false)
            => NativeMethods.et_expand(this, sizes, sizes.Length, isImplicit);

        public Tensor expand(long[] sizes, bool isImplicit = false) => expand((ReadOnlySpan<long>)sizes, isImplicit);

        public Tensor expand(Size sizes, bool isImplicit = false)
            => expand((ReadOnlySpan<long>)sizes.Shape, isImplicit);

        public Tensor expand(params long[] sizes) => expand((ReadOnlySpan<long>)sizes, false);

        public Tensor expand_as(Tensor other) => NativeMethods.et_expand_as(this, other);

        public Tensor broadcast_to(params long[] shape) => NativeMethods.et_broadcast_to(this, shape, shape.Length);

        public Tensor repeat(params long[] sizes) => NativeMethods.et_repeat(this, sizes, sizes.Length);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null)
            => NativeMethods.et_repeat_interleave_tensor(this, repeats, dim, output_size);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
            => NativeMethods.et_repeat_interleave(this, repeats, dim, output_size);

        public Tensor tile(long[] reps) => NativeMethods.et_tile(this, reps, reps.Length);

        public Tensor flip(params long[] dims) => NativeMethods.et_flip(this, dims, dims.Length);

        public Tensor fliplr() => NativeMethods.et_fliplr(this);

        public Tensor flipud() => NativeMethods.et_flipud(this);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default)
            => NativeMethods.et_roll(this, shifts, shifts.Length, dims, dims.Length);

        public Tensor roll(long shifts, long? dims = null)
            => dims.HasValue ? roll((ReadOnlySpan<long>)[shifts], [dims.Value]) : roll((ReadOnlySpan<long>)[shifts],
                default);

        public Tensor roll(long[] shifts) => roll((ReadOnlySpan<long>)shifts, default);

        public Tensor roll(long[] shifts, long[] dims) => roll((ReadOnlySpan<long>)shifts, (ReadOnlySpan<long>)dims);

        public Tensor roll((long, long) shifts, (long, long) dims)
            => roll((ReadOnlySpan<long>)[shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        public Tensor roll((long, long, long) shifts, (long, long, long) dims)
            => roll((ReadOnlySpan<long>)[shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2,
                dims.Item3]);

        public Tensor rot90(long k = 1, (long, long)? dims = null)
            => NativeMethods.et_rot90(this, k, dims?.Item1 ?? 0, dims?.Item2 ?? 1);

        public Tensor unfold(long dimension, long size, long step)
            => NativeMethods.et_unfold(this, dimension, size, step);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0)
            => NativeMethods.et_as_strided(this, size, size.Length, strides, strides.Length, storageOffset);

        public Tensor atleast_1d() => NativeMethods.et_atleast_1d(this);

        public Tensor atleast_2d() => NativeMethods.et_atleast_2d(this);

        public Tensor atleast_3d() => NativeMethods.et_atleast_3d(this);

        public Tensor diag(long diagonal = 0) => NativeMethods.et_diag(this, diagonal);

        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1)
            => NativeMethods.et_diag_embed(this, offset, dim1, dim2);

        public Tensor diagflat(long offset = 0) => NativeMethods.et_diagflat(this, offset);

        public Tensor triu(long diagonal = 0) => NativeMethods.et_triu(this, diagonal);

        public Tensor triu_(long diagonal = 0) => InPlace(NativeMethods.et_triu_(this, diagonal));

        public Tensor tril(long diagonal = 0) => NativeMethods.et_tril(this, diagonal);

        public Tensor tril_(long diagonal = 0) => InPlace(NativeMethods.et_tril_(this, diagonal));

        public Tensor channel_shuffle(long groups) => NativeMethods.et_channel_shuffle(this, groups);

        public Tensor mT => NativeMethods.et_mT(this);

        public Tensor mH => NativeMethods.et_mH(this);

        public Tensor T => NativeMethods.et_T(this);

        public Tensor H => NativeMethods.et_H(this);

        public Tensor adjoint() => NativeMethods.et_adjoint(this);

        public Tensor vander(long N = -1, bool increasing = false) => NativeMethods.et_vander(this, N, increasing);
    }
}
