#include "app/server/push/base64url.h"

#include <sodium.h>

namespace linli::server {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string base64url(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    text.pop_back();  // The end that C wants.
    return text;
}

std::optional<std::string> bytes_from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                         text.data(), text.size(), nullptr, &size, nullptr, variant);
    if (failed) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace linli::server
