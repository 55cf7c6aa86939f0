#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// A QR code (ISO/IEC 18004) for short texts: bytes, error correction level M, versions 1 to 6.

namespace linli::client {

inline constexpr std::size_t max_qr_bytes = 106;

struct QrCode {
    int size = 0;                    // Modules on a side, without the quiet zone.
    std::vector<std::uint8_t> dark;  // Row by row, 0 or 1.
    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)] != 0; }
};

// Nothing when the text is longer than max_qr_bytes. `mask` 0 to 7 forces one of the eight patterns, else the
// easiest to read is taken.
std::optional<QrCode> qr_code(std::string_view text, int mask = -1);

}  // namespace linli::client
