#pragma once

#include <string_view>

#include "shared/core/reading.h"

namespace linli::wishes {

using View = std::u32string_view;

// A piece of a line: the same characters for matching and for giving back.
struct Piece {
    View plain, shown;
    bool empty() const { return plain.empty(); }
    Piece part(std::size_t begin, std::size_t end = View::npos) const {
        return {plain.substr(begin, end - begin), shown.substr(begin, end - begin)};
    }
    // Without blanks and marks at both ends.
    Piece trim() const {
        Piece piece = *this;
        const auto loose = [](char32_t c) { return is_any_of(U" \t!。.~:,;、？?…+-·|", c); };
        while (!piece.empty() && loose(piece.plain.front())) piece = piece.part(1);
        while (!piece.empty() && loose(piece.plain.back())) piece = piece.part(0, piece.plain.size() - 1);
        return piece;
    }
};

}  // namespace linli::wishes
