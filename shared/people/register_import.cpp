#include "shared/people/register_import.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "shared/core/characters.h"
#include "shared/people/commands.h"
#include "shared/people/names.h"
#include "shared/people/phone.h"
#include "shared/people/register_csv.h"

namespace linli {
namespace {

constexpr std::size_t header_search_rows = 20;
constexpr std::size_t max_excerpt_characters = 40;
constexpr std::size_t max_full_name_characters = 40;

std::string excerpt_of(std::string_view text) {
    std::u32string characters = characters_of(trimmed(text));
    if (characters.size() > max_excerpt_characters) {
        characters.resize(max_excerpt_characters);
        characters.push_back(U'…');
    }
    return text_of(characters);
}

bool is_door_field(RegisterField field) {
    return field >= RegisterField::Compound && field <= RegisterField::Door;
}

bool is_care_flag(RegisterField field) {
    return field >= RegisterField::LivesAlone && field <= RegisterField::Infectious;
}

// 无, 没有, - and the like: somebody wrote that there is nothing.
bool says_nothing(std::string_view cell) {
    constexpr std::array words = {"",   "-",    "--",   "/",    "\\",   "无",
                                  "無", "没有", "暂无", "不详", "none", "n/a"};
    return std::find(words.begin(), words.end(), cell) != words.end();
}

bool is_sum(std::string_view cell) {
    constexpr std::array words = {"合计", "总计", "小计", "共计", "合計", "總計", "total", "Total"};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return cell.substr(0, word.size()) == word; });
}

// 301.0 is what some programs make of 301 on the way into a file.
std::string without_decimal_zero(std::string cell) {
    const std::size_t digits = std::min(cell.find_first_not_of("0123456789"), cell.size());
    if (digits > 0 && cell.substr(digits) == ".0") cell.resize(digits);
    return cell;
}

struct Header {
    std::int32_t line = 0;
    std::vector<std::optional<RegisterField>> fields;
    std::vector<std::string> names;
};

Header header_of(const CsvRow& row) {
    Header header{row.line, {}, {}};
    for (const std::string& field : row.fields) {
        header.names.push_back(cell_text(field));
        header.fields.push_back(field_of_header(header.names.back()));
    }
    return header;
}

std::size_t known_columns(const Header& header) {
    return static_cast<std::size_t>(std::count_if(header.fields.begin(), header.fields.end(),
                                                  [](const auto& field) { return field.has_value(); }));
}

// The line among the first ones that names most columns, at least two; its place in `rows`, or rows.size().
std::size_t header_place(const std::vector<CsvRow>& rows) {
    std::size_t best = rows.size();
    std::size_t most = 1;
    for (std::size_t i = 0; i < std::min(rows.size(), header_search_rows); ++i) {
        const std::size_t known = known_columns(header_of(rows[i]));
        if (known <= most) continue;
        most = known;
        best = i;
    }
    return best;
}

// What the cells of one line say, sorted by field.
class Cells {
public:
    Cells(const Header& header, const CsvRow& row) : header_(header) {
        for (std::size_t i = 0; i < row.fields.size() && i < header.fields.size(); ++i) {
            if (!header.fields[i]) continue;
            std::string cell = cell_text(row.fields[i]);
            if (*header.fields[i] != RegisterField::Note) cell = without_decimal_zero(std::move(cell));
            cells_[*header.fields[i]] = {i, std::move(cell)};
        }
    }

    const std::string& text(RegisterField field) const {
        static const std::string nothing;
        const auto found = cells_.find(field);
        return found == cells_.end() ? nothing : found->second.second;
    }
    bool has(RegisterField field) const { return !text(field).empty(); }
    const std::string& column(RegisterField field) const { return header_.names[cells_.at(field).first]; }
    const auto& all() const { return cells_; }

private:
    const Header& header_;
    std::map<RegisterField, std::pair<std::size_t, std::string>> cells_;
};

class RegisterReader {
public:
    explicit RegisterReader(CivilDate today) : today_(today) {}

    RegisterPreview read(std::string_view text) {
        if (text.size() > max_register_bytes) return refuse(RegisterReason::FileTooLarge);
        const std::vector<CsvRow> rows =
            csv_rows(text, likely_separator(text), max_import_rows + header_search_rows);
        const std::size_t header_at = header_place(rows);
        if (header_at == rows.size()) return refuse(RegisterReason::NoHeader);
        if (rows.size() - header_at - 1 > max_import_rows) return refuse(RegisterReason::TooManyRows);
        take_header(header_of(rows[header_at]));
        if (!preview_.problems.empty()) return std::move(preview_);
        for (std::size_t i = header_at + 1; i < rows.size(); ++i) read_row(rows[i]);
        return std::move(preview_);
    }

private:
    RegisterPreview refuse(RegisterReason reason) {
        preview_.problems.push_back({0, reason, {}, {}, 0});
        return std::move(preview_);
    }

    void take_header(Header header) {
        header_ = std::move(header);
        preview_.header_line = header_.line;
        bool door = false;
        bool name = false;
        for (std::size_t i = 0; i < header_.fields.size(); ++i) {
            if (!header_.fields[i]) {
                if (!header_.names[i].empty()) preview_.unknown_columns.push_back(header_.names[i]);
                continue;
            }
            const RegisterField field = *header_.fields[i];
            const auto same = [&](const RegisterColumn& column) { return column.field == field; };
            if (std::any_of(preview_.columns.begin(), preview_.columns.end(), same))
                preview_.problems.push_back(
                    {header_.line, RegisterReason::ColumnTwice, header_.names[i], {}, 0});
            preview_.columns.push_back({header_.names[i], field});
            door = door || field == RegisterField::Door || field == RegisterField::Room;
            name = name || field == RegisterField::Name;
        }
        if (!name) preview_.problems.push_back({header_.line, RegisterReason::NoNameColumn, {}, {}, 0});
        if (!door) preview_.problems.push_back({header_.line, RegisterReason::NoDoorColumn, {}, {}, 0});
    }

    void problem(RegisterReason reason, std::string_view excerpt, std::string column = {}) {
        preview_.problems.push_back({line_, reason, std::move(column), excerpt_of(excerpt), 0});
    }

    // A problem of one cell.
    void problem(RegisterReason reason, const Cells& cells, RegisterField field) {
        problem(reason, cells.text(field), cells.column(field));
    }

    // As printed registers do on every page.
    bool repeats_header(const CsvRow& row) const {
        return row.fields.size() == header_.names.size() &&
               std::equal(row.fields.begin(), row.fields.end(), header_.names.begin(),
                          [](const std::string& field, const std::string& name) {
                              return cell_text(field) == name;
                          });
    }

    void read_row(const CsvRow& row) {
        line_ = row.line;
        // A line that cannot be read might have held another door: what follows must not take an older one.
        const std::optional<Door> above = std::exchange(door_above_, std::nullopt);
        if (row.quote_open) return problem(RegisterReason::QuoteOpen, row.fields[0]);
        if (row.is_blank() || repeats_header(row)) {
            ++preview_.passed_over;
            return;
        }
        for (const std::string& field : row.fields) {
            if (!is_valid_utf8(field)) return problem(RegisterReason::NotUtf8, field);
        }
        const auto filled = [](const std::string& field) { return !trimmed(field).empty(); };
        const auto width = static_cast<std::ptrdiff_t>(std::min(header_.fields.size(), row.fields.size()));
        const auto beyond = std::find_if(row.fields.begin() + width, row.fields.end(), filled);
        if (beyond != row.fields.end()) return problem(RegisterReason::MoreCellsThanColumns, *beyond);
        const Cells cells(header_, row);
        if (is_sum(cell_text(*std::find_if(row.fields.begin(), row.fields.end(), filled)))) {
            ++preview_.passed_over;
            return;
        }
        door_above_ = above;
        read_person(cells);
    }

    void read_person(const Cells& cells) {
        const std::size_t problems = preview_.problems.size();
        RegisterRow person;
        person.line = line_;
        read_name(cells, person);
        read_door(cells, person);
        read_phone(cells, person);
        read_age(cells, person);
        read_care(cells, person);
        person.note = cells.text(RegisterField::Note);
        if (person.note.size() > max_note_bytes)
            problem(RegisterReason::NoteTooLong, cells, RegisterField::Note);
        if (preview_.problems.size() != problems) return;
        std::string key =
            name_key(person.full_name) + "\n" + person.door.compound + "\n" + short_door(person.door);
        const auto [first, added] = lines_.emplace(std::move(key), line_);
        if (!added) {
            problem(RegisterReason::RepeatedInFile, person.full_name, cells.column(RegisterField::Name));
            preview_.problems.back().other_line = first->second;
            return;
        }
        preview_.rows.push_back(std::move(person));
    }

    void read_name(const Cells& cells, RegisterRow& person) {
        const std::string& cell = cells.text(RegisterField::Name);
        if (cell.empty()) return problem(RegisterReason::NameMissing, {}, name_column());
        std::u32string name;
        bool clear = true;
        bool letters = false;
        const std::u32string characters = characters_of(cell);
        const bool chinese = is_han(characters.front());
        for (const char32_t character : characters) {
            const char32_t narrow = half_width(character);
            clear = clear && !is_digit(narrow) &&
                    std::u32string_view(U",，、;；/\\|+&\n\t\r").find(narrow) == std::u32string_view::npos;
            letters = letters || is_han(character) || is_latin(narrow) || character > 0xBF;
            // 张　三 and 张 三 are spread out for looks only.
            if (narrow != U' ')
                name.push_back(is_latin(narrow) ? narrow : character);
            else if (!chinese)
                name.push_back(U' ');
        }
        person.full_name = text_of(name);
        person.public_name = public_name_of(person.full_name);
        if (!clear || !letters || name.size() > max_full_name_characters ||
            person.full_name.size() > max_name_bytes)
            problem(RegisterReason::NameNotClear, cells, RegisterField::Name);
    }

    bool has_column(RegisterField field) const {
        return std::find(header_.fields.begin(), header_.fields.end(), field) != header_.fields.end();
    }

    std::string name_column() const {
        const auto found = std::find(header_.fields.begin(), header_.fields.end(), RegisterField::Name);
        return header_.names[static_cast<std::size_t>(found - header_.fields.begin())];
    }

    void read_door(const Cells& cells, RegisterRow& person) {
        std::string written;
        std::string column;
        for (const auto& [field, cell] : cells.all()) {
            if (!is_door_field(field) || cell.second.empty()) continue;
            written += (written.empty() ? "" : " ") + cell.second;
            column = cells.column(field);
        }
        const std::optional<Door> above = std::exchange(door_above_, std::nullopt);
        if (written.empty()) {
            if (!above) return problem(RegisterReason::DoorMissing, {});
            person.door_from_above = true;
            person.door = *above;
            door_above_ = above;
            return;
        }
        std::optional<Door> door = door_of(cells);
        if (!door) return problem(RegisterReason::DoorNotClear, written, column);
        // Merged cells: what the line above says in front of the first part that stands here.
        if (above && door->building.empty() && has_column(RegisterField::Building)) {
            person.door_from_above = true;
            door->building = above->building;
            if (door->unit.empty()) door->unit = above->unit;
        }
        if (above && door->compound.empty() && has_column(RegisterField::Compound)) {
            person.door_from_above = person.door_from_above || !above->compound.empty();
            door->compound = above->compound;
        }
        person.door = *door;
        if (door->room.empty()) return problem(RegisterReason::RoomMissing, written, column);
        if (door->building.empty()) return problem(RegisterReason::DoorMissing, written, column);
        door_above_ = person.door;
    }

    // Parts from their own columns; whatever does not stand alone there must read as one door together.
    static std::optional<Door> door_of(const Cells& cells) {
        Door door;
        bool parts = true;
        const auto part = [&](RegisterField field, DoorPart kind, std::string& into) {
            if (!cells.has(field)) return;
            const std::optional<std::string> value = parse_door_part(kind, cells.text(field));
            parts = parts && value.has_value();
            into = value.value_or("");
        };
        part(RegisterField::Compound, DoorPart::Compound, door.compound);
        if (!door.compound.empty() && !parts) return std::nullopt;
        part(RegisterField::Building, DoorPart::Building, door.building);
        part(RegisterField::Unit, DoorPart::Unit, door.unit);
        part(RegisterField::Room, DoorPart::Room, door.room);
        if (!cells.has(RegisterField::Door) && parts) return door;
        std::string together;
        for (const RegisterField field :
             {RegisterField::Building, RegisterField::Unit, RegisterField::Room, RegisterField::Door}) {
            if (cells.has(field)) together += (together.empty() ? "" : "-") + cells.text(field);
        }
        std::optional<Door> whole = parse_door(together);
        if (!whole ||
            (!door.compound.empty() && !whole->compound.empty() && whole->compound != door.compound))
            return std::nullopt;
        if (!door.compound.empty()) whole->compound = door.compound;
        return whole;
    }

    void read_phone(const Cells& cells, RegisterRow& person) {
        const std::string& cell = cells.text(RegisterField::Phone);
        if (says_nothing(cell)) return;
        if (const std::optional<std::string> phone = canonical_phone(cell)) {
            person.phone = *phone;
            return;
        }
        RegisterReason reason = RegisterReason::PhoneNotClear;
        if (is_scientific_number(cell))
            reason = RegisterReason::PhoneScientific;
        else if (holds_several_phones(cell))
            reason = RegisterReason::PhoneSeveral;
        problem(reason, cells, RegisterField::Phone);
    }

    static bool holds_several_phones(std::string_view cell) {
        int numbers = 0;
        std::string piece;
        for (const char32_t character : characters_of(std::string(cell) + ";")) {
            if (std::u32string_view(U",，、;；/\\| \n或").find(character) == std::u32string_view::npos) {
                append_character(piece, character);
                continue;
            }
            if (canonical_phone(piece)) ++numbers;
            piece.clear();
        }
        return numbers > 1;
    }

    void read_age(const Cells& cells, RegisterRow& person) {
        for (const RegisterField field : {RegisterField::Birth, RegisterField::Age}) {
            const std::string& cell = cells.text(field);
            if (says_nothing(cell)) continue;
            const std::optional<AgeBand> band =
                field == RegisterField::Age ? age_band_of_age(cell) : age_band_of_birth(cell, today_);
            if (!band)
                problem(RegisterReason::AgeNotClear, cells, field);
            else
                person.age_band = *band;
        }
    }

    void read_care(const Cells& cells, RegisterRow& person) {
        for (const auto& [field, cell] : cells.all()) {
            if (cell.second.empty()) continue;
            if (field == RegisterField::CareList) {
                const std::optional<CareSaid> list = care_list(cell.second);
                if (!list)
                    problem(RegisterReason::CareNotClear, cells, field);
                else
                    person.care = *list;
            }
        }
        for (const auto& [field, cell] : cells.all()) {
            if (!is_care_flag(field) || cell.second.empty()) continue;
            const std::optional<bool> value = yes_or_no(field, cell.second);
            const bool contradicts = value == false && person.care.says(field) == true;
            if (!value || contradicts)
                problem(RegisterReason::CareNotClear, cells, field);
            else
                person.care.say(field, *value);
        }
    }

    CivilDate today_;
    RegisterPreview preview_;
    Header header_;
    std::int32_t line_ = 0;
    std::optional<Door> door_above_;
    std::map<std::string, std::int32_t> lines_;
};

}  // namespace

RegisterPreview read_register(std::string_view text, CivilDate today) {
    return RegisterReader(today).read(text);
}

}  // namespace linli
