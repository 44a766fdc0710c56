// What is set once, when the library is loaded.
#include <ATen/Parallel.h>

#include <cstdlib>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {
struct AtLoad {
    AtLoad() {
#ifdef __GLIBC__
        // By default a large block is mapped and unmapped at every operation, and its pages cleared anew: keep them.
        mallopt(M_MMAP_MAX, 0);
        mallopt(M_TRIM_THRESHOLD, 1 << 30);
        mallopt(M_TOP_PAD, 64 << 20);
#endif
        // libtorch's own default is one thread where it was built without MKL. A user's OMP_NUM_THREADS wins.
        const auto cores = std::thread::hardware_concurrency();
        if (!std::getenv("OMP_NUM_THREADS") && cores > 0) at::set_num_threads(static_cast<int>(cores));
    }
} at_load;
}  // namespace
