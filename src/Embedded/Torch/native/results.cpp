#include "abi.h"

#include <cstdlib>
#include <new>

using namespace embeddedtorch;

ResultList* embeddedtorch::new_results(at::TensorList tensors) {
    const auto bytes = sizeof(ResultList) + sizeof(TensorHandle) * tensors.size();
    auto* list = static_cast<ResultList*>(std::malloc(bytes));
    if (!list) throw std::bad_alloc();
    list->count = static_cast<int64_t>(tensors.size());
    for (size_t i = 0; i < tensors.size(); ++i)
        list->handles[i] = tensors[i].defined() ? new at::Tensor(tensors[i]) : nullptr;
    return list;
}

ET_API void et_results_free(ResultList* list) { std::free(list); }
