#include "replaced_kernels.h"

#include "abi.h"

#include <optional>

using namespace embeddedtorch;

namespace {

// Telling about the kernels that are replaced on purpose helps nobody.
#if ET_TORCH_VERSION >= 200
using c10::WarningUtils::WarningHandlerGuard;
class Silent : public c10::WarningHandler {
    void process(const c10::Warning&) override {}
};
#else
using c10::Warning::WarningHandlerGuard;
class Silent : public c10::WarningHandler {
    void process(const c10::SourceLocation&, const std::string&, const bool) override {}
};
#endif

struct AtLoad {
    std::optional<torch::Library> library;

    AtLoad() {
        Silent silent;
        WarningHandlerGuard guard(&silent);
        library.emplace(torch::Library::IMPL, "aten", OptionalOf<c10::DispatchKey>(c10::DispatchKey::CPU), __FILE__,
                        __LINE__);
        replace_matrix_products(*library);
        replace_max_pooling(*library);
        replace_batch_normalization(*library);
        replace_gelu(*library);
        replace_rectifier(*library);
    }
} at_load;

}  // namespace
