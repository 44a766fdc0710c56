// Threads, devices, the default dtype, and generators of random numbers.
#include "abi.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/DefaultDtype.h>

#include <mutex>

using namespace embeddedtorch;

ET_API int32_t et_get_num_threads() { return at::get_num_threads(); }

ET_API int et_set_num_threads(int32_t count) {
    return guarded([&] {
        // libtorch makes its pthreadpool anew at every call, whose threads then spin for milliseconds.
        if (count != at::get_num_threads()) at::set_num_threads(count);
    });
}

ET_API int32_t et_get_num_interop_threads() { return static_cast<int32_t>(at::get_num_interop_threads()); }

ET_API int et_set_num_interop_threads(int32_t count) {
    return guarded([&] { at::set_num_interop_threads(count); });
}

ET_API int et_set_default_dtype(int32_t type) {
    return guarded([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<at::ScalarType>(type))); });
}

ET_API bool et_cuda_is_available() { return at::hasCUDA() && at::detail::getCUDAHooks().getNumGPUs() > 0; }
ET_API bool et_cudnn_is_available() { return et_cuda_is_available() && at::detail::getCUDAHooks().hasCuDNN(); }
ET_API int32_t et_cuda_device_count() { return at::hasCUDA() ? at::detail::getCUDAHooks().getNumGPUs() : 0; }

ET_API int et_cuda_manual_seed(int64_t seed, bool all) {
    return guarded([&] {
        if (!et_cuda_is_available()) return;
        const int32_t first = all ? 0 : -1;
        const int32_t end = all ? et_cuda_device_count() : 0;
        for (int32_t index = first; index < end; ++index) {
            auto generator = at::globalContext().defaultGenerator(at::Device(at::kCUDA, static_cast<int8_t>(index)));
            std::lock_guard<std::mutex> lock(generator.mutex());
            generator.set_current_seed(static_cast<uint64_t>(seed));
        }
    });
}

ET_API int et_cuda_synchronize(int32_t index) {
    return guarded([&] {
#if ET_TORCH_VERSION >= 200
        at::detail::getCUDAHooks().deviceSynchronize(
            static_cast<int8_t>(index < 0 ? at::detail::getCUDAHooks().current_device() : index));
#else
        at::detail::getCUDAHooks().deviceSynchronize(index < 0 ? at::detail::getCUDAHooks().current_device() : index);
#endif
    });
}

ET_API bool et_cuda_matmul_allows_tf32() { return at::globalContext().allowTF32CuBLAS(); }

ET_API int et_cuda_matmul_allow_tf32(bool allow) {
    return guarded([&] { at::globalContext().setAllowTF32CuBLAS(allow); });
}

ET_API bool et_cudnn_allows_tf32() { return at::globalContext().allowTF32CuDNN(); }

ET_API int et_cudnn_allow_tf32(bool allow) {
    return guarded([&] { at::globalContext().setAllowTF32CuDNN(allow); });
}

ET_API int et_manual_seed(uint64_t seed) {
    return guarded([&] { at::manual_seed(seed); });
}

ET_API at::Generator* et_generator_new(uint64_t seed, int32_t device_type, int32_t device_index) {
    at::Generator* result = nullptr;
    guarded([&] {
        const auto where = device(device_type, device_index);
        auto generator = where.is_cpu() ? at::detail::createCPUGenerator(seed)
                                        : at::globalContext().defaultGenerator(where).clone();
        generator.set_current_seed(seed);
        result = new at::Generator(generator);
    });
    return result;
}

ET_API at::Generator* et_generator_default() {
    return new at::Generator(at::globalContext().defaultGenerator(at::kCPU));
}

ET_API void et_generator_free(at::Generator* generator) { delete generator; }

ET_API int et_generator_set_seed(at::Generator* generator, uint64_t seed) {
    return guarded([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        generator->set_current_seed(seed);
    });
}

// A new seed from the machine's randomness.
ET_API int et_generator_reseed(at::Generator* generator, uint64_t* seed) {
    return guarded([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        *seed = generator->seed();
    });
}

ET_API int et_generator_seed(at::Generator* generator, uint64_t* seed) {
    return guarded([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        *seed = generator->current_seed();
    });
}

ET_API TensorHandle et_generator_state(at::Generator* generator) {
    return made([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        return generator->get_state();
    });
}

ET_API int et_generator_set_state(at::Generator* generator, TensorHandle state) {
    return guarded([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        generator->set_state(*state);
    });
}
