#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "shared/core/result.h"

// A table on its way to a spreadsheet. Whoever makes one knows nothing of files.

namespace linli::server {

enum class ExportLanguage : std::uint8_t { Chinese, English };

struct Cents {
    std::int64_t count = 0;
};
using Cell = std::variant<std::string, std::int64_t, Cents>;
using Row = std::vector<Cell>;

struct Sheet {
    std::string name;  // At most 31 characters, none of []:*?/\.
    std::vector<std::string> head;
    std::vector<Row> rows;
};

// By RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know it. Sums are in yuan with two
// decimals. A cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string csv_of(const Sheet& sheet);

// By ECMA-376: words are words and numbers can be added up. The head stays in sight. Fails when there is no
// place for its temporary file.
Result<std::string> xlsx_of(const Sheet& sheet);

}  // namespace linli::server
