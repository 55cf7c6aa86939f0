#include "app/client/orders/hand_out_search.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "shared/core/characters.h"
#include "shared/people/names.h"

namespace linli::client {
namespace {

struct Thing {
    std::u32string name;
    std::optional<std::int32_t> packs;
};

bool is_digit(char32_t one) {
    return one >= U'0' && one <= U'9';
}

bool parts_things(char32_t one) {
    return std::u32string_view(U" \t,，、;；+×*").find(one) != std::u32string_view::npos;
}

// The number belongs to the thing before it, or to the one behind it where none stands before.
class Reading {
public:
    explicit Reading(std::u32string_view words) {
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t from = at;
            const bool number = is_digit(words[at]);
            while (at < words.size() && !parts_things(words[at]) && is_digit(words[at]) == number) ++at;
            if (at == from)
                ++at;
            else if (number)
                take_number(text_of(std::u32string(words.substr(from, at - from))));
            else
                take_name(words.substr(from, at - from));
        }
    }
    std::vector<Thing>& things() { return things_; }

private:
    void take_number(const std::string& digits) {
        std::int32_t packs = 0;
        if (std::from_chars(digits.data(), digits.data() + digits.size(), packs).ec != std::errc()) return;
        if (!things_.empty() && !things_.back().packs)
            things_.back().packs = packs;
        else
            next_ = packs;
    }
    void take_name(std::u32string_view name) {
        things_.push_back({std::u32string(name), next_});
        next_.reset();
    }
    std::vector<Thing> things_;
    std::optional<std::int32_t> next_;
};

bool is_meant(const ItemFacts& item, const std::string& key) {
    return name_key(item.code) == key || name_key(item.name).find(key) != std::string::npos;
}

// What is looked for: which items may be meant by each thing, worked out once for all bags.
class Wanted {
public:
    Wanted(const HandOutBook& book, std::string_view search) : book_(book) {
        Reading reading(characters_of(search));
        for (Thing& thing : reading.things()) {
            cut_unit(thing.name);
            const std::string key = name_key(text_of(thing.name));
            if (key.empty()) continue;
            One& one = wanted_.emplace_back();
            one.packs = thing.packs;
            for (const CampaignItem* item : book.items) one.meant.push_back(is_meant(item->facts, key));
        }
    }
    bool is_in(std::uint32_t bag) const {
        const std::vector<BagItem>& held = book_.packing[bag].items;
        return !wanted_.empty() && std::all_of(wanted_.begin(), wanted_.end(), [&](const One& one) {
            return std::any_of(held.begin(), held.end(), [&](const BagItem& item) {
                return one.meant[item.item] && (!one.packs || *one.packs == item.packs);
            });
        });
    }
    bool is_all_of(std::uint32_t bag) const { return book_.packing[bag].items.size() == wanted_.size(); }

private:
    struct One {
        std::optional<std::int32_t> packs;
        std::vector<bool> meant;  // By the item's place in the book.
    };

    // 2箱橘, 橘2箱: what is counted in names nothing.
    void cut_unit(std::u32string& name) const {
        for (const CampaignItem* item : book_.items) {
            const std::u32string unit = characters_of(item->facts.unit);
            if (unit.empty() || name.compare(0, unit.size(), unit) != 0) continue;
            name.erase(0, unit.size());
            return;
        }
    }
    const HandOutBook& book_;
    std::vector<One> wanted_;
};

}  // namespace

std::vector<std::uint32_t> found_bags(const HandOutBook& book, std::string_view search) {
    std::vector<std::uint32_t> places;
    const auto add_where = [&](const auto& fits) {
        for (std::uint32_t place = 0; place < book.bags.size(); ++place) {
            if (fits(place)) places.push_back(place);
        }
    };
    add_where([&](std::uint32_t place) { return is_found(*book.bags[place].order, search); });
    if (!places.empty()) return places;
    const Wanted wanted(book, search);
    add_where([&](std::uint32_t place) { return wanted.is_in(place); });
    std::stable_partition(places.begin(), places.end(),
                          [&](std::uint32_t place) { return wanted.is_all_of(place); });
    return places;
}

}  // namespace linli::client
