// Complex numbers.
#include "abi.h"

using namespace embeddedtorch;

ET_API TensorHandle et_real(TensorHandle self) { return made([&] { return at::real(*self); }); }

ET_API TensorHandle et_imag(TensorHandle self) { return made([&] { return at::imag(*self); }); }

ET_API TensorHandle et_conj(TensorHandle self) { return made([&] { return at::conj(*self); }); }

ET_API TensorHandle et_conj_physical(TensorHandle self) { return made([&] { return at::conj_physical(*self); }); }

ET_API int et_conj_physical_(TensorHandle self) { return guarded([&] { self->conj_physical_(); }); }

ET_API TensorHandle et_resolve_conj(TensorHandle self) { return made([&] { return at::resolve_conj(*self); }); }

ET_API TensorHandle et_resolve_neg(TensorHandle self) { return made([&] { return at::resolve_neg(*self); }); }

ET_API TensorHandle et_angle(TensorHandle self) { return made([&] { return at::angle(*self); }); }

ET_API TensorHandle et_view_as_complex(TensorHandle self) { return made([&] { return at::view_as_complex(*self); }); }

ET_API TensorHandle et_view_as_real(TensorHandle self) { return made([&] { return at::view_as_real(*self); }); }
