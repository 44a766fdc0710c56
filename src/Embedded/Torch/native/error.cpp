#include "abi.h"

namespace {
thread_local std::string last_error;
}

void embeddedtorch::set_last_error(std::string message) { last_error = std::move(message); }

ET_API const char* et_last_error() { return last_error.c_str(); }

ET_API const char* et_torch_version() { return TORCH_VERSION; }
