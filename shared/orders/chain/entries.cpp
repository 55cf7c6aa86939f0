#include "shared/orders/chain/entries.h"

#include "shared/core/characters.h"
#include "shared/orders/chain/header.h"
#include "shared/orders/chain/layout.h"

#include <algorithm>

namespace linli::buying {
namespace {

using Tokens = std::vector<Token>;

bool counts(const Token& token) {
    return is(token, TokenKind::Item) || is(token, TokenKind::Amount) || is_act(token, Act::All) ||
           is_act(token, Act::Same) || is_act(token, Act::Cancel);
}

bool parts(const Token& token) {
    return is(token, TokenKind::Comma) || is(token, TokenKind::Listing);
}

bool any(const Tokens& tokens, std::size_t begin, std::size_t end, bool (*test)(const Token&)) {
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                       tokens.begin() + static_cast<std::ptrdiff_t>(std::max(begin, end)), test);
}

// A building and a room in two places are one door; a door behind 送到 is where somebody leaves it.
Tokens with_joined_doors(const Tokens& tokens) {
    Tokens joined;
    std::optional<WrittenDoor> building;
    std::size_t building_at = 0;
    bool door_seen = false;
    for (const Token& token : tokens) {
        if (!is(token, TokenKind::Door)) {
            joined.push_back(token);
            continue;
        }
        const bool placed = !joined.empty() && is_act(joined.back(), Act::Place) && door_seen;
        if (placed) continue;
        if (token.door.room.empty() && token.door.building.find('-') == std::string::npos) {
            building = token.door;
            building_at = joined.size();
            joined.push_back(token);
            continue;
        }
        door_seen = true;
        joined.push_back(token);
        if (building && token.door.building.empty()) {
            joined.back().door.building = building->building;
            if (joined.back().door.unit.empty()) joined.back().door.unit = building->unit;
        }
        if (building) joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(building_at));
        building.reset();
    }
    // 6-105 帮5楼带一份: for whom it is, and no door.
    const bool for_house =
        building && door_seen && building_at > 0 && is_act(joined[building_at - 1], Act::On);
    if (for_house) joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(building_at));
    return joined;
}

// The name right behind a door; nothing if none stands there.
std::string name_behind(const Tokens& tokens, std::size_t door) {
    const bool word = door + 1 < tokens.size() && is(tokens[door + 1], TokenKind::Word);
    return word ? tokens[door + 1].text : std::string();
}

// A door that is named again is the same, unless somebody else behind it orders: 6-504 陈 A1 6-504 林 B1.
std::vector<std::size_t> doors_in(const Tokens& tokens) {
    std::vector<std::size_t> doors;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!is(tokens[i], TokenKind::Door)) continue;
        const std::string name = name_behind(tokens, i);
        const bool again = std::any_of(doors.begin(), doors.end(), [&](std::size_t other) {
            const std::string before = name_behind(tokens, other);
            const bool other_person = !name.empty() && !before.empty() && name != before;
            return !other_person && door_text(tokens[other].door) == door_text(tokens[i].door);
        });
        if (!again) doors.push_back(i);
    }
    return doors;
}

Tokens slice(const Tokens& tokens, std::size_t begin, std::size_t end) {
    return Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                  tokens.begin() + static_cast<std::ptrdiff_t>(end));
}

// 3-502、3-503各一份: each door gets what stands behind the last.
std::vector<Tokens> shared_by_doors(const Tokens& tokens, const std::vector<std::size_t>& doors) {
    std::vector<Tokens> entries;
    for (const std::size_t door : doors) {
        Tokens entry(1, tokens[door]);
        for (std::size_t i = doors.back() + 1; i < tokens.size(); ++i) {
            if (!is_act(tokens[i], Act::Each)) entry.push_back(tokens[i]);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

// 5-101 A1，5-102 B1 都已付: a payment that ends the line and speaks of all of them is everybody's.
void share_payment(const Tokens& tokens, std::vector<Tokens>& entries) {
    const Token& last = tokens.back();
    if (!is(last, TokenKind::Paid)) return;
    const bool all =
        last.text.starts_with("都") || last.text.starts_with("全") ||
        (tokens.size() > 1 &&
         (is_act(tokens[tokens.size() - 2], Act::All) || tokens[tokens.size() - 2].text == "都" ||
          tokens[tokens.size() - 2].text == "均" || tokens[tokens.size() - 2].text == "一起"));
    if (!all) return;
    for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
        const bool own = any(entries[i], 0, entries[i].size(),
                             [](const Token& token) { return is(token, TokenKind::Paid); });
        if (!own) entries[i].push_back(last);
    }
}

}  // namespace

bool share_one_order(const Tokens& line) {
    const Tokens tokens = with_joined_doors(line);
    const std::vector<std::size_t> doors = doors_in(tokens);
    const auto joins = [](const Token& token) {
        return is(token, TokenKind::Listing) ||
               (is_act(token, Act::Filler) &&
                (token.text == "和" || token.text == "与" || token.text == "跟"));
    };
    for (std::size_t i = 0; i + 1 < doors.size(); ++i) {
        if (doors[i] + 2 != doors[i + 1] || !joins(tokens[doors[i] + 1])) return false;
    }
    const auto is_each = [](const Token& token) { return is_act(token, Act::Each); };
    return doors.size() > 1 && any(tokens, doors.back(), tokens.size(), counts) &&
           !any(tokens, doors.back(), tokens.size(), is_each);
}

std::vector<Tokens> entries_in(const Tokens& line, bool single_item) {
    const Tokens tokens = with_joined_doors(line);
    std::vector<std::size_t> doors = doors_in(tokens);
    if (doors.size() < 2) return {tokens};
    const bool items_between = any(tokens, doors.front(), doors.back(), counts);
    const bool listed = any(tokens, doors.front(), doors.back(), parts);
    const auto is_each = [](const Token& token) { return is_act(token, Act::Each); };
    if (!items_between && listed && any(tokens, doors.back(), tokens.size(), is_each))
        return shared_by_doors(tokens, doors);
    // 3-502 帮3-503带一份: the door that is named last orders.
    if (!items_between && !(single_item && listed)) {
        Tokens entry;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (!is(tokens[i], TokenKind::Door) || i == doors.back()) entry.push_back(tokens[i]);
        }
        return {entry};
    }
    const bool items_first = any(tokens, 0, doors.front(), counts);
    std::vector<Tokens> entries;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < doors.size(); ++i) {
        std::size_t cut = items_first ? doors[i] + 1 : doors[i + 1];
        if (items_first) {
            while (cut < doors[i + 1] && !counts(tokens[cut])) ++cut;
        } else {
            // 王姐 12-301 A1，李姐 12-302 B2: the name in front of the door goes with it.
            std::size_t part = cut;
            while (part > doors[i] + 1 && !parts(tokens[part - 1]) && !counts(tokens[part - 1])) --part;
            if (part > doors[i] + 1 && parts(tokens[part - 1])) cut = part;
        }
        entries.push_back(slice(tokens, begin, cut));
        begin = cut;
    }
    entries.push_back(slice(tokens, begin, tokens.size()));
    share_payment(tokens, entries);
    // A door without anything to order is a place of delivery.
    const bool alone = !any(entries.back(), 0, entries.back().size(), counts);
    if (alone && !(single_item && listed)) {
        entries.pop_back();
        if (entries.empty()) return {tokens};
    }
    return entries;
}

// Which token is the name of who orders: beside the door, else in front of what is ordered, else at the end.
static std::optional<std::size_t> name_in(const Tokens& tokens, std::optional<std::size_t> door_at,
                                          bool speaker_known) {
    std::size_t first_count = 0;
    while (first_count < tokens.size() && !counts(tokens[first_count])) ++first_count;
    const auto is_person = [&](std::size_t i) {
        if (i >= tokens.size() || !is(tokens[i], TokenKind::Word)) return false;
        return is_name(plain_text(tokens[i].text));
    };
    if (door_at) {
        std::size_t next = *door_at + 1;  // 5-603的张奶奶
        while (next < tokens.size() &&
               (is_act(tokens[next], Act::Filler) || is(tokens[next], TokenKind::Colon) ||
                is(tokens[next], TokenKind::Comma) || is(tokens[next], TokenKind::Listing)))
            ++next;
        if (is_person(next)) return next;
    }
    if (door_at && *door_at > 0 && is_person(*door_at - 1) && !(speaker_known && *door_at > 1))
        return *door_at - 1;
    for (std::size_t i = 0; i < first_count && !speaker_known; ++i) {
        if (is_person(i)) return i;
    }
    for (std::size_t i = tokens.size(); i-- > 0 && !door_at && !speaker_known;) {
        if (is_person(i) && tokens[i].spaced) return i;
    }
    return std::nullopt;
}

EntryParts parts_of(const Tokens& tokens, const LineContext& context) {
    EntryParts found;
    const std::string& building = context.building.empty() ? context.offer.building : context.building;
    std::optional<std::size_t> door_at;
    for (std::size_t i = 0; i < tokens.size() && !door_at; ++i) {
        if (is(tokens[i], TokenKind::Door)) door_at = i;
    }
    const auto name_at = name_in(tokens, door_at, context.speaker.has_value());
    if (door_at) found.who.door = full_door(tokens[*door_at].door, building);
    if (name_at) {
        ReadText name = read_text(tokens[*name_at].text);
        found.who.name = clean_name(name);
    } else if (context.speaker) {
        found.who.name = context.speaker;
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (is(token, TokenKind::Paid)) {
            found.payment = token.payment;
            found.payment_words = token.text;
        } else if (is(token, TokenKind::Note)) {
            found.note = joined_notes(found.note, token.text);
        } else if (is(token, TokenKind::Phone)) {
            if (!found.who.phone) found.who.phone = token.text;
        } else if (!is(token, TokenKind::Door) && !(name_at && *name_at == i) &&
                   !is(token, TokenKind::Money)) {
            found.rest.push_back(token);
        }
    }
    return found;
}

std::string full_door(WrittenDoor door, const std::string& building) {
    if (door.building.empty() && !building.empty()) {
        const std::size_t dash = building.find('-');
        const bool unit_known = dash != std::string::npos && !door.unit.empty();
        door.building = unit_known ? building.substr(0, dash) : building;
    }
    return door_text(door);
}

std::string clean_name(const ReadText& text) {
    std::u32string shown;
    for (std::size_t at = 0; at < text.plain.size(); ++at) {
        if (text.plain[at] == U'(') break;  // 王姐(12345)
        if (!is_sign_character(text.plain[at])) shown += text.shown[at];
    }
    std::string name(trimmed(std::string_view(text_of(shown))));
    return name;
}

std::optional<FoundIn<std::string>> speaker_prefix(const ReadText& text, const Offer& offer) {
    const std::size_t colon = text.plain.find(U':');
    if (colon == std::u32string::npos || colon == 0 || colon > 10 || colon + 1 >= text.plain.size())
        return std::nullopt;
    const ReadText front = trimmed_part(text, 0, colon);
    const bool digits = std::any_of(front.plain.begin(), front.plain.end(), is_digit);
    if (digits || front.empty() || is_notice(front) || names_organiser(front) || is_example(front) ||
        !is_name(front.plain))
        return std::nullopt;
    for (const Token& token : tokens_of(front, offer)) {
        if (!is(token, TokenKind::Word)) return std::nullopt;
    }
    return FoundIn<std::string>{clean_name(front), colon + 1};
}

std::string joined_notes(const std::string& left, const std::string& right) {
    if (left.empty() || left == right) return right;
    if (right.empty() || ("；" + left + "；").find("；" + right + "；") != std::string::npos) return left;
    return left + "；" + right;
}

}  // namespace linli::buying
