#include "shared/core/characters.h"

#include <algorithm>

#include "shared/core/character_tables.h"

namespace linli {
namespace {

struct LeadByte {
    std::size_t length;
    char32_t bits;
    char32_t least;  // The smallest character that needs this many bytes: anything below is an overlong form.
};

LeadByte lead_byte(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return {2, char32_t(byte & 0x1F), 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return {3, char32_t(byte & 0x0F), 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return {4, char32_t(byte & 0x07), 0x10000};
    return {0, 0, 0};
}

bool is_blank(char32_t character) {
    switch (character) {
        case U' ':
        case U'\t':
        case U'\r':
        case U'\n':
        case 0x00A0:
        case 0x200B:
        case 0x200C:
        case 0x200D:
        case 0x202F:
        case 0x3000:
        case 0xFEFF:
            return true;
        default:
            return character >= 0x2000 && character <= 0x200A;
    }
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
    const LeadByte lead = lead_byte(static_cast<unsigned char>(text[at]));
    if (lead.length == 0 || at + lead.length > text.size()) {
        ++at;
        return replacement_character;
    }
    char32_t character = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0) != 0x80) {
            ++at;
            return replacement_character;
        }
        character = (character << 6) | (byte & 0x3F);
    }
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < lead.least || character > 0x10FFFF || surrogate) {
        ++at;
        return replacement_character;
    }
    at += lead.length;
    return character;
}

std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    characters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) characters.push_back(next_character(text, at));
    return characters;
}

void append_character(std::string& text, char32_t character) {
    const auto tail = [&](int shift) { text.push_back(char(0x80 | ((character >> shift) & 0x3F))); };
    if (character < 0x80) {
        text.push_back(char(character));
    } else if (character < 0x800) {
        text.push_back(char(0xC0 | (character >> 6)));
        tail(0);
    } else if (character < 0x10000) {
        text.push_back(char(0xE0 | (character >> 12)));
        tail(6);
        tail(0);
    } else {
        text.push_back(char(0xF0 | (character >> 18)));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string text_of(std::u32string_view characters) {
    std::string text;
    text.reserve(characters.size() * 3);
    for (const char32_t character : characters) append_character(text, character);
    return text;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        // A replacement character that truly stands in the text is three bytes long, an error moves by one.
        if (next_character(text, at) == replacement_character && at - before == 1) return false;
    }
    return true;
}

char32_t half_width(char32_t character) {
    if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
    if (is_blank(character)) return U' ';
    switch (character) {
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
        case 0x2500:
        case 0xFE58:
        case 0xFE63:
            return U'-';
        default:
            return character;
    }
}

char32_t folded(char32_t character) {
    const char32_t narrow = half_width(character);
    return narrow >= U'A' && narrow <= U'Z' ? narrow + (U'a' - U'A') : narrow;
}

char32_t simplified(char32_t character) {
    if (character < 0x3400) return character;
    const auto table = simplified_table();
    const auto entry = std::lower_bound(
        table.begin(), table.end(), character,
        [](const SimplifiedEntry& row, char32_t wanted) { return row.traditional < wanted; });
    return entry != table.end() && entry->traditional == character ? entry->simplified : character;
}

bool is_han(char32_t character) {
    return character == 0x3007 || (character >= 0x3400 && character <= 0x4DBF) ||
           (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0xF900 && character <= 0xFAFF) ||
           (character >= 0x20000 && character <= 0x323AF);
}

std::string_view trimmed(std::string_view text) {
    std::size_t first = 0;
    while (first < text.size()) {
        std::size_t behind = first;
        if (!is_blank(next_character(text, behind))) break;
        first = behind;
    }
    std::size_t end = first;
    for (std::size_t at = first; at < text.size();) {
        if (!is_blank(next_character(text, at))) end = at;
    }
    return text.substr(first, end - first);
}

}  // namespace linli
