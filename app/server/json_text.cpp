#include "app/server/json_text.h"

namespace linli::server {

std::string json_text(std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string json = "\"";
    for (const char one : text) {
        const auto byte = static_cast<unsigned char>(one);
        if (one == '"' || one == '\\') {
            json += '\\';
            json += one;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += digits[byte >> 4];
            json += digits[byte & 15];
        } else {
            json += one;
        }
    }
    return json + "\"";
}

}  // namespace linli::server
