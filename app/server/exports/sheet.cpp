#include "app/server/exports/sheet.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace linli::server {
namespace {

constexpr double widest_column = 40;  // Characters; what is longer is read in its cell.

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};

// What a spreadsheet would work out instead of showing it.
bool is_formula(const std::string& words) {
    return !words.empty() && std::string_view("=+-@\t\r").find(words.front()) != std::string_view::npos;
}

std::string yuan(std::int64_t cents) {
    const std::int64_t size = cents < 0 ? -cents : cents;
    const std::string rest = std::to_string(size % 100);
    return (cents < 0 ? "-" : "") + std::to_string(size / 100) + "." + (rest.size() == 1 ? "0" : "") + rest;
}

std::string csv_words(const Cell& cell) {
    return std::visit(
        Overloaded{[](const std::string& words) { return is_formula(words) ? "'" + words : words; },
                   [](std::int64_t number) { return std::to_string(number); },
                   [](Cents cents) { return yuan(cents.count); }},
        cell);
}

void write_csv_row(std::string& csv, const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) csv += ',';
        const std::string words = csv_words(row[i]);
        if (words.find_first_of(",\"\r\n") == std::string::npos) {
            csv += words;
            continue;
        }
        csv += '"';
        for (const char character : words) csv += character == '"' ? "\"\"" : std::string(1, character);
        csv += '"';
    }
    csv += "\r\n";
}

// The library writes only into files: here one that goes away.
class TemporaryFile {
public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "linli-XXXXXX").string()) {
        const int file = mkstemp(path_.data());
        if (file >= 0) close(file);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    const char* path() const { return path_.c_str(); }
    std::string content() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    std::string path_;
};

// Chinese characters are two columns wide.
double width_of(const std::string& words) {
    double width = 2;
    for (const char character : words) {
        const auto byte = static_cast<unsigned char>(character);
        width += byte < 0x80 ? 1 : byte >= 0xE0 ? 2 : 0;
    }
    return width < widest_column ? width : widest_column;
}

struct Formats {
    lxw_format* head;
    lxw_format* money;
};

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell, lxw_format* money) {
    std::visit(Overloaded{[&](const std::string& words) {
                              if (!words.empty())
                                  worksheet_write_string(sheet, row, column, words.c_str(), nullptr);
                          },
                          [&](std::int64_t number) {
                              worksheet_write_number(sheet, row, column, static_cast<double>(number),
                                                     nullptr);
                          },
                          [&](Cents cents) {
                              worksheet_write_number(sheet, row, column,
                                                     static_cast<double>(cents.count) / 100, money);
                          }},
               cell);
}

void fill(lxw_worksheet* page, const Sheet& sheet, const Formats& formats) {
    std::vector<double> widths;
    for (const std::string& head : sheet.head) {
        const auto column = static_cast<lxw_col_t>(widths.size());
        worksheet_write_string(page, 0, column, head.c_str(), formats.head);
        widths.push_back(width_of(head));
    }
    lxw_row_t place = 1;
    for (const Row& row : sheet.rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            write_cell(page, place, static_cast<lxw_col_t>(column), row[column], formats.money);
            if (column < widths.size())
                widths[column] = std::max(widths[column], width_of(csv_words(row[column])));
        }
        ++place;
    }
    for (std::size_t column = 0; column < widths.size(); ++column)
        worksheet_set_column(page, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                             widths[column], nullptr);
    worksheet_freeze_panes(page, 1, 0);
}

}  // namespace

std::string csv_of(const Sheet& sheet) {
    std::string csv = "\xEF\xBB\xBF";
    write_csv_row(csv, Row(sheet.head.begin(), sheet.head.end()));
    for (const Row& row : sheet.rows) write_csv_row(csv, row);
    return csv;
}

Result<std::string> xlsx_of(const Sheet& sheet) {
    const TemporaryFile file;
    lxw_workbook* book = workbook_new(file.path());
    if (!book) return failure(FailureKind::Storage, "a spreadsheet could not be begun");
    const Formats formats{workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.head);
    format_set_num_format(formats.money, "0.00");
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
    if (page) fill(page, sheet, formats);
    const lxw_error wrong = workbook_close(book);  // Also gives its memory back.
    if (!page || wrong != LXW_NO_ERROR)
        return failure(FailureKind::Storage, std::string("a spreadsheet: ") + lxw_strerror(wrong));
    return file.content();
}

}  // namespace linli::server
