// stb does not look at a PNG's checksums, which alone tell corrupt data from data that happen to decode.
#pragma once

#include <stdbool.h>
#include <stdint.h>

bool png_is(const uint8_t* data, int32_t length);

// Whether every chunk that matters to the pixels is whole and has the CRC that it says, up to IEND.
bool png_checksums_hold(const uint8_t* data, int32_t length);
