using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_view(torch.Tensor self, ReadOnlySpan<long> shape, int shapeCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_view_as(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_reshape(torch.Tensor self, ReadOnlySpan<long> shape, int shapeCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_flatten(torch.Tensor self, long startDim, long endDim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_unflatten(torch.Tensor self, long dim, ReadOnlySpan<long> sizes,
        int sizesCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ravel(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_permute(torch.Tensor self, ReadOnlySpan<long> permutation,
        int permutationCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_transpose(torch.Tensor self, long dim0, long dim1);

    [LibraryImport(Library)]
    internal static partial int et_transpose_(torch.Tensor self, long dim0, long dim1);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_t(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_movedim(torch.Tensor self, ReadOnlySpan<long> source, int sourceCount,
        ReadOnlySpan<long> destination, int destinationCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_squeeze(torch.Tensor self, OptionalInteger dim);

    [LibraryImport(Library)]
    internal static partial int et_squeeze_(torch.Tensor self, OptionalInteger dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_unsqueeze(torch.Tensor self, long dim);

    [LibraryImport(Library)]
    internal static partial int et_unsqueeze_(torch.Tensor self, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_expand(torch.Tensor self, ReadOnlySpan<long> sizes, int sizesCount,
        NativeBool isImplicit);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_expand_as(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_broadcast_to(torch.Tensor self, ReadOnlySpan<long> shape, int shapeCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_repeat(torch.Tensor self, ReadOnlySpan<long> sizes, int sizesCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_repeat_interleave_tensor(torch.Tensor self, torch.Tensor repeats,
        OptionalInteger dim, OptionalInteger outputSize);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_repeat_interleave(torch.Tensor self, long repeats, OptionalInteger dim,
        OptionalInteger outputSize);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_tile(torch.Tensor self, ReadOnlySpan<long> reps, int repsCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_flip(torch.Tensor self, ReadOnlySpan<long> dims, int dimsCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_fliplr(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_flipud(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_roll(torch.Tensor self, ReadOnlySpan<long> shifts, int shiftsCount,
        ReadOnlySpan<long> dims, int dimsCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_rot90(torch.Tensor self, long k, long dim0, long dim1);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_unfold(torch.Tensor self, long dimension, long size, long step);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_as_strided(torch.Tensor self, ReadOnlySpan<long> size, int sizeCount,
        ReadOnlySpan<long> strides, int stridesCount, long storageOffset);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_atleast_1d(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_atleast_2d(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_atleast_3d(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_diag(torch.Tensor self, long diagonal);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_diag_embed(torch.Tensor self, long offset, long dim1, long dim2);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_diagflat(torch.Tensor self, long offset);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_triu(torch.Tensor self, long diagonal);

    [LibraryImport(Library)]
    internal static partial int et_triu_(torch.Tensor self, long diagonal);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_tril(torch.Tensor self, long diagonal);

    [LibraryImport(Library)]
    internal static partial int et_tril_(torch.Tensor self, long diagonal);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_channel_shuffle(torch.Tensor self, long groups);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mT(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mH(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_T(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_H(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_adjoint(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_vander(torch.Tensor self, long N, NativeBool increasing);
}
