#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

// One row of a table kept as text: RFC 4180 and what spreadsheets make of it.
struct CsvRow {
    std::int32_t line = 0;            // The line of the file on which the row begins, from 1.
    bool quote_open = false;          // A quoted field that never ends: only this line of it was taken.
    std::vector<std::string> fields;  // Without quotes, as written inside them.

    bool is_blank() const;
};

// `,` `;` `|` or a tab between fields, taken from a first line `sep=;` or else the one that occurs most
// often.
char likely_separator(std::string_view text);

// Splits UTF-8 text with or without a byte order mark; lines end with LF, CR or CR LF, quoted fields may hold
// line ends and doubled quotes. A field that is still open after `max_quoted_lines` is not believed: its row
// is given with quote_open and reading goes on with the next line. A first line `sep=;` is left out. At most
// `max_rows` rows.
inline constexpr int max_quoted_lines = 50;
std::vector<CsvRow> csv_rows(std::string_view text, char separator, std::size_t max_rows);

// What a cell means: without blanks around it, without Excel's text marks (="00123", '00123).
std::string cell_text(std::string_view field);

}  // namespace linli
