#pragma once
// The words of a language as they come in one piece, made by .ci/make_text_table.mjs: "zh 12571b65…", the
// language and the mark of the keys that they were made for, then the texts in the order of these keys, a NUL
// after each. Native programs hold both languages; the page is given one and fetches another when it is
// chosen.

#include <optional>
#include <string>
#include <string_view>

#include "app/client/ui/text.h"

namespace linli {

// "zh", "en": as settings, addresses and files name the language.
const char* code_of(Language language);

// Takes words in, instead of those that were there of this language, and says which language they are.
// Nothing when they are not whole or not the words of this program: then all is as before.
std::optional<Language> take_words(std::string words);

bool has_words(Language language);

// All texts of a language, a NUL after each; empty when they are not here. Valid until others are taken.
std::string_view all_words(Language language);

}  // namespace linli
