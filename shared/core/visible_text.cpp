#include "shared/core/visible_text.h"

#include "shared/core/characters.h"

namespace linli {
namespace {

constexpr char32_t joiner = 0x200D;

struct Span {
    char32_t first, last;
};

// Unicode's general categories Cc and Cf, as far as they are not needed to write anything.
constexpr Span unseen[] = {
    {0x00, 0x08},       {0x0B, 0x0C},      {0x0E, 0x1F},     {0x7F, 0x9F},      // controls, C0 and C1
    {0xAD, 0xAD},       {0x61C, 0x61C},    {0x180E, 0x180E}, {0x200B, 0x200F},  // no width; direction marks
    {0x202A, 0x202E},   {0x2060, 0x206F},  {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},  // overrides, isolates
    {0x1D173, 0x1D17A}, {0xE0000, 0xE007F}};                                    // music, tags

bool is_unseen(char32_t character) {
    for (const Span& span : unseen) {
        if (character >= span.first && character <= span.last) return true;
    }
    return false;
}

bool is_break(char32_t character) {
    return character == U'\n' || character == U'\r' || character == U'\t' || character == 0x2028 ||
           character == 0x2029;
}

// A picture, its colour of skin or the sign that asks for the coloured form.
bool is_part_of_emoji(char32_t character) {
    return character == 0xFE0F || (character >= 0x2190 && character <= 0x2BFF) ||
           (character >= 0x1F000 && character <= 0x1FAFF);
}

std::string visible(std::string_view text, bool one_line) {
    const std::u32string characters = characters_of(text);
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t character = characters[i];
        const bool joins = character == joiner && i > 0 && i + 1 < characters.size() &&
                           is_part_of_emoji(characters[i - 1]) && is_part_of_emoji(characters[i + 1]);
        if (is_unseen(character) && !joins) continue;
        append_character(result, one_line && is_break(character) ? U' ' : character);
    }
    return result;
}

}  // namespace

std::string visible_text(std::string_view text) {
    return visible(text, false);
}

std::string visible_line(std::string_view text) {
    return visible(text, true);
}

}  // namespace linli
