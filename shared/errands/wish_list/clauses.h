#pragma once

#include <cstdint>
#include <vector>

#include "shared/errands/wish_list/piece.h"

namespace linli::wishes {

struct Clause {
    Piece piece;
    bool ends_group = false;   // Behind it ; or 。 stands: 各一瓶 does not reach over it.
    bool in_a_series = false;  // Before it 、 stands: it goes on with another thing.
};

// Where a line is cut: at commas and full stops outside brackets, and at 和 between two things.
std::vector<Clause> clauses_of(const Piece& line);

struct Word {
    Piece piece;
    bool bracket = false;  // It stood in brackets, which are left out.
};

// The words of a clause, parted by blanks and brackets; English words go together.
std::vector<Word> words_of(const Piece& clause);

// What the word before a colon announces.
enum class Label : std::uint8_t {
    Other,
    Item,      // 品名
    Detail,    // 数量, 规格: about the item before
    Person,    // 姓名, 电话: nothing to buy
    Unwanted,  // 不要, 不用买
};
Label label_of(View label);

}  // namespace linli::wishes
