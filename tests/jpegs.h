#pragma once

#include <cstdint>
#include <string>

// Real JPEGs, made of bytes: a grey picture of any size.

namespace linli::tests {

inline std::string two_bytes(std::size_t number) {
    return {static_cast<char>(number >> 8), static_cast<char>(number)};
}

inline std::string jpeg_segment(std::uint8_t marker, const std::string& content) {
    return std::string{'\xFF', static_cast<char>(marker)} + two_bytes(content.size() + 2) + content;
}

inline const std::string jpeg_start = "\xFF\xD8", jpeg_end = "\xFF\xD9";
inline const std::string jfif = jpeg_segment(0xE0, std::string("JFIF\0\1\1\0\0\1\0\1\0\0", 14));

inline std::string jpeg_frame(int width, int height) {
    return jpeg_segment(0xC0, '\x08' + two_bytes(static_cast<std::size_t>(height)) +
                                  two_bytes(static_cast<std::size_t>(width)) + std::string("\1\1\x11\0", 4));
}

// One code of one bit for each table: "as before" and "nothing more".
inline std::string jpeg_tables() {
    const std::string one_code = '\1' + std::string(16, '\0');
    return jpeg_segment(0xDB, '\0' + std::string(64, '\1')) + jpeg_segment(0xC4, '\0' + one_code) +
           jpeg_segment(0xC4, '\x10' + one_code);
}

// Blocks of 8 by 8 pixels, each of them two bits.
inline std::string jpeg_picture(int width, int height) {
    const int blocks = (width + 7) / 8 * ((height + 7) / 8);
    return std::string(static_cast<std::size_t>((blocks + 3) / 4), '\0');
}

inline const std::string jpeg_scan = jpeg_segment(0xDA, std::string("\1\1\0\0\x3F\0", 6));

// `before` stands behind the JFIF segment, `behind` among the coded picture.
inline std::string grey_jpeg(int width = 16, int height = 16, const std::string& before = {},
                             const std::string& behind = {}) {
    return jpeg_start + jfif + before + jpeg_tables() + jpeg_frame(width, height) + jpeg_scan +
           jpeg_picture(width, height) + behind + jpeg_end;
}

}  // namespace linli::tests
