#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/time.h"
#include "shared/people/door.h"
#include "shared/people/records.h"
#include "shared/people/register_columns.h"

// Reads a register of residents that a committee keeps in a spreadsheet. Nothing is guessed: a line is either
// read whole, or named with what is wrong with it; what was read is shown before anything is imported.

namespace linli {

inline constexpr std::size_t max_register_bytes = 8'000'000;

// Why a line, or the whole file (line 0), was not read. Texts of pages are keyed by these numbers: never
// renumber.
enum class RegisterReason : std::uint16_t {
    FileTooLarge = 1,           // More than max_register_bytes.
    TooManyRows = 2,            // More than max_import_rows, which one command takes over.
    NotUtf8 = 3,                // The line holds bytes that are no text; the file was decoded wrongly.
    NoHeader = 4,               // No line names the columns.
    NoNameColumn = 5,           // The header names no column for names.
    NoDoorColumn = 6,           // The header names no column for doors.
    ColumnTwice = 7,            // Two columns for the same thing; `column` is the second.
    QuoteOpen = 20,             // A quotation mark that is never closed.
    MoreCellsThanColumns = 21,  // Usually a separator inside a cell.
    NameMissing = 22,
    NameNotClear = 23,  // Several names in one cell, digits, or far too long.
    DoorMissing = 24,   // No door, and none in the line above that could be meant.
    DoorNotClear = 25,
    RoomMissing = 26,  // Only a building or a unit.
    PhoneNotClear = 27,
    PhoneScientific = 28,  // 1.38E+10: the spreadsheet has lost the last digits.
    PhoneSeveral = 29,     // Two numbers in one cell.
    AgeNotClear = 30,
    CareNotClear = 31,  // Neither yes nor no, or a word that is not known.
    NoteTooLong = 32,
    RepeatedInFile = 33,  // The same name and door as in other_line.
};

struct RegisterProblem {
    std::int32_t line = 0;  // Of the file, from 1; 0 for the whole file.
    RegisterReason reason = RegisterReason::NoHeader;
    std::string column;   // As the header writes it; empty if it is about the line.
    std::string excerpt;  // The beginning of the cell or line.
    std::int32_t other_line = 0;
};

// One person as the file tells it.
struct RegisterRow {
    std::int32_t line = 0;
    std::string full_name;
    std::string public_name;  // The surname; see names.h.
    Door door;
    bool door_from_above =
        false;          // Empty cells, as merged cells leave them, mean the door of the line above.
    std::string phone;  // Canonical; empty if the file has none.
    AgeBand age_band = AgeBand::NotSaid;
    CareSaid care;
    std::string note;
};

struct RegisterColumn {
    std::string header;
    RegisterField field = RegisterField::Name;
};

struct RegisterPreview {
    std::vector<RegisterRow> rows;
    std::vector<RegisterProblem> problems;     // In the order of the lines.
    std::vector<RegisterColumn> columns;       // That were understood.
    std::vector<std::string> unknown_columns;  // That were left out, identity-card numbers among them.
    std::int32_t header_line = 0;              // 0 if there is none; lines above it are a title.
    std::int32_t passed_over = 0;              // Blank lines, sums and repeated headers.
};

// `text` is UTF-8 with or without byte order mark, separated by `,` `;` `|` or tabs. `today` decides about
// birthdays. The same text gives the same preview.
RegisterPreview read_register(std::string_view text, CivilDate today);

}  // namespace linli
