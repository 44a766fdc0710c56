// While it lives, this thread takes numbers below the smallest normal one for zero. Moments of a unit that gets no gradient
// decay into that range and, by rounding, never leave it, where every operation on them takes a hundred times as long.
#pragma once

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

namespace embeddedtorch {

class FlushDenormals {
public:
#if defined(__x86_64__)
    explicit FlushDenormals(bool flushes) : before_(_mm_getcsr()) {
        constexpr unsigned flush_results = 1u << 15, take_operands_for_zero = 1u << 6;
        if (flushes) _mm_setcsr(before_ | flush_results | take_operands_for_zero);
    }
    ~FlushDenormals() { _mm_setcsr(before_); }
#else
    explicit FlushDenormals(bool) {}
#endif
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

#if defined(__x86_64__)
private:
    unsigned before_;
#endif
};

}  // namespace embeddedtorch
