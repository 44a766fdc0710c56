using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_linear(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_bilinear(torch.Tensor input1, torch.Tensor input2, torch.Tensor weight,
        torch.Tensor? bias);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_conv(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias,
        ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, int count, long groups);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_conv_padding(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias,
        ReadOnlySpan<long> stride, NativeBool paddingSame, ReadOnlySpan<long> dilation, int count, long groups);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_conv_transpose(torch.Tensor input, torch.Tensor weight,
        torch.Tensor? bias, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, ReadOnlySpan<long> outputPadding,
        ReadOnlySpan<long> dilation, int count, long groups);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_embedding(torch.Tensor weight, torch.Tensor indices, long paddingIdx,
        double maxNorm, double normType, NativeBool scaleGradByFreq, NativeBool sparse);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_embedding_bag(torch.Tensor weight, torch.Tensor indices,
        torch.Tensor? offsets, torch.Tensor? perSampleWeights, double maxNorm, double normType,
        NativeBool scaleGradByFreq, long mode, NativeBool sparse, NativeBool includeLastOffset, long paddingIdx);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_one_hot(torch.Tensor input, long numClasses);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_dropout(torch.Tensor input, double p, NativeBool training,
        NativeBool inplace, int kind);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_scaled_dot_product_attention(torch.Tensor query, torch.Tensor key,
        torch.Tensor value, torch.Tensor? mask, double p, NativeBool causal);

    [LibraryImport(Library)]
    internal static partial TensorList et_nn_multi_head_attention(torch.Tensor query, torch.Tensor key,
        torch.Tensor value, long heads, torch.Tensor? inProjWeight, torch.Tensor? inProjBias, torch.Tensor? qWeight,
        torch.Tensor? kWeight, torch.Tensor? vWeight, torch.Tensor? biasK, torch.Tensor? biasV, NativeBool addZeroAttn,
        double p, torch.Tensor outWeight, torch.Tensor? outBias, NativeBool training, torch.Tensor? keyPaddingMask,
        NativeBool needWeights, torch.Tensor? attnMask);

    [LibraryImport(Library)]
    internal static partial int et_nn_move(torch.Tensor tensor, int deviceType, int deviceIndex, int scalarType,
        NativeBool nonBlocking);

    [LibraryImport(Library)]
    internal static partial int et_nn_copy(torch.Tensor destination, torch.Tensor source);

    [LibraryImport(Library)]
    internal static partial int et_nn_zero_gradient(torch.Tensor tensor);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_flatten(torch.Tensor input, long start, long end);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_unflatten(torch.Tensor input, long dim, ReadOnlySpan<long> sizes,
        int count);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_transformer_residual(torch.Tensor input, torch.Tensor change,
        torch.Tensor normWeight, torch.Tensor normBias, double eps, double p, NativeBool training);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_transformer_feed_forward(torch.Tensor input, torch.Tensor weight1,
        torch.Tensor bias1, torch.Tensor weight2, torch.Tensor bias2, NativeBool gelu, double p, NativeBool training);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_parameters_to_vector(TensorList tensors);

    [LibraryImport(Library)]
    internal static partial int et_nn_vector_to_parameters(torch.Tensor vector, TensorList tensors);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_batch_norm(torch.Tensor input, torch.Tensor? weight, torch.Tensor? bias,
        torch.Tensor? runningMean, torch.Tensor? runningVar, NativeBool training, double momentum, double eps);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_instance_norm(torch.Tensor input, torch.Tensor? weight,
        torch.Tensor? bias, torch.Tensor? runningMean, torch.Tensor? runningVar, NativeBool useInputStats,
        double momentum, double eps, NativeBool batched);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_layer_norm(torch.Tensor input, ReadOnlySpan<long> shape, int count,
        torch.Tensor? weight, torch.Tensor? bias, double eps);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_group_norm(torch.Tensor input, long groups, torch.Tensor? weight,
        torch.Tensor? bias, double eps);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_local_response_norm(torch.Tensor input, long size, double alpha,
        double beta, double k);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_normalize(torch.Tensor input, double p, long dim, double eps);

    [LibraryImport(Library)]
    internal static partial int et_nn_count(torch.Tensor counter);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_max_pool(torch.Tensor input, ReadOnlySpan<long> kernel,
        ReadOnlySpan<long> stride, int strides, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, int count,
        NativeBool ceilMode);

    [LibraryImport(Library)]
    internal static partial TensorList et_nn_max_pool_with_indices(torch.Tensor input, ReadOnlySpan<long> kernel,
        ReadOnlySpan<long> stride, int strides, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, int count,
        NativeBool ceilMode);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_avg_pool(torch.Tensor input, ReadOnlySpan<long> kernel,
        ReadOnlySpan<long> stride, int strides, ReadOnlySpan<long> padding, int count, NativeBool ceilMode,
        NativeBool countIncludePad, long divisorOverride);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_adaptive_avg_pool(torch.Tensor input, ReadOnlySpan<long> size,
        int count);

    [LibraryImport(Library)]
    internal static partial TensorList et_nn_adaptive_max_pool(torch.Tensor input, ReadOnlySpan<long> size, int count);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_pad(torch.Tensor input, ReadOnlySpan<long> pad, int count, int mode,
        double value);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_interpolate(torch.Tensor input, ReadOnlySpan<long> size, int sizes,
        ReadOnlySpan<double> scale, int scales, int mode, NativeBool alignCorners);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_unfold(torch.Tensor input, ReadOnlySpan<long> kernel,
        ReadOnlySpan<long> dilation, ReadOnlySpan<long> padding, ReadOnlySpan<long> stride);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_fold(torch.Tensor input, ReadOnlySpan<long> output,
        ReadOnlySpan<long> kernel, ReadOnlySpan<long> dilation, ReadOnlySpan<long> padding, ReadOnlySpan<long> stride);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_pixel_shuffle(torch.Tensor input, long factor);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_pixel_unshuffle(torch.Tensor input, long factor);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_relu(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_relu6(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_selu(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_silu(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_mish(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_sigmoid(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_tanh(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_hardswish(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_hardsigmoid(torch.Tensor input, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_elu(torch.Tensor input, double alpha, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_celu(torch.Tensor input, double alpha, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_leaky_relu(torch.Tensor input, double slope, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_rrelu(torch.Tensor input, double lower, double upper,
        NativeBool training, NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_hardtanh(torch.Tensor input, double low, double high,
        NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_threshold(torch.Tensor input, double threshold, double value,
        NativeBool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_gelu(torch.Tensor input, NativeBool tanh);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_glu(torch.Tensor input, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_prelu(torch.Tensor input, torch.Tensor weight);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_softplus(torch.Tensor input, double beta, double threshold);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_softsign(torch.Tensor input);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_softshrink(torch.Tensor input, double lambda);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_hardshrink(torch.Tensor input, double lambda);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_tanhshrink(torch.Tensor input);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_logsigmoid(torch.Tensor input);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_softmax(torch.Tensor input, long dim, int scalarType);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_log_softmax(torch.Tensor input, long dim, int scalarType);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nn_softmin(torch.Tensor input, long dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_nn_recurrent(int kind, torch.Tensor input, torch.Tensor hidden,
        torch.Tensor? cell, TensorList parameters, NativeBool hasBiases, long layers, double dropout,
        NativeBool training, NativeBool bidirectional, NativeBool batchFirst);

    [LibraryImport(Library)]
    internal static partial TensorList et_nn_recurrent_cell(int kind, torch.Tensor input, torch.Tensor hidden,
        torch.Tensor? cell, torch.Tensor weightIh, torch.Tensor weightHh, torch.Tensor? biasIh, torch.Tensor? biasHh);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_fill(torch.Tensor tensor, double value);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_uniform(torch.Tensor tensor, double low, double high, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_normal(torch.Tensor tensor, double mean, double std, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_truncated_normal(torch.Tensor tensor, double mean, double std, double a,
        double b, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_eye(torch.Tensor tensor);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_dirac(torch.Tensor tensor);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_orthogonal(torch.Tensor tensor, double gain);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_sparse(torch.Tensor tensor, double sparsity, double std);

    [LibraryImport(Library)]
    internal static partial int et_nn_init_zero_row(torch.Tensor tensor, long row);
}
