#include "abi.h"
#include "jpeg_segments.h"
#include "memory.h"
#include "png_checksums.h"

#include <stdbool.h>
#include <string.h>

#define STBI_NO_STDIO
#define STBI_NO_HDR
#define STBI_NO_LINEAR
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_BMP
#define STBI_ONLY_GIF
#define STBI_MAX_DIMENSIONS (1 << 16)
#define STBI_MALLOC(size) memory_allocate(size)
#define STBI_REALLOC(bytes, size) memory_resize(bytes, size)
#define STBI_FREE(bytes) memory_free(bytes)
#define STBI_ASSERT(condition) ((condition) ? (void)0 : memory_fail())
#define STB_IMAGE_IMPLEMENTATION
#include <stb_image.h>

#define DIMENSION_MEMORY (1 << 20) // more than reading a header asks for

// The file as stb reads it. Asked for bytes beyond its end, which stb takes for zeros, it is truncated.
typedef struct {
    const uint8_t* data;
    int64_t length;
    int64_t position;
    bool truncated;
} input_file;

static int read_bytes(void* user, char* bytes, int size) {
    input_file* file = user;
    const int64_t left = file->length - file->position;
    if (left <= 0 && size > 0) file->truncated = true;
    const int64_t count = left <= 0 ? 0 : left < size ? left : size;
    memcpy(bytes, file->data + file->position, (size_t)count);
    file->position += count;
    return (int)count;
}

static void skip_bytes(void* user, int count) {
    input_file* file = user;
    const int64_t position = file->position + count;
    if (position > file->length) file->truncated = true;
    file->position = position < 0 ? 0 : position < file->length ? position : file->length;
}

static int at_end(void* user) {
    const input_file* file = user;
    return file->position >= file->length;
}

static ei_error reason(void) {
    const char* stb = stbi_failure_reason();
    return stb ? stb : "not a known image";
}

ei_error ei_info(const uint8_t* data, int32_t length, int32_t* width, int32_t* height) {
    ei_error error = jpeg_is(data, length) ? jpeg_check_segments(data, length, 0, 0) : NULL;
    if (error) return error;
    memory_scope scope;
    memory_begin(&scope, DIMENSION_MEMORY);
    int channels;
    if (setjmp(scope.failed)) error = "corrupt header";
    else if (!stbi_info_from_memory(data, length, width, height, &channels)) error = reason();
    memory_end(&scope, NULL);
    return error;
}

ei_error ei_decode(const uint8_t* data, int32_t length, int64_t memory, int32_t* width, int32_t* height, uint8_t** pixels) {
    *pixels = NULL;
    ei_error error = jpeg_is(data, length) ? jpeg_check_segments(data, length, *width, *height) : NULL;
    if (error) return error;
    if (png_is(data, length) && !png_checksums_hold(data, length)) return "truncated, or a checksum does not hold";
    const stbi_io_callbacks callbacks = {read_bytes, skip_bytes, at_end};
    input_file file = {data, length, 0, false};
    memory_scope scope;
    memory_begin(&scope, (size_t)memory);
    if (setjmp(scope.failed)) {
        memory_end(&scope, NULL);
        return "corrupt data";
    }
    int channels;
    uint8_t* decoded = stbi_load_from_callbacks(&callbacks, &file, width, height, &channels, STBI_rgb_alpha);
    if (decoded && file.truncated) {
        memory_end(&scope, NULL);
        return "truncated";
    }
    memory_end(&scope, decoded);
    *pixels = decoded;
    return decoded ? NULL : file.truncated ? "truncated" : reason();
}

void ei_free(void* bytes) { memory_release(bytes); }
