namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (antialias) throw new NotSupportedException("interpolate does not take antialias here.");
                if (scale_factor is not null && recompute_scale_factor)
                {
                    // PyTorch then lets the output's size, rounded down, say what the scale is.
                    var shape = x.shape;
                    var factors = Spread(scale_factor, x);
                    size = factors.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor)).ToArray();
                    scale_factor = null;
                }
                var sizes = size is null ? [] : Spread(size, x);
                var scales = scale_factor is null ? [] : Spread(scale_factor, x);
                return NativeMethods.et_nn_interpolate(x, sizes, sizes.Length, scales, scales.Length, (int)mode, align_corners ?? false);
            }

            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Nearest);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);

            // A single value stands for every spatial dimension.
            private static T[] Spread<T>(T[] values, Tensor x) =>
                values.Length == 1 ? Enumerable.Repeat(values[0], (int)x.dim() - 2).ToArray() : values;
        }
    }
}
