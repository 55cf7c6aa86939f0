#include "shared/errands/wish_list.h"

#include "shared/core/characters.h"
#include "shared/core/reading.h"

namespace linli {

std::vector<ItemWords> read_wish_list(std::string_view text) {
    std::vector<ItemWords> items;
    for (const std::string_view raw : split_lines(text)) {
        const ReadText line = read_text(raw);
        std::size_t begin = list_number_length(line.plain);
        for (std::size_t at = begin; at <= line.plain.size(); ++at) {
            if (at < line.plain.size() && !is_any_of(U",、;", line.plain[at])) continue;
            ItemWords words;
            words.item = trimmed(text_of(line.shown.substr(begin, at - begin)));
            begin = at + 1;
            if (words.item.empty() || items.size() == max_errand_items) continue;
            if (words.item.size() > max_name_bytes) words.item.resize(max_name_bytes);
            items.push_back(std::move(words));
        }
    }
    return items;
}

}  // namespace linli
