#include "shared/orders/group_buy_chain_text.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli {
namespace {

// One line, without the marks that the text itself uses.
std::string clean(const std::string& words) {
    constexpr std::u32string_view marks = U"()（）【】[]{}\r\n\t~～";
    std::u32string characters = characters_of(words);
    for (char32_t& c : characters) {
        if (marks.find(c) != std::u32string_view::npos) c = U' ';
    }
    return std::string(trimmed(text_of(characters)));
}

std::string filled(const std::string& wording, const std::string& value) {
    std::string text = wording;
    const std::size_t place = text.find('%');
    if (place != std::string::npos) text.replace(place, 1, value);
    return text;
}

// 3850 is 38.5
std::string money_text(std::int64_t cents) {
    std::string text = std::to_string(cents / 100);
    if (cents % 100 != 0) text += "." + std::to_string(cents % 100 / 10);
    if (cents % 10 != 0) text += std::to_string(cents % 10);
    return text;
}

// 04-08 18:00 is written 4月8日18:00.
std::string spoken_time(const std::string& deadline) {
    if (deadline.size() != 11) return clean(deadline);
    const auto number = [&](std::size_t at) {
        return deadline[at] == '0' ? deadline.substr(at + 1, 1) : deadline.substr(at, 2);
    };
    return number(0) + "月" + number(3) + "日" + deadline.substr(6);
}

// A 蔬菜包 10斤 68元, 鸡蛋 38元/板
std::string item_text(const GroupBuyItem& item, const GroupBuyWording& wording) {
    std::string text = item.code ? *item.code + " " : std::string();
    text += clean(item.name);
    const bool pack =
        item.unit && !item.unit->empty() && item.unit->front() >= '0' && item.unit->front() <= '9';
    if (pack) text += " " + *item.unit;
    if (item.price_cents) text += " " + filled(wording.money, money_text(*item.price_cents));
    if (item.price_cents && item.unit && !pack) text += "/" + *item.unit;
    return text;
}

// 7 alone would be read as a list number.
std::string door_text(const std::string& door, const GroupBuyWording& wording) {
    const bool house = !door.empty() && door.size() < 3 && std::all_of(door.begin(), door.end(), is_digit);
    return house ? filled(wording.house, door) : door;
}

std::string order_text(const GroupBuyChain& chain, const GroupBuyOrder& order,
                       const GroupBuyWording& wording) {
    std::string text;
    const auto add = [&](const std::string& words) {
        if (!words.empty()) text += (text.empty() ? "" : " ") + words;
    };
    add(door_text(clean(order.door.value_or("")), wording));
    add(clean(order.name.value_or("")));
    add(clean(order.phone.value_or("")));
    for (const GroupBuyItem& item : chain.items) {
        const auto count = order.items.find(item.name);
        if (count == order.items.end()) continue;
        const bool single = chain.items.size() == 1;
        add((single ? std::string() : item.code.value_or(clean(item.name))) + "×" +
            std::to_string(count->second));
    }
    if (order.paid) add(*order.paid ? wording.paid : wording.unpaid);
    const std::string note = clean(order.note.value_or(""));
    return note.empty() ? text : text + "（" + note + "）";
}

}  // namespace

GroupBuyTotals group_buy_totals(const GroupBuyChain& chain) {
    GroupBuyTotals totals;
    for (const GroupBuyItem& item : chain.items) {
        int packs = 0;
        for (const GroupBuyOrder& order : chain.orders) {
            const auto count = order.items.find(item.name);
            if (count != order.items.end()) packs += count->second;
        }
        totals.packs.push_back(packs);
        totals.all_packs += packs;
        totals.cents += item.price_cents.value_or(0) * packs;
    }
    totals.missing = std::max(0, chain.minimum.value_or(0) - totals.all_packs);
    return totals;
}

std::string group_buy_chain_text(const GroupBuyChain& chain, const GroupBuyWording& wording,
                                 const std::vector<std::string>& terms) {
    std::string text = wording.chain + "\n" + clean(chain.title) + "\n";
    for (const GroupBuyItem& item : chain.items) text += item_text(item, wording) + "\n";
    if (chain.deadline) text += filled(wording.deadline, spoken_time(*chain.deadline)) + "\n";
    if (chain.minimum) text += filled(wording.minimum, std::to_string(*chain.minimum)) + "\n";
    for (const std::string& term : terms) text += clean(term) + "\n";
    text += "\n";
    for (std::size_t i = 0; i < chain.orders.size(); ++i)
        text += std::to_string(i + 1) + ". " + order_text(chain, chain.orders[i], wording) + "\n";
    const GroupBuyTotals totals = group_buy_totals(chain);
    text += "\n" + wording.total + "：";
    for (std::size_t i = 0; i < chain.items.size(); ++i)
        text += clean(chain.items[i].name) + "×" + std::to_string(totals.packs[i]) + "，";
    text += filled(wording.packs, std::to_string(totals.all_packs)) + "，" +
            filled(wording.money, money_text(totals.cents));
    if (totals.missing > 0) text += "，" + filled(wording.missing, std::to_string(totals.missing));
    return text + "\n";
}

}  // namespace linli
