// The C ABI of the embedded image codecs: conventions that every file here follows.
//
// - A function that can fail returns null, or a message of static storage that says why it failed.
// - Bytes that a function makes are the caller's, who frees them with ei_free.
// - Pixels cross as four bytes each, rows from the top, without padding.
// - Any number of threads may call at once.
#pragma once

#include <stdint.h>

#define EI_API __attribute__((visibility("default")))

typedef const char* ei_error;

// The size that the header claims.
EI_API ei_error ei_info(const uint8_t* data, int32_t length, int32_t* width, int32_t* height);

// Pixels as red, green, blue, alpha. The size goes in as ei_info gave it, and comes out as decoded. Decoding never holds more than `memory` bytes at a time.
EI_API ei_error ei_decode(const uint8_t* data, int32_t length, int64_t memory, int32_t* width, int32_t* height, uint8_t** pixels);

// Decoded pixels as blue, green, red, alpha, with the colours multiplied by alpha.
EI_API void ei_copy_bgra_premultiplied(const uint8_t* pixels, int64_t count, uint8_t* destination);

// A PNG file of pixels of three (red, green, blue) or four (and alpha) bytes.
EI_API ei_error ei_encode_png(const uint8_t* pixels, int32_t width, int32_t height, int32_t channels, uint8_t** file, int64_t* length);

// A JPEG file of pixels of three bytes.
EI_API ei_error ei_encode_jpeg(const uint8_t* pixels, int32_t width, int32_t height, int32_t quality, uint8_t** file, int64_t* length);

EI_API void ei_free(void* bytes);
