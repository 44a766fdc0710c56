// Products and inverses of matrices and vectors.
#include "abi.h"

using namespace embeddedtorch;

ET_API TensorHandle et_matmul(TensorHandle self, TensorHandle target) {
    return made([&] { return at::matmul(*self, *target); });
}

ET_API TensorHandle et_mm(TensorHandle self, TensorHandle target) {
    return made([&] { return at::mm(*self, *target); });
}

ET_API TensorHandle et_bmm(TensorHandle self, TensorHandle batch2) {
    return made([&] { return at::bmm(*self, *batch2); });
}

ET_API TensorHandle et_mv(TensorHandle self, TensorHandle target) {
    return made([&] { return at::mv(*self, *target); });
}

ET_API TensorHandle et_dot(TensorHandle self, TensorHandle target) {
    return made([&] { return at::dot(*self, *target); });
}

ET_API TensorHandle et_vdot(TensorHandle self, TensorHandle target) {
    return made([&] { return at::vdot(*self, *target); });
}

ET_API TensorHandle et_outer(TensorHandle self, TensorHandle vec2) {
    return made([&] { return at::outer(*self, *vec2); });
}

ET_API TensorHandle et_inner(TensorHandle self, TensorHandle vec2) {
    return made([&] { return at::inner(*self, *vec2); });
}

ET_API TensorHandle et_kron(TensorHandle self, TensorHandle other) {
    return made([&] { return at::kron(*self, *other); });
}

ET_API TensorHandle et_addmm(TensorHandle self, TensorHandle mat1, TensorHandle mat2, double beta, double alpha) {
    return made([&] { return at::addmm(*self, *mat1, *mat2, beta, alpha); });
}

ET_API int et_addmm_(TensorHandle self, TensorHandle mat1, TensorHandle mat2, double beta, double alpha) {
    return guarded([&] { self->addmm_(*mat1, *mat2, beta, alpha); });
}

ET_API TensorHandle et_addmv(TensorHandle self, TensorHandle mat, TensorHandle vec, double beta, double alpha) {
    return made([&] { return at::addmv(*self, *mat, *vec, beta, alpha); });
}

ET_API int et_addmv_(TensorHandle self, TensorHandle mat, TensorHandle vec, double beta, double alpha) {
    return guarded([&] { self->addmv_(*mat, *vec, beta, alpha); });
}

ET_API TensorHandle et_addr(TensorHandle self, TensorHandle vec1, TensorHandle vec2, double beta, double alpha) {
    return made([&] { return at::addr(*self, *vec1, *vec2, beta, alpha); });
}

ET_API int et_addr_(TensorHandle self, TensorHandle vec1, TensorHandle vec2, double beta, double alpha) {
    return guarded([&] { self->addr_(*vec1, *vec2, beta, alpha); });
}

ET_API TensorHandle et_addbmm(TensorHandle self, TensorHandle batch1, TensorHandle batch2, double beta,
                              double alpha) {
    return made([&] { return at::addbmm(*self, *batch1, *batch2, beta, alpha); });
}

ET_API int et_addbmm_(TensorHandle self, TensorHandle batch1, TensorHandle batch2, double beta, double alpha) {
    return guarded([&] { self->addbmm_(*batch1, *batch2, beta, alpha); });
}

ET_API TensorHandle et_baddbmm(TensorHandle self, TensorHandle batch1, TensorHandle batch2, double beta,
                               double alpha) {
    return made([&] { return at::baddbmm(*self, *batch1, *batch2, beta, alpha); });
}

ET_API TensorHandle et_tensordot(TensorHandle self, TensorHandle b, const int64_t* dims1, int32_t dims1_count,
                                 const int64_t* dims2, int32_t dims2_count) {
    return made([&] { return at::tensordot(*self, *b, span(dims1, dims1_count), span(dims2, dims2_count)); });
}

ET_API TensorHandle et_det(TensorHandle self) { return made([&] { return at::det(*self); }); }

ET_API TensorHandle et_logdet(TensorHandle self) { return made([&] { return at::logdet(*self); }); }

ET_API TensorHandle et_inverse(TensorHandle self) { return made([&] { return at::inverse(*self); }); }

ET_API TensorHandle et_pinverse(TensorHandle self, double rcond, bool hermitian) {
    return made([&] { return at::linalg_pinv(*self, rcond, hermitian); });
}

ET_API TensorHandle et_matrix_power(TensorHandle self, int64_t n) {
    return made([&] { return at::matrix_power(*self, n); });
}

ET_API TensorHandle et_matrix_exp(TensorHandle self) { return made([&] { return at::matrix_exp(*self); }); }

ET_API TensorHandle et_cholesky_inverse(TensorHandle self, bool upper) {
    return made([&] { return at::cholesky_inverse(*self, upper); });
}

ET_API TensorHandle et_cholesky_solve(TensorHandle self, TensorHandle input2, bool upper) {
    return made([&] { return at::cholesky_solve(*self, *input2, upper); });
}
