namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => NativeMethods.et_cat(TensorList.Of(tensors), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
        => NativeMethods.et_stack(TensorList.Of(tensors), dim);

    public static Tensor hstack(IEnumerable<Tensor> tensors) => NativeMethods.et_hstack(TensorList.Of(tensors));

    public static Tensor hstack(IList<Tensor> tensors) => NativeMethods.et_hstack(TensorList.Of(tensors));

    public static Tensor hstack(params Tensor[] tensors) => NativeMethods.et_hstack(TensorList.Of(tensors));

    public static Tensor vstack(IList<Tensor> tensors) => NativeMethods.et_vstack(TensorList.Of(tensors));

    public static Tensor row_stack(IList<Tensor> tensors) => vstack(tensors);

    public static Tensor row_stack(params Tensor[] tensors) => vstack(tensors);

    public static Tensor dstack(IEnumerable<Tensor> tensors) => NativeMethods.et_dstack(TensorList.Of(tensors));

    public static Tensor dstack(IList<Tensor> tensors) => NativeMethods.et_dstack(TensorList.Of(tensors));

    public static Tensor dstack(params Tensor[] tensors) => NativeMethods.et_dstack(TensorList.Of(tensors));

    public static Tensor column_stack(IList<Tensor> tensors) => NativeMethods.et_column_stack(TensorList.Of(tensors));

    public static Tensor column_stack(params Tensor[] tensors) => NativeMethods.et_column_stack(TensorList.Of(tensors));

    public static Tensor block_diag(params Tensor[] tensors) => NativeMethods.et_block_diag(TensorList.Of(tensors));

    public static Tensor cartesian_prod(IList<Tensor> tensors) => NativeMethods.et_cartesian_prod(TensorList.Of(tensors));

    public static Tensor cartesian_prod(params Tensor[] tensors) => NativeMethods.et_cartesian_prod(TensorList.Of(tensors));

    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false)
        => NativeMethods.et_combinations(input, r, with_replacement);

    public static Tensor einsum(string equation, params Tensor[] tensors)
        => NativeMethods.et_einsum(equation, TensorList.Of(tensors));

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
        => NativeMethods.et_meshgrid(TensorList.Of(tensors), indexing).ToArray();

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
        => NativeMethods.et_broadcast_tensors(TensorList.Of(tensors)).ToArray();

    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => Array.ConvertAll(input, t => t.atleast_1d());

    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => Array.ConvertAll(input, t => t.atleast_2d());

    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => Array.ConvertAll(input, t => t.atleast_3d());

    // The positions where the condition holds, a tensor for each dimension.
    public static Tensor[] where(Tensor condition) => NativeMethods.et_where_positions(condition).ToArray();

    public static Size broadcast_shapes(params long[][] shapes)
    {
        var rank = shapes.Length == 0 ? 0 : shapes.Max(shape => shape.Length);
        var result = new long[rank];
        Array.Fill(result, 1);
        foreach (var shape in shapes)
        {
            for (var d = 1; d <= shape.Length; d++)
            {
                var size = shape[^d];
                if (size != 1 && result[^d] != 1 && size != result[^d])
                    throw new ArgumentException($"Shape mismatch: sizes {result[^d]} and {size} cannot be broadcast to one shape.");
                if (size != 1)
                    result[^d] = size;
            }
        }

        return new Size(result);
    }
}
