namespace TorchSharp;

// Functions of torch whose form differs from the tensor's method, or that have none.
public static partial class torch
{
    public static Tensor real(Tensor input) => input.real;

    public static Tensor imag(Tensor input) => input.imag;

    public static Tensor complex(Tensor real, Tensor imag) => NativeMethods.et_complex(real, imag);

    public static Tensor polar(Tensor abs, Tensor angle) => NativeMethods.et_polar(abs, angle);

    public static Tensor negative_(Tensor input) => input.neg_();

    public static Tensor multiply_(Tensor left, Tensor right) => left.mul_(right);

    public static Tensor multiply_(Tensor left, Scalar right) => left.mul_(right);

    public static Tensor divide_(Tensor left, Scalar right) => left.div_(right);

    public static Tensor norm(Tensor input) => input.norm();

    public static Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false)
    {
        if (sparse_grad)
            throw new NotSupportedException("gather with a sparse gradient is not supported.");
        return input.gather(dim, index);
    }

    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);

    public static Tensor trapz(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);

    public static Tensor movedim(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    public static Tensor moveaxis(Tensor input, long source, long destination) => movedim(input, source, destination);

    public static Tensor moveaxis(Tensor input, (long, long) source, (long, long) destination)
        => input.movedim([source.Item1, source.Item2], [destination.Item1, destination.Item2]);

    public static Tensor moveaxis(Tensor input, (long, long, long) source, (long, long, long) destination)
        => input.movedim([source.Item1, source.Item2, source.Item3],
            [destination.Item1, destination.Item2, destination.Item3]);

    public static Tensor[] hsplit(Tensor input, (long, long) indices_or_sections)
        => input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2]);

    public static Tensor[] dsplit(Tensor input, (long, long) indices_or_sections)
        => input.dsplit([indices_or_sections.Item1, indices_or_sections.Item2]);

    public static (Tensor, Tensor) std_mean(Tensor input, (long, long) dimensions, bool unbiased = true,
        bool keepdim = false, ScalarType? type = null)
        => input.std_mean([dimensions.Item1, dimensions.Item2], unbiased, keepdim, type);

    public static (Tensor, Tensor) var_mean(Tensor input, (long, long) dimensions, bool unbiased = true,
        bool keepdim = false, ScalarType? type = null)
        => input.var_mean([dimensions.Item1, dimensions.Item2], unbiased, keepdim, type);

    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false,
        Tensor? sorter = null)
        => NativeMethods.et_searchsorted(sorted_sequence, values, out_int32, right, sorter);

    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2,
        compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary)
        => NativeMethods.et_cdist(x1, x2, p, (long)compute_mode);

    public static Tensor FloatTensor(Tensor t) => t.to(ScalarType.Float32);

    public static Tensor DoubleTensor(Tensor t) => t.to(ScalarType.Float64);

    public static Tensor LongTensor(Tensor t) => t.to(ScalarType.Int64);

    public static Tensor IntTensor(Tensor t) => t.to(ScalarType.Int32);

    public static Tensor ShortTensor(Tensor t) => t.to(ScalarType.Int16);

    public static Tensor ByteTensor(Tensor t) => t.to(ScalarType.Byte);

    public static Tensor BoolTensor(Tensor t) => t.to(ScalarType.Bool);

    public static void CheckForErrors()
    {
        // Every call checks its own status, so nothing is ever left behind.
    }
}
