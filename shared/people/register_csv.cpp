#include "shared/people/register_csv.h"

#include <algorithm>
#include <array>

#include "shared/core/characters.h"

namespace linli {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string_view without_mark(std::string_view text) {
    return text.substr(0, byte_order_mark.size()) == byte_order_mark ? text.substr(byte_order_mark.size())
                                                                     : text;
}

std::string_view first_line(std::string_view text) {
    return text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
}

// Excel's own way to say which separator follows; 0 if the first line is an ordinary one.
char named_separator(std::string_view text) {
    const std::string_view line = first_line(text);
    const bool names_it = line.size() >= 5 && (line.substr(0, 4) == "sep=" || line.substr(0, 4) == "SEP=");
    return names_it && line.find_first_not_of(";,\t ", 5) == std::string_view::npos ? line[4] : '\0';
}

class RowReader {
public:
    RowReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    bool at_end() const { return at_ >= text_.size(); }

    CsvRow next() {
        CsvRow row;
        row.line = line_;
        const std::size_t start = at_;
        while (read_field(row)) {
        }
        if (!row.quote_open) return row;
        // Back to the line on which the row began, taken as it stands.
        at_ = start;
        line_ = row.line;
        row.fields.assign(1, std::string(first_line(text_.substr(at_))));
        at_ += row.fields[0].size();
        end_line();
        return row;
    }

private:
    // True while the row has another field.
    bool read_field(CsvRow& row) {
        std::string field;
        std::size_t blanks = at_;
        while (blanks < text_.size() && text_[blanks] == ' ') ++blanks;
        const bool excel_text = text_.substr(blanks, 2) == "=\"";
        if (excel_text) at_ = blanks + 1;
        const bool quoted = excel_text || text_.substr(blanks, 1) == "\"";
        if (quoted) {
            at_ = excel_text ? at_ : blanks;
            if (!read_quoted(field)) {
                row.quote_open = true;
                return false;
            }
        }
        // Also what stands behind a closing quote, though nothing should.
        while (!at_end() && text_[at_] != separator_ && text_[at_] != '\r' && text_[at_] != '\n')
            field += text_[at_++];
        row.fields.push_back(std::move(field));
        if (!at_end() && text_[at_] == separator_) {
            ++at_;
            return true;
        }
        end_line();
        return false;
    }

    bool read_quoted(std::string& field) {
        int lines = 0;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (text_.substr(at_ + 1, 1) != "\"") {
                    ++at_;
                    return true;
                }
                ++at_;
            }
            if (text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_ + 1, 1) != "\n")) {
                ++line_;
                if (++lines > max_quoted_lines) return false;
            }
            field += text_[at_];
        }
        return false;
    }

    void end_line() {
        if (at_end()) return;
        at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
        ++line_;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::int32_t line_ = 1;
};

}  // namespace

bool CsvRow::is_blank() const {
    return std::all_of(fields.begin(), fields.end(),
                       [](const std::string& field) { return trimmed(field).empty(); });
}

char likely_separator(std::string_view text) {
    text = without_mark(text);
    if (const char named = named_separator(text)) return named;
    constexpr std::array candidates = {',', '\t', ';', '|'};
    std::array<std::size_t, candidates.size()> seen{};
    bool quoted = false;
    int lines = 0;
    for (std::size_t at = 0; at < text.size() && lines < 30; ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (text[at] == '\n' || text[at] == '\r') ++lines;
        const auto candidate = std::find(candidates.begin(), candidates.end(), text[at]);
        if (!quoted && candidate != candidates.end())
            ++seen[static_cast<std::size_t>(candidate - candidates.begin())];
    }
    return candidates[static_cast<std::size_t>(std::max_element(seen.begin(), seen.end()) - seen.begin())];
}

std::vector<CsvRow> csv_rows(std::string_view text, char separator, std::size_t max_rows) {
    text = without_mark(text);
    const bool names_separator = named_separator(text) != '\0';
    RowReader reader(text, separator);
    std::vector<CsvRow> rows;
    while (!reader.at_end() && rows.size() < max_rows) {
        CsvRow row = reader.next();
        if (!(names_separator && row.line == 1)) rows.push_back(std::move(row));
    }
    return rows;
}

std::string cell_text(std::string_view field) {
    field = trimmed(field);
    if (field.size() >= 3 && field.substr(0, 2) == "=\"" && field.back() == '"') {
        field.remove_prefix(2);
        field.remove_suffix(1);
        field = trimmed(field);
    }
    if (!field.empty() && field.front() == '\'') field = trimmed(field.substr(1));
    return std::string(field);
}

}  // namespace linli
