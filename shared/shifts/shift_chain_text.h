#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linli {

// A roster as text for the group chat, which people copy, fill in and paste again; read_shift_chain reads it
// back.

struct ChainTextPerson {
    std::optional<std::string> door;  // 12-301
    std::optional<std::string> name;
    std::optional<std::string> note;
};

struct ChainTextShift {
    std::string date;        // 04-09, or a word like 周三; empty if none is to be written
    std::string post;        // Empty if there is only one.
    std::string from;        // 19:00
    std::string to;          // 21:00
    std::size_t places = 0;  // Each place that nobody has taken becomes an empty number.
    std::vector<ChainTextPerson> people;
};

// The words around the names, in the language of the group.
struct ChainWording {
    std::string chain;  // #接龙
    std::string posts;  // 岗位
};

// #接龙 TITLE, the day, the posts; then for each shift a heading and numbered lines:
//   南门 19:00-21:00：
//   1. 12-301 老王（带手电）
//   2.
// Line ends and brackets inside names and notes become blanks.
std::string write_shift_chain(const std::string& title, const std::vector<ChainTextShift>& shifts,
                              const ChainWording& wording);

}  // namespace linli
