#include "shared/shifts/rostering/roster_lines.h"

#include <algorithm>
#include <cstring>

namespace linli::rostering {
namespace {

constexpr std::size_t block = 4;  // Of known length: a vector register of every machine.

}  // namespace

void fill_out_of_reach(std::int32_t* from, std::size_t count) {
    std::memset(from, out_of_reach & 0xff, count * sizeof(std::int32_t));
}

void add_extra(std::int32_t* target, const std::int32_t* source, std::int32_t extra, std::size_t count) {
    std::size_t at = 0;
    for (; at + block <= count; at += block) {
        std::int32_t here[block];
        for (std::size_t i = 0; i < block; ++i) here[i] = source[at + i] + extra;
        for (std::size_t i = 0; i < block; ++i) target[at + i] = here[i];
    }
    for (; at < count; ++at) target[at] = source[at] + extra;
}

void lower(std::int32_t* target, const std::int32_t* source, std::int32_t extra, std::size_t count) {
    std::size_t at = 0;
    for (; at + block <= count; at += block) {
        std::int32_t here[block];
        std::int32_t there[block];
        for (std::size_t i = 0; i < block; ++i) here[i] = source[at + i];
        for (std::size_t i = 0; i < block; ++i) there[i] = target[at + i];
        for (std::size_t i = 0; i < block; ++i) there[i] = std::min(there[i], here[i] + extra);
        for (std::size_t i = 0; i < block; ++i) target[at + i] = there[i];
    }
    for (; at < count; ++at) target[at] = std::min(target[at], source[at] + extra);
}

}  // namespace linli::rostering
