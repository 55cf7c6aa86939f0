#pragma once

#include <cstddef>
#include <cstdint>

// The innermost loops of roster_row.h: many costs at once. They stand in a file of their own so that
// compilers make vector instructions of them and nothing else.

namespace linli::rostering {

// About 2^30; all its bytes are the same, so memory fills fast.
inline constexpr std::int32_t out_of_reach = 0x3f3f3f3f;

void fill_out_of_reach(std::int32_t* from, std::size_t count);

// target = source + extra. The two must not overlap; nor below.
void add_extra(std::int32_t* target, const std::int32_t* source, std::int32_t extra, std::size_t count);

// target = the lower of target and source + extra.
void lower(std::int32_t* target, const std::int32_t* source, std::int32_t extra, std::size_t count);

}  // namespace linli::rostering
