#include "app/server/tools/text_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "shared/core/characters.h"

namespace linli::server {
namespace {

struct Mark {
    std::string_view bytes;
    TextEncoding encoding;
};

constexpr Mark marks[] = {
    {"\xef\xbb\xbf", TextEncoding::Utf8},
    {"\xff\xfe", TextEncoding::Utf16LittleEndian},
    {"\xfe\xff", TextEncoding::Utf16BigEndian},
    {"\x84\x31\x95\x33", TextEncoding::Gb18030},
};

const char* iconv_name(TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf8:
            return "UTF-8";
        case TextEncoding::Utf16LittleEndian:
            return "UTF-16LE";
        case TextEncoding::Utf16BigEndian:
            return "UTF-16BE";
        case TextEncoding::Gb18030:
            return "GB18030";
    }
    return "UTF-8";
}

struct CloseIconv {
    void operator()(void* handle) const { iconv_close(handle); }
};

Result<std::string> converted(std::string_view bytes, TextEncoding encoding) {
    const iconv_t opened = iconv_open("UTF-8", iconv_name(encoding));
    if (opened == reinterpret_cast<iconv_t>(-1))
        return failure(FailureKind::Mismatch, std::string("iconv does not know ") + iconv_name(encoding));
    const std::unique_ptr<void, CloseIconv> handle(opened);
    std::string input(bytes);  // iconv takes its input as writable, though it only reads it.
    // One character of the input takes two bytes at least and gives four at most, ASCII one for one.
    std::string output(bytes.size() * 2 + 4, '\0');
    char* from = input.data();
    char* to = output.data();
    std::size_t left = input.size();
    std::size_t room = output.size();
    if (iconv(opened, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) {
        const std::size_t place = input.size() - left;
        const std::string what = errno == EINVAL ? "ends inside a character" : "is no character";
        return failure(FailureKind::Malformed, std::string(iconv_name(encoding)) + " text " + what +
                                                   " at byte " + std::to_string(place));
    }
    output.resize(output.size() - room);
    return output;
}

// Files of Chinese and Latin text without a mark: the ASCII in them has a zero in every second byte.
bool zeros_at(std::string_view bytes, std::size_t offset) {
    const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 400);
    std::size_t zeros = 0;
    for (std::size_t i = offset; i < looked_at; i += 2) zeros += bytes[i] == '\0' ? 1 : 0;
    return zeros > looked_at / 20;
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes) {
    TextEncoding encoding = TextEncoding::Gb18030;
    const auto mark = std::find_if(std::begin(marks), std::end(marks), [&](const Mark& row) {
        return bytes.substr(0, row.bytes.size()) == row.bytes;
    });
    if (mark != std::end(marks)) {
        encoding = mark->encoding;
        bytes.remove_prefix(mark->bytes.size());
    } else if (zeros_at(bytes, 1)) {
        encoding = TextEncoding::Utf16LittleEndian;
    } else if (zeros_at(bytes, 0)) {
        encoding = TextEncoding::Utf16BigEndian;
    } else if (is_valid_utf8(bytes)) {
        encoding = TextEncoding::Utf8;
    }
    Result<std::string> utf8 = converted(bytes, encoding);
    if (!utf8) return tl::unexpected<Failure>(utf8.error());
    return DecodedText{std::move(*utf8), encoding};
}

}  // namespace linli::server
