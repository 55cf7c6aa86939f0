#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace linli::server {

enum class TextEncoding : std::uint8_t { Utf8 = 1, Utf16LittleEndian = 2, Utf16BigEndian = 3, Gb18030 = 4 };

struct DecodedText {
    std::string utf8;  // Without byte order mark.
    TextEncoding encoding = TextEncoding::Utf8;
};

// A text file as people have it, as UTF-8 (shared/ knows nothing else). A byte order mark decides; without
// one it is UTF-8 if all of it is valid, UTF-16 if every second byte of its beginning is 0, else GB18030,
// which holds GBK and GB2312. Malformed, with the place of the first wrong byte, if it is none of them.
Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace linli::server
