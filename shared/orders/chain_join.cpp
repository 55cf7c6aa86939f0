#include "shared/orders/chain_join.h"

#include <algorithm>
#include <set>

#include "shared/core/characters.h"
#include "shared/orders/hidden_phones.h"

namespace linli {
namespace {

std::int32_t packs_of(const ChainPacks& packs, Bits128 item) {
    const auto found = packs.find(item);
    return found == packs.end() ? 0 : found->second;
}

JoinItem compare(Bits128 item, const SaidOrder* said, const HeldOrder* held) {
    JoinItem one;
    one.item = item;
    one.said = said ? packs_of(said->packs, item) : 0;
    if (held) {
        one.before = packs_of(held->said, item);
        one.held = held->withdrawn ? 0 : packs_of(held->packs, item);
    }
    const bool chain_changed = one.said != one.before;
    const bool app_changed = one.held != one.before;
    one.packs = chain_changed ? one.said : one.held;
    one.asked = chain_changed && app_changed && one.said != one.held;
    if (one.asked) one.packs = one.held;
    return one;
}

std::vector<JoinItem> compare_all(const SaidOrder* said, const HeldOrder* held) {
    std::set<Bits128> items;
    if (said) {
        for (const auto& [item, packs] : said->packs) items.insert(item);
    }
    if (held) {
        for (const auto& [item, packs] : held->packs) items.insert(item);
        for (const auto& [item, packs] : held->said) items.insert(item);
    }
    std::vector<JoinItem> compared;
    for (const Bits128 item : items) compared.push_back(compare(item, said, held));
    return compared;
}

JoinKind kind_of(const std::vector<JoinItem>& items) {
    const auto any = [&](auto&& is) { return std::any_of(items.begin(), items.end(), is); };
    if (any([](const JoinItem& item) { return item.asked; })) return JoinKind::Conflict;
    if (any([](const JoinItem& item) { return item.said != item.before; })) return JoinKind::Changed;
    return JoinKind::Unchanged;
}

// An order that no paste named before: every item of both is asked about.
JoinedOrder same_door(const std::vector<SaidOrder>& said, std::size_t place,
                      const std::vector<HeldOrder>& held, std::size_t other) {
    JoinedOrder joined{JoinKind::SameDoor, place, other, compare_all(&said[place], &held[other])};
    const bool same = std::all_of(joined.items.begin(), joined.items.end(),
                                  [](const JoinItem& item) { return item.said == item.held; });
    // Who wrote the same in both has ordered once.
    if (same && !held[other].withdrawn) joined.kind = JoinKind::Changed;
    return joined;
}

class Joining {
public:
    Joining(const std::vector<SaidOrder>& said, const std::vector<HeldOrder>& held)
        : said_(said), held_(held) {
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (!held[i].key.empty()) by_key_[held[i].key] = i;
            if (held[i].door) by_door_[chain_source_key(held[i].door, {}, {})] = i;
        }
        for (const SaidOrder& one : said) said_keys_.insert(one.key);
    }

    JoinedOrder join(std::size_t place) {
        const SaidOrder& said = said_[place];
        const auto known = by_key_.find(said.key);
        if (known != by_key_.end() && joined_.insert(known->second).second) {
            const HeldOrder& held = held_[known->second];
            const auto items = compare_all(&said, &held);
            return {kind_of(items), place, known->second, items};
        }
        if (known != by_key_.end()) return same_door(said_, place, held_, known->second);
        const auto door = said.door ? by_door_.find(chain_source_key(said.door, {}, {})) : by_door_.end();
        if (door != by_door_.end()) {
            const HeldOrder& held = held_[door->second];
            const bool back_again = held.withdrawn && held.key.empty() && joined_.insert(door->second).second;
            if (!back_again) {
                joined_.insert(door->second);
                return same_door(said_, place, held_, door->second);
            }
            return {JoinKind::Changed, place, door->second, compare_all(&said, &held)};
        }
        if (const auto named = known_by_name(said)) {
            joined_.insert(*named);
            return same_door(said_, place, held_, *named);
        }
        return {JoinKind::New, place, std::nullopt, compare_all(&said, nullptr)};
    }

    // What an earlier paste had, and this one has not.
    void add_gone(std::vector<JoinedOrder>& orders) const {
        for (std::size_t i = 0; i < held_.size(); ++i) {
            const bool was_said = !held_[i].key.empty() && !held_[i].said.empty();
            if (!was_said || held_[i].withdrawn || joined_.contains(i)) continue;
            orders.push_back({JoinKind::Gone, std::nullopt, i, compare_all(nullptr, &held_[i])});
        }
    }

private:
    // Whoever wrote only a name before, and now writes their door, too.
    std::optional<std::size_t> known_by_name(const SaidOrder& said) const {
        if (!said.door || said.name.empty()) return std::nullopt;
        const std::string key = chain_source_key({}, said.name, {});
        const auto known = by_key_.find(key);
        if (known == by_key_.end() || said_keys_.contains(key)) return std::nullopt;
        const HeldOrder& held = held_[known->second];
        if (held.door || held.withdrawn || joined_.contains(known->second)) return std::nullopt;
        return known->second;
    }

    const std::vector<SaidOrder>& said_;
    const std::vector<HeldOrder>& held_;
    std::map<std::string, std::size_t> by_key_, by_door_;
    std::set<std::string> said_keys_;
    std::set<std::size_t> joined_;
};

// Traditional characters stay as they are: their table comes late to a device, and a key must not change.
std::string key_text(std::string_view text) {
    std::string key;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = folded(next_character(text, at));
        if (character != U' ' && character != U'\t') append_character(key, character);
    }
    return key;
}

}  // namespace

std::string chain_source_key(const std::optional<Door>& door, const std::string& name,
                             const std::string& phone) {
    if (door) return "door " + key_text(door->compound) + " " + key_text(short_door(*door));
    if (!name.empty()) return "name " + key_text(name);
    return "phone " + key_text(without_phone_numbers(phone));
}

std::vector<JoinedOrder> join_chain(const std::vector<SaidOrder>& said, const std::vector<HeldOrder>& held) {
    Joining joining(said, held);
    std::vector<JoinedOrder> orders;
    for (std::size_t place = 0; place < said.size(); ++place) orders.push_back(joining.join(place));
    joining.add_gone(orders);
    return orders;
}

}  // namespace linli
