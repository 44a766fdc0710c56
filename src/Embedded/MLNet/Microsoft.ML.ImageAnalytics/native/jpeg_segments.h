// What has to be right in a JPEG before stb may read it: stb trusts the number of codes of a Huffman table, and passes over the whole
// image for each scan, of which a small file can hold many.
#pragma once

#include "abi.h"

#include <stdbool.h>

bool jpeg_is(const uint8_t* data, int32_t length);

ei_error jpeg_check_segments(const uint8_t* data, int32_t length, int32_t width, int32_t height);
