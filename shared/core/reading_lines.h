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

// What a number in front of a door is, where it may count the lines or name the house: `12.301` and
// `1- 12-301`.
struct ListStyle {
    bool dots = true;     // 12.301 is room 301 in line 12.
    bool dashes = false;  // `1- 12-301` is house 12 in line 1.
    bool twice = false;   // `3. 3.301` is room 301 in a line that was numbered twice.
};

// Numbers count the lines if nearly all of them go on from the line above, or repeat its list number.
ListStyle list_style_of(const std::vector<ReadText>& lines);

NumberedText without_list_number(const ReadText& text, ListStyle style = {});

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
