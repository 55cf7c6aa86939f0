#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// What a JPEG says about itself, without decoding its picture (ITU-T T.81, annex B). Photos are checked by it
// on both sides, so it reads bytes that anybody may have sent.

namespace linli {

struct JpegFacts {
    std::int32_t width = 0, height = 0;  // Pixels.
    // EXIF, a colour profile, a thumbnail, a comment: whatever may tell of the place or the device.
    bool has_metadata = false;
};

// Nothing when the bytes are no whole JPEG, from its first marker to its last and not a byte behind it.
std::optional<JpegFacts> read_jpeg(std::string_view bytes);

}  // namespace linli
