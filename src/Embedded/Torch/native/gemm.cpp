// float32 matrix products by oneDNN's sgemm, where libtorch is a CPU build on another BLAS (Debian's is on OpenBLAS).
// OpenBLAS brings a pool of threads of its own, which fights with the OpenMP pool that everything else runs in, and
// ATen's bmm on it goes through the matrices one after the other.
#include "abi.h"
#include "replaced_kernels.h"

#include <ATen/CPUFunctions.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <dlfcn.h>

#include <algorithm>

namespace {
using Sgemm = int (*)(char transa, char transb, int64_t m, int64_t n, int64_t k, float alpha, const float* a,
                      int64_t lda, const float* b, int64_t ldb, float beta, float* c, int64_t ldc);
Sgemm sgemm = nullptr;
void (*omp_set_num_threads)(int) = nullptr;

bool suits(const at::Tensor& t, int64_t dim) {
    return t.scalar_type() == at::kFloat && t.layout() == at::kStrided && t.dim() == dim && t.numel() > 0;
}

// The last two dimensions as a row-major matrix, plain or transposed.
struct Matrix {
    at::Tensor tensor;
    char transposed;
    int64_t leading;

    explicit Matrix(const at::Tensor& t) : tensor(t) {
        const auto d = t.dim() - 2;
        if (t.stride(d + 1) == 1 && t.stride(d) >= std::max<int64_t>(1, t.size(d + 1))) {
            transposed = 'N';
            leading = t.stride(d);
        } else if (t.stride(d) == 1 && t.stride(d + 1) >= std::max<int64_t>(1, t.size(d))) {
            transposed = 'T';
            leading = t.stride(d + 1);
        } else {
            tensor = t.contiguous();
            transposed = 'N';
            // The stride of a dimension of size 1 may be anything.
            leading = std::max(tensor.stride(d), tensor.size(d + 1));
        }
    }

    const float* data() const { return tensor.data_ptr<float>(); }
};

// Multiplications that a thread of its own is worth: waking one costs about as long as half of these take.
constexpr int64_t worth_a_thread = 8'000'000;

// A block of rows or of columns to each thread: oneDNN's own division of middling products takes longer on two threads than
// on one. Inside a parallel region its sgemm keeps to the thread that it is called on.
// Where a bias is given, one number for each column, each block starts from it, while the block is on its way into the cache.
void multiply(const at::Tensor& left, const at::Tensor& right, at::Tensor& result, float beta, float alpha,
              const float* bias = nullptr) {
    const Matrix a(left), b(right);
    const auto m = left.size(0), k = left.size(1), n = right.size(1);
    const bool by_rows = m >= n;
    const auto lines = by_rows ? m : n;
    const auto a_step = a.transposed == 'N' ? a.leading : 1, b_step = b.transposed == 'N' ? int64_t{1} : b.leading;
    const auto c_step = by_rows ? n : int64_t{1};
    const auto *a_data = a.data(), *b_data = b.data();
    auto* c_data = result.data_ptr<float>();
    const auto block = [&](int64_t begin, int64_t end) {
        if (bias) {
            const auto first = by_rows ? begin : 0, last = by_rows ? end : m, from = by_rows ? 0 : begin;
            const auto count = static_cast<size_t>((by_rows ? n : end) - from);
            for (auto row = first; row < last; ++row) std::copy_n(bias + from, count, c_data + row * n + from);
        }
        sgemm(a.transposed, b.transposed, by_rows ? end - begin : m, by_rows ? n : end - begin, k, alpha,
              a_data + (by_rows ? begin * a_step : 0), a.leading, b_data + (by_rows ? 0 : begin * b_step), b.leading, beta,
              c_data + begin * c_step, n);
    };
    const auto threads = at::get_num_threads();
    if (threads > 1 && m * n * k < 2 * worth_a_thread) {
        omp_set_num_threads(1);
        block(0, lines);
        omp_set_num_threads(threads);
        return;
    }
    at::parallel_for(0, lines, std::max<int64_t>(16, lines * worth_a_thread / (m * n * k)), block);
}

at::Tensor mm(const at::Tensor& left, const at::Tensor& right) {
    if (!suits(left, 2) || !suits(right, 2) || left.size(1) != right.size(0)) return at::cpu::mm(left, right);
    auto result = at::empty({left.size(0), right.size(1)}, left.options());
    multiply(left, right, result, 0, 1);
    return result;
}

at::Tensor addmm(const at::Tensor& input, const at::Tensor& left, const at::Tensor& right, const at::Scalar& beta,
                 const at::Scalar& alpha) {
    if (!suits(input, input.dim()) || !suits(left, 2) || !suits(right, 2) || left.size(1) != right.size(0))
        return at::cpu::addmm(input, left, right, beta, alpha);
    auto result = at::empty({left.size(0), right.size(1)}, left.options());
    if (input.dim() == 1 && input.size(0) == result.size(1) && input.is_contiguous()) {
        multiply(left, right, result, beta.toFloat(), alpha.toFloat(), input.data_ptr<float>());
        return result;
    }
    if (beta.toFloat() != 0) result.copy_(input.expand(result.sizes()));
    multiply(left, right, result, beta.toFloat(), alpha.toFloat());
    return result;
}

at::Tensor bmm(const at::Tensor& left, const at::Tensor& right) {
    if (!suits(left, 3) || !suits(right, 3) || left.size(0) != right.size(0) || left.size(2) != right.size(1))
        return at::cpu::bmm(left, right);
    const auto count = left.size(0), m = left.size(1), k = left.size(2), n = right.size(2);
    auto result = at::empty({count, m, n}, left.options());
    const Matrix a(left), b(right);
    const auto* a_data = a.data();
    const auto* b_data = b.data();
    auto* result_data = result.data_ptr<float>();
    const auto a_stride = a.tensor.stride(0), b_stride = b.tensor.stride(0);
    const auto range = [&](int64_t begin, int64_t end) {
        for (auto i = begin; i < end; ++i)
            sgemm(a.transposed, b.transposed, m, n, k, 1, a_data + i * a_stride, a.leading, b_data + i * b_stride,
                  b.leading, 0, result_data + i * m * n, n);
    };
    // Many matrices: one a thread at a time. Few: each by all threads.
    if (count >= at::get_num_threads())
        at::parallel_for(0, count, 1, range);
    else
        range(0, count);
    return result;
}
}  // namespace

void embeddedtorch::replace_matrix_products(torch::Library& library) {
    if (at::hasMKL() || at::hasCUDA()) return;
    sgemm = reinterpret_cast<Sgemm>(dlsym(RTLD_DEFAULT, "dnnl_sgemm"));
    omp_set_num_threads = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "omp_set_num_threads"));
    if (!sgemm || !omp_set_num_threads) {
        sgemm = nullptr;
        return;
    }
    library.impl("mm", mm);
    library.impl("addmm", addmm);
    library.impl("bmm", bmm);
}

// Whether float32 matrix products go to oneDNN.
ET_API bool et_multiplies_by_onednn() { return sgemm != nullptr; }
