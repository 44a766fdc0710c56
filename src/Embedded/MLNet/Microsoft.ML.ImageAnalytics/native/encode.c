#include "abi.h"
#include "memory.h"

#include <string.h>

#define STBI_WRITE_NO_STDIO
#define STBIW_MALLOC(size) memory_allocate(size)
#define STBIW_REALLOC(bytes, size) memory_resize(bytes, size)
#define STBIW_FREE(bytes) memory_free(bytes)
#define STBIW_ASSERT(condition) ((condition) ? (void)0 : memory_fail())
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb_image_write.h>

// The file as it grows.
typedef struct {
    uint8_t* bytes;
    int64_t length;
    int64_t capacity;
} output_file;

static void append(void* context, void* data, int size) {
    output_file* file = context;
    if (file->length + size > file->capacity) {
        file->capacity = 2 * (file->length + size) + 4096;
        file->bytes = memory_resize(file->bytes, (size_t)file->capacity);
        if (!file->bytes) memory_fail();
    }
    memcpy(file->bytes + file->length, data, (size_t)size);
    file->length += size;
}

// quality: of a JPEG; 0 for a PNG.
static ei_error encode(const uint8_t* pixels, int32_t width, int32_t height, int32_t channels, int32_t quality,
                       uint8_t** encoded, int64_t* length) {
    *encoded = NULL;
    *length = 0;
    // stb counts bytes, a filter byte a row among them, in 32 bits.
    if (((int64_t)width * channels + 1) * height > INT32_MAX / 2) return "too large to write";
    memory_scope scope;
    memory_begin(&scope, SIZE_MAX);
    output_file* file = memory_allocate(sizeof(output_file));
    if (!file || setjmp(scope.failed)) {
        memory_end(&scope, NULL);
        return "out of memory";
    }
    const int done = quality == 0
        ? stbi_write_png_to_func(append, file, width, height, channels, pixels, width * channels)
        : stbi_write_jpg_to_func(append, file, width, height, channels, pixels, quality);
    *length = file->length;
    *encoded = done ? file->bytes : NULL;
    memory_end(&scope, *encoded);
    return *encoded ? NULL : "out of memory";
}

ei_error ei_encode_png(const uint8_t* pixels, int32_t width, int32_t height, int32_t channels, uint8_t** file, int64_t* length) {
    return encode(pixels, width, height, channels, 0, file, length);
}

ei_error ei_encode_jpeg(const uint8_t* pixels, int32_t width, int32_t height, int32_t quality, uint8_t** file, int64_t* length) {
    return encode(pixels, width, height, 3, quality, file, length);
}
