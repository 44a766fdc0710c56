// x[...]: an index is a list of items, each a position, a slice, a tensor, a bool, None or an ellipsis.
#include "abi.h"

#include <ATen/TensorIndexing.h>

using namespace embeddedtorch;
using at::indexing::EllipsisIndexType;
using at::indexing::TensorIndex;

namespace {
enum Kind : int64_t { none, ellipsis, position, boolean, slice, tensor };
constexpr int64_t absent = INT64_MIN;

struct IndexItem {
    int64_t kind;
    int64_t start;
    int64_t stop;
    int64_t step;
    TensorHandle tensor;
};

OptionalOf<int64_t> bound(int64_t value) {
    return value == absent ? OptionalOf<int64_t>() : OptionalOf<int64_t>(value);
}

std::vector<TensorIndex> indices(const IndexItem* items, int32_t count) {
    std::vector<TensorIndex> result;
    result.reserve(static_cast<size_t>(count));
    for (int32_t i = 0; i < count; ++i) {
        const auto& item = items[i];
        switch (item.kind) {
            case none: result.emplace_back(at::indexing::None); break;
            case ellipsis: result.emplace_back(EllipsisIndexType()); break;
            case position: result.emplace_back(item.start); break;
            case boolean: result.emplace_back(item.start != 0); break;
            case slice:
                result.emplace_back(at::indexing::Slice(bound(item.start), bound(item.stop), bound(item.step)));
                break;
            default: result.emplace_back(*item.tensor); break;
        }
    }
    return result;
}
}  // namespace

ET_API TensorHandle et_index(TensorHandle self, const IndexItem* items, int32_t count) {
    return made([&] { return self->index(indices(items, count)); });
}

ET_API int et_index_put_(TensorHandle self, const IndexItem* items, int32_t count, TensorHandle value) {
    return guarded([&] { self->index_put_(indices(items, count), *value); });
}

ET_API int et_index_put_scalar_(TensorHandle self, const IndexItem* items, int32_t count, const ScalarValue* value) {
    return guarded([&] { self->index_put_(indices(items, count), value->scalar()); });
}
