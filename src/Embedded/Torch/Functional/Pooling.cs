namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                MaxPool(input, [kernel_size], stride is { } s ? [s] : null, [padding ?? 0], [dilation ?? 1], ceil_mode);

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                MaxPool(input, [kernel_size, kernel_size], stride is { } s ? [s, s] : null, [padding ?? 0, padding ?? 0], [dilation ?? 1, dilation ?? 1], ceil_mode);

            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                MaxPool(input, Array(kernel_size), stride is { } s ? Array(s) : null, Array(padding ?? (0, 0)), Array(dilation ?? (1, 1)), ceil_mode);

            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                MaxPool(input, kernel_size, strides, Each(padding, 2, 0), Each(dilation, 2, 1), ceil_mode);

            public static Tensor max_pool3d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                MaxPool(input, kernel_size, strides, Each(padding, 3, 0), Each(dilation, 3, 1), ceil_mode);

            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                AvgPool(input, [kernel_size], stride is { } s ? [s] : null, [padding ?? 0], ceil_mode, count_include_pad, null);

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                AvgPool(input, [kernel_size, kernel_size], stride is { } s ? [s, s] : null, [padding, padding], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                AvgPool(input, Array(kernel_size), stride is { } s ? Array(s) : null, Array(padding ?? (0, 0)), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                AvgPool(input, kernel_size, stride, Each(padding, 2, 0), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool3d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                AvgPool(input, kernel_size, stride, Each(padding, 3, 0), ceil_mode, count_include_pad, divisor_override);

            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => NativeMethods.et_nn_adaptive_avg_pool(input, [output_size], 1);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => NativeMethods.et_nn_adaptive_avg_pool(input, [output_size, output_size], 2);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => NativeMethods.et_nn_adaptive_avg_pool(input, Array(output_size), 2);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => NativeMethods.et_nn_adaptive_avg_pool(input, Each(output_size, 2, 1), 2);

            public static Tensor adaptive_avg_pool3d(Tensor input, long output_size) => NativeMethods.et_nn_adaptive_avg_pool(input, [output_size, output_size, output_size], 3);

            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) => NativeMethods.et_nn_adaptive_avg_pool(input, Each(output_size, 3, 1), 3);

            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) => WithoutIndices(AdaptiveMaxPool(input, [output_size]));

            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) => WithoutIndices(AdaptiveMaxPool(input, Each(output_size, 2, 1)));

            public static Tensor adaptive_max_pool3d(Tensor input, long[] output_size) => WithoutIndices(AdaptiveMaxPool(input, Each(output_size, 3, 1)));

            internal static Tensor MaxPool(Tensor input, long[] kernel, long[]? stride, long[] padding, long[] dilation, bool ceilMode) =>
                NativeMethods.et_nn_max_pool(input, kernel, stride, stride?.Length ?? 0, padding, dilation, kernel.Length, ceilMode);

            internal static (Tensor, Tensor) MaxPoolWithIndices(Tensor input, long[] kernel, long[]? stride, long[] padding, long[] dilation, bool ceilMode) =>
                NativeMethods.et_nn_max_pool_with_indices(input, kernel, stride, stride?.Length ?? 0, padding, dilation, kernel.Length, ceilMode).ToPair();

            internal static Tensor AvgPool(Tensor input, long[] kernel, long[]? stride, long[] padding, bool ceilMode, bool countIncludePad, long? divisorOverride) =>
                NativeMethods.et_nn_avg_pool(input, kernel, stride, stride?.Length ?? 0, padding, kernel.Length, ceilMode, countIncludePad, divisorOverride ?? 0);

            internal static (Tensor, Tensor) AdaptiveMaxPool(Tensor input, long[] size) =>
                NativeMethods.et_nn_adaptive_max_pool(input, size, size.Length).ToPair();

            internal static Tensor WithoutIndices((Tensor Values, Tensor Indices) pair)
            {
                pair.Indices.Dispose();
                return pair.Values;
            }

            internal static long[] Array((long, long) pair) => [pair.Item1, pair.Item2];
        }
    }
}
