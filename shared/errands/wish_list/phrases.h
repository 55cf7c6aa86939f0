#pragma once

#include <optional>
#include <vector>

#include "shared/errands/wish_list/piece.h"
#include "shared/errands/wish_list/quantity.h"

namespace linli::wishes {

// An amount with its words.
struct Amount {
    Piece words;
    Quantity quantity;
};

// One thing with what is said about it: 3斤水多的梨, 豆腐两块. Without a thing the notes and the amount are
// about the thing before.
struct Phrase {
    Piece item;
    std::optional<Amount> amount;
    std::vector<Piece> notes;
    bool each = false;    // 各一瓶: what stands before has the same amount.
    bool urgent = false;  // 急需奶粉
};

// Words that run on without blanks or commas hold one thing or several: 土豆三个胡萝卜两根,
// 一瓶生抽还要两包盐.
std::vector<Phrase> phrases_of(Piece words);

// 来包盐, 给我带瓶醋: one of a unit, whose 一 is left out.
bool asks_for_one(std::u32string_view words);

// 有草莓就买一盒, 要是有韭菜来一把: a thing that is wished only if the shop has it.
std::optional<Phrase> wish_if_there(Piece clause);

}  // namespace linli::wishes
