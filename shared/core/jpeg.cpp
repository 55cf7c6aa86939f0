#include "shared/core/jpeg.h"

namespace linli {
namespace {

// The second bytes of markers; the first is always 0xFF.
enum Marker : std::uint8_t {
    StuffedByte = 0x00,  // No marker: a 0xFF of the picture itself.
    FirstFrame = 0xC0,   // Up to LastFrame, but for the three of the same row that are no frames.
    HuffmanTables = 0xC4,
    Reserved = 0xC8,
    ArithmeticTables = 0xCC,
    LastFrame = 0xCF,
    FirstRestart = 0xD0,
    LastRestart = 0xD7,
    StartOfImage = 0xD8,
    EndOfImage = 0xD9,
    StartOfScan = 0xDA,
    QuantizationTables = 0xDB,
    RestartInterval = 0xDD,
    FirstApplication = 0xE0,
    LastApplication = 0xEF,
    Comment = 0xFE,
};

constexpr std::string_view jfif_name{"JFIF\0", 5};
constexpr std::size_t jfif_bytes = 14;  // With a thumbnail there are more.
constexpr std::size_t least_frame_bytes = 6;

bool is_frame(std::uint8_t marker) {
    const bool in_row = marker >= FirstFrame && marker <= LastFrame;
    return in_row && marker != HuffmanTables && marker != Reserved && marker != ArithmeticTables;
}

bool is_table(std::uint8_t marker) {
    return marker == HuffmanTables || marker == ArithmeticTables || marker == QuantizationTables ||
           marker == RestartInterval;
}

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

std::int32_t number_at(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : left_(bytes) {}

    // The next marker; between two segments nothing else may stand.
    std::optional<std::uint8_t> marker() {
        if (left_.empty() || byte_at(left_, 0) != 0xFF) return std::nullopt;
        const std::size_t at = left_.find_first_not_of('\xFF');  // It may be filled up with more of them.
        if (at == std::string_view::npos) return std::nullopt;
        const std::uint8_t found = byte_at(left_, at);
        left_.remove_prefix(at + 1);
        return found;
    }
    // What a segment holds. Its length counts itself.
    std::optional<std::string_view> segment() {
        if (left_.size() < 2) return std::nullopt;
        const auto length = static_cast<std::size_t>(number_at(left_, 0));
        if (length < 2 || length > left_.size()) return std::nullopt;
        const std::string_view content = left_.substr(2, length - 2);
        left_.remove_prefix(length);
        return content;
    }
    // Goes to the marker that ends the coded picture. False: it never ends.
    bool skip_picture() {
        constexpr auto none = std::string_view::npos;
        for (std::size_t at = 0; (at = left_.find('\xFF', at)) != none && at + 1 < left_.size(); ++at) {
            const std::uint8_t next = byte_at(left_, at + 1);
            const bool inside = next == StuffedByte || (next >= FirstRestart && next <= LastRestart);
            if (inside || next == 0xFF) continue;
            left_.remove_prefix(at);
            return true;
        }
        return false;
    }
    bool at_end() const { return left_.empty(); }

private:
    std::string_view left_;
};

bool is_bare_jfif(std::uint8_t marker, std::string_view content) {
    return marker == FirstApplication && content.size() == jfif_bytes &&
           content.substr(0, jfif_name.size()) == jfif_name;
}

// False: no such segment can stand here.
bool take_segment(std::uint8_t marker, std::string_view content, JpegFacts& facts) {
    if (is_frame(marker)) {
        if (facts.width != 0 || content.size() < least_frame_bytes) return false;
        facts.height = number_at(content, 1);
        facts.width = number_at(content, 3);
        return facts.width > 0 && facts.height > 0;
    }
    if (is_table(marker)) return true;
    const bool application = marker >= FirstApplication && marker <= LastApplication;
    if (!application && marker != Comment) return false;
    facts.has_metadata = facts.has_metadata || !is_bare_jfif(marker, content);
    return true;
}

}  // namespace

std::optional<JpegFacts> read_jpeg(std::string_view bytes) {
    Reader reader(bytes);
    JpegFacts facts;
    bool has_picture = false;
    if (reader.marker() != StartOfImage) return std::nullopt;
    for (;;) {
        const auto marker = reader.marker();
        if (!marker) return std::nullopt;
        if (*marker == EndOfImage) break;
        const auto content = reader.segment();
        if (!content) return std::nullopt;
        if (*marker != StartOfScan) {
            if (!take_segment(*marker, *content, facts)) return std::nullopt;
            continue;
        }
        if (facts.width == 0 || !reader.skip_picture()) return std::nullopt;
        has_picture = true;
    }
    if (!has_picture || !reader.at_end()) return std::nullopt;
    return facts;
}

}  // namespace linli
