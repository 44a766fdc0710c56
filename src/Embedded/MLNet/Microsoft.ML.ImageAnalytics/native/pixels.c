#include "abi.h"

// value * alpha / 255, rounded; exact without a division.
static inline uint8_t scaled(uint8_t value, uint8_t alpha) {
    const uint32_t product = (uint32_t)value * alpha + 128;
    return (uint8_t)((product + (product >> 8)) >> 8);
}

void ei_copy_bgra_premultiplied(const uint8_t* restrict pixels, int64_t count, uint8_t* restrict destination) {
    for (int64_t i = 0; i < 4 * count; i += 4) {
        const uint8_t alpha = pixels[i + 3];
        destination[i] = scaled(pixels[i + 2], alpha);
        destination[i + 1] = scaled(pixels[i + 1], alpha);
        destination[i + 2] = scaled(pixels[i], alpha);
        destination[i + 3] = alpha;
    }
}
