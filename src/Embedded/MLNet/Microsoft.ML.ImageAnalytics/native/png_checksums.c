#include "png_checksums.h"

#include <string.h>

#define SIGNATURE_SIZE 8
#define CHUNK_OVERHEAD 12 // length, type and CRC
#define ANCILLARY 0x20    // the bit of a chunk type's first byte

// CRC-32 with the reflected polynomial 0xEDB88320, half a byte at a time.
static const uint32_t crc_table[16] = {
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
};

static uint32_t crc_of(const uint8_t* bytes, uint32_t length) {
    uint32_t crc = 0xFFFFFFFF;
    for (uint32_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        crc = crc_table[crc & 15] ^ (crc >> 4);
        crc = crc_table[crc & 15] ^ (crc >> 4);
    }
    return ~crc;
}

static uint32_t number_at(const uint8_t* bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

bool png_is(const uint8_t* data, int32_t length) {
    return length >= SIGNATURE_SIZE && memcmp(data, "\x89PNG\r\n\x1A\n", SIGNATURE_SIZE) == 0;
}

bool png_checksums_hold(const uint8_t* data, int32_t length) {
    int64_t position = SIGNATURE_SIZE;
    while (position + CHUNK_OVERHEAD <= length) {
        const uint8_t* chunk = data + position;
        const int64_t size = number_at(chunk);
        if (position + CHUNK_OVERHEAD + size > length) return false;
        const uint8_t* type = chunk + 4;
        const bool matters = !(type[0] & ANCILLARY) || memcmp(type, "tRNS", 4) == 0;
        if (matters && number_at(type + 4 + size) != crc_of(type, 4 + (uint32_t)size)) return false;
        if (memcmp(type, "IEND", 4) == 0) return true;
        position += CHUNK_OVERHEAD + size;
    }
    return false;
}
