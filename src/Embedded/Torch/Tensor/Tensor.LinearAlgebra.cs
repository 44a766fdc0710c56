namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => NativeMethods.et_matmul(this, target);

        public Tensor mm(Tensor target) => NativeMethods.et_mm(this, target);

        public Tensor bmm(Tensor batch2) => NativeMethods.et_bmm(this, batch2);

        public Tensor mv(Tensor target) => NativeMethods.et_mv(this, target);

        public Tensor dot(Tensor target) => NativeMethods.et_dot(this, target);

        public Tensor vdot(Tensor target) => NativeMethods.et_vdot(this, target);

        public Tensor outer(Tensor vec2) => NativeMethods.et_outer(this, vec2);

        public Tensor ger(Tensor vec2) => outer(vec2);

        public Tensor inner(Tensor vec2) => NativeMethods.et_inner(this, vec2);

        public Tensor kron(Tensor other) => NativeMethods.et_kron(this, other);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
            => NativeMethods.et_addmm(this, mat1, mat2, beta, alpha);

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
            => InPlace(NativeMethods.et_addmm_(this, mat1, mat2, beta, alpha));

        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1)
            => NativeMethods.et_addmv(this, mat, vec, beta, alpha);

        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1)
            => InPlace(NativeMethods.et_addmv_(this, mat, vec, beta, alpha));

        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1)
            => NativeMethods.et_addr(this, vec1, vec2, beta, alpha);

        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1)
            => InPlace(NativeMethods.et_addr_(this, vec1, vec2, beta, alpha));

        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
            => NativeMethods.et_addbmm(this, batch1, batch2, beta, alpha);

        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
            => InPlace(NativeMethods.et_addbmm_(this, batch1, batch2, beta, alpha));

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
            => NativeMethods.et_baddbmm(this, batch1, batch2, beta, alpha);

        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2)
            => NativeMethods.et_tensordot(this, b, dims1, dims1.Length, dims2, dims2.Length);

        public Tensor tensordot(Tensor b, long dims = 2)
            => tensordot(b, LastDimensions(this, dims), FirstDimensions(dims));

        public Tensor tensordot(Tensor b, (long, long)[] dims)
            => tensordot(b, Array.ConvertAll(dims, pair => pair.Item1), Array.ConvertAll(dims, pair => pair.Item2));

        public Tensor det() => NativeMethods.et_det(this);

        public Tensor logdet() => NativeMethods.et_logdet(this);

        public Tensor inverse() => NativeMethods.et_inverse(this);

        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false)
            => NativeMethods.et_pinverse(this, rcond, hermitian);

        public Tensor matrix_power(int n) => NativeMethods.et_matrix_power(this, n);

        public Tensor matrix_exp() => NativeMethods.et_matrix_exp(this);

        public Tensor cholesky_inverse(bool upper = false) => NativeMethods.et_cholesky_inverse(this, upper);

        public Tensor cholesky_solve(Tensor input2, bool upper = false)
            => NativeMethods.et_cholesky_solve(this, input2, upper);

        private static long[] FirstDimensions(long count)
        {
            var dimensions = new long[count];
            for (var i = 0; i < count; i++)
                dimensions[i] = i;
            return dimensions;
        }

        private static long[] LastDimensions(Tensor tensor, long count)
            => Array.ConvertAll(FirstDimensions(count), i => i + tensor.Dimensions - count);
    }
}
