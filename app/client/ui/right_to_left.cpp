#include "app/client/ui/right_to_left.h"

#include "app/client/ui/characters.h"

#include <algorithm>
#include <utility>

namespace linli::ui {

namespace {

bool in(char32_t character, char32_t first, char32_t last) {
    return character >= first && character <= last;
}

// Digits of every script that is written from the right stand from the left, as ours do.
bool is_number(char32_t c) {
    return in(c, '0', '9') || in(c, 0x660, 0x669) || in(c, 0x6F0, 0x6F9);
}

// Between two digits: a time, a price, a range of 1.5.
bool joins_digits(char32_t c) {
    return c == '.' || c == ',' || c == ':' || c == '/' || c == 0x66B || c == 0x66C;
}

// What takes the direction of its neighbours.
bool is_neutral(char32_t c) {
    return in(c, ' ', '/') || in(c, ':', '@') || in(c, '[', '`') || in(c, '{', '~') || in(c, 0xA0, 0xBF) ||
           in(c, 0x2000, 0x206F);
}

std::string_view turned_round(std::string_view cluster) {
    constexpr std::pair<std::string_view, std::string_view> pairs[] = {{"(", ")"}, {"[", "]"}, {"{", "}"},
                                                                       {"<", ">"}, {"«", "»"}, {"‹", "›"}};
    for (const auto& [open, close] : pairs) {
        if (cluster == open) return close;
        if (cluster == close) return open;
    }
    return cluster;
}

char32_t first_of(std::string_view text, std::size_t at) {
    return at < text.size() ? code_point_at(text, at).value : 0;
}

}  // namespace

bool is_right_to_left(char32_t c) {
    if (is_number(c)) return false;
    return in(c, 0x590, 0x8FF) || in(c, 0xFB1D, 0xFDFF) || in(c, 0xFE70, 0xFEFE);
}

std::size_t right_to_left_end(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (at < text.size()) {
        const char32_t first = first_of(text, at);
        const bool carries = is_right_to_left(first) || is_number(first);
        if (!carries && !is_neutral(first)) break;
        at = cluster_end(text, at);
        if (carries) end = at;
    }
    return end;
}

std::vector<std::string_view> in_visual_order(std::string_view stretch) {
    std::vector<std::string_view> pieces;
    std::size_t number_begins = 0;  // in `pieces`, of the number being read
    bool in_number = false;
    const auto end_number = [&] {
        if (in_number)
            std::reverse(pieces.begin() + static_cast<std::ptrdiff_t>(number_begins), pieces.end());
        in_number = false;
    };
    for (std::size_t at = 0; at < stretch.size();) {
        const std::size_t end = cluster_end(stretch, at);
        const char32_t first = first_of(stretch, at);
        const bool goes_on = in_number && joins_digits(first) && is_number(first_of(stretch, end));
        if (!is_number(first) && !goes_on) {
            end_number();
            pieces.push_back(turned_round(stretch.substr(at, end - at)));
        } else {
            if (!in_number) number_begins = pieces.size();
            in_number = true;
            pieces.push_back(stretch.substr(at, end - at));
        }
        at = end;
    }
    end_number();
    std::reverse(pieces.begin(), pieces.end());  // Which turns the numbers back.
    return pieces;
}

}  // namespace linli::ui
