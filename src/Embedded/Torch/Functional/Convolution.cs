namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? dilation = null, long groups = 1) =>
                NativeMethods.et_nn_conv(input, weight, bias, [stride ?? 1], [padding ?? 0], [dilation ?? 1], 1, groups);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                NativeMethods.et_nn_conv(input, weight, bias, Each(strides, 2, 1), Each(padding, 2, 0), Each(dilation, 2, 1), 2, groups);

            public static Tensor conv3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                NativeMethods.et_nn_conv(input, weight, bias, Each(strides, 3, 1), Each(padding, 3, 0), Each(dilation, 3, 1), 3, groups);

            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? output_padding = null, long? dilation = null, long groups = 1) =>
                NativeMethods.et_nn_conv_transpose(input, weight, bias, [stride ?? 1], [padding ?? 0], [output_padding ?? 0], [dilation ?? 1], 1, groups);

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                NativeMethods.et_nn_conv_transpose(input, weight, bias, Each(strides, 2, 1), Each(padding, 2, 0), Each(output_padding, 2, 0),
                    Each(dilation, 2, 1), 2, groups);

            public static Tensor conv_transpose3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                NativeMethods.et_nn_conv_transpose(input, weight, bias, Each(strides, 3, 1), Each(padding, 3, 0), Each(output_padding, 3, 0),
                    Each(dilation, 3, 1), 3, groups);

            // One value for each spatial dimension: a single one stands for all, none for the default.
            internal static long[] Each(long[]? values, int dimensions, long otherwise)
            {
                if (values is null || values.Length == 0) return Enumerable.Repeat(otherwise, dimensions).ToArray();
                if (values.Length == dimensions) return values;
                if (values.Length == 1) return Enumerable.Repeat(values[0], dimensions).ToArray();
                throw new ArgumentException($"Expected 1 or {dimensions} values, got {values.Length}.", nameof(values));
            }
        }
    }
}
