#pragma once

#include "shared/core/reading.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

// How lines of a chat group are laid out: list numbers, columns of a table, and who speaks in a chat log.

// A line without its list number.
struct NumberedText {
    ReadText text;
    bool listed = false;  // Had a list number.
    std::u32string mark;  // ①, which may also be the name of a slot or the code of an item
    int list_number = 0;  // 0 if none or not a plain number
};

NumberedText without_list_number(const ReadText& text);

// The part of a line without blanks at its ends; it is struck and indented as the line is.
ReadText trimmed_part(const ReadText& text, std::size_t begin, std::size_t end);

// A cell of a table row, without blanks at its ends.
struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Cuts a row at `|`, at tabs, or at two blanks and more (`mark` says which).
std::vector<Cell> cells_of(std::u32string_view text, char32_t mark);

// A line of a chat log: where the name of the speaker stands.
struct LogLine {
    std::size_t name_begin = 0;
    std::size_t name_end = 0;
    std::size_t said = 0;  // Where the words begin; npos if the line only says who speaks.
};

// [09:05] 小武: 早班 / 09:05 小武：早班 / 小武 09:05
std::optional<LogLine> log_line(std::u32string_view text);

}  // namespace linli
