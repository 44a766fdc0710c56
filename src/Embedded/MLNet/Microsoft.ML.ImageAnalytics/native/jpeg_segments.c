#include "jpeg_segments.h"

#define MAXIMUM_SCAN_PIXELS (1LL << 30)
#define MAXIMUM_CODES 256
#define CODE_LENGTHS 16

enum { START_OF_IMAGE = 0xD8, END_OF_IMAGE = 0xD9, START_OF_SCAN = 0xDA, HUFFMAN_TABLES = 0xC4, FIRST_RESTART = 0xD0, LAST_RESTART = 0xD7 };

// Where the first segment begins, or 0 for what is no JPEG. Any number of fill bytes may stand before a marker.
static int32_t first_segment(const uint8_t* data, int32_t length) {
    int32_t position = 0;
    while (position < length && data[position] == 0xFF) position++;
    return position > 0 && position < length && data[position] == START_OF_IMAGE ? position + 1 : 0;
}

bool jpeg_is(const uint8_t* data, int32_t length) { return first_segment(data, length) > 0; }

// The next marker at or after the position; coded data hold none but restarts, which are no segments.
static int next_marker(const uint8_t* data, int32_t length, int64_t* position) {
    for (; *position + 1 < length; ++*position) {
        const uint8_t marker = data[*position + 1];
        if (data[*position] != 0xFF || marker == 0xFF || marker == 0) continue;
        *position += 2;
        if (marker < FIRST_RESTART || marker > LAST_RESTART) return marker;
        --*position;
    }
    return END_OF_IMAGE;
}

static bool tables_hold(const uint8_t* table, const uint8_t* end) {
    while (end - table > CODE_LENGTHS) {
        int codes = 0;
        for (int i = 1; i <= CODE_LENGTHS; i++) codes += table[i];
        if (codes > MAXIMUM_CODES) return false;
        table += 1 + CODE_LENGTHS + codes;
    }
    return table == end;
}

ei_error jpeg_check_segments(const uint8_t* data, int32_t length, int32_t width, int32_t height) {
    int64_t position = first_segment(data, length);
    int64_t scans = 0;
    for (;;) {
        const int marker = next_marker(data, length, &position);
        if (marker == END_OF_IMAGE) return 0;
        if (position + 2 > length) return "truncated";
        const int64_t size = data[position] << 8 | data[position + 1];
        if (size < 2) return "corrupt segment";
        if (position + size > length) return "truncated";
        if (marker == HUFFMAN_TABLES && !tables_hold(data + position + 2, data + position + size)) return "corrupt Huffman table";
        if (marker == START_OF_SCAN && ++scans * width * height > MAXIMUM_SCAN_PIXELS) return "too many scans";
        position += size;
    }
}
