#include "shared/people/person_search.h"

#include <algorithm>

#include "shared/core/characters.h"
#include "shared/people/phone.h"

namespace linli {
namespace {

constexpr std::size_t least_phone_digits = 4;
constexpr std::size_t least_full_number = 10;

// One thing that was typed, prepared for every way in which it could be meant.
struct Word {
    NameQuery name;
    std::optional<Door> door;
    std::string compound;  // Characters that could be a part of a compound's name.
    std::string digits;    // Digits that could be a part of a telephone number, or none.
};

bool ends_unfinished(char32_t character) {
    return std::u32string_view(U"-/#., ").find(half_width(character)) != std::u32string_view::npos;
}

// `2-1-` is on its way to 2-1-301.
std::optional<Door> door_so_far(std::string_view text) {
    std::u32string characters = characters_of(trimmed(text));
    while (!characters.empty() && ends_unfinished(characters.back())) characters.pop_back();
    return parse_door(text_of(characters));
}

std::string phone_digits(std::string_view text) {
    if (const std::optional<std::string> phone = canonical_phone(text)) return *phone;
    std::string digits;
    for (const char32_t character : characters_of(text)) {
        const char32_t narrow = half_width(character);
        if (is_digit(narrow))
            digits.push_back(static_cast<char>(narrow));
        else if (narrow != U' ' && narrow != U'-' && narrow != U'+')
            return {};
    }
    return digits.size() >= least_phone_digits ? digits : std::string();
}

Word prepared(std::string_view text) {
    Word word{NameQuery(text), door_so_far(text), {}, phone_digits(text)};
    const std::u32string characters = characters_of(trimmed(text));
    if (word.door && !word.digits.empty() && !word.door->building.empty()) {
        // 2-1-301 is a door, not a piece of a telephone number; 154 0000 1234 and 5432-1234 are numbers.
        const bool number = word.digits.size() >= least_full_number || word.door->building.size() > 3;
        if (number)
            word.door.reset();
        else
            word.digits.clear();
    }
    // 三 is looked for as a name; a door has at least one figure or one of its words (三号楼).
    const bool lone_numeral = word.door && word.door->building.empty() && word.door->unit.empty();
    if (lone_numeral && std::all_of(characters.begin(), characters.end(), is_han)) word.door.reset();
    if (characters.size() >= 2 && is_han(characters.front())) word.compound = text_of(characters);
    return word;
}

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

NameMatch match_door(const Door& door, const Door& typed) {
    if (door.building.empty() && door.room.empty()) return NameMatch::None;
    if (!typed.compound.empty() && typed.compound != door.compound) return NameMatch::None;
    if (typed.building.empty() && typed.unit.empty()) {
        // A lone number: a building or a room.
        if (typed.room == door.room || typed.room == door.building) return NameMatch::Prefix;
        return !typed.room.empty() && starts_with(door.room, typed.room) ? NameMatch::Contains
                                                                         : NameMatch::None;
    }
    if (!typed.building.empty() && typed.building != door.building) return NameMatch::None;
    if (!typed.unit.empty() && typed.unit != door.unit) return NameMatch::None;
    if (typed.room == door.room) return typed.unit == door.unit ? NameMatch::Exact : NameMatch::Prefix;
    // 2-1 is the first unit, or the rooms that begin with 1.
    const bool unit_meant = typed.unit.empty() && typed.room == door.unit;
    return unit_meant || starts_with(door.room, typed.room) ? NameMatch::Prefix : NameMatch::None;
}

NameMatch match_phone(std::string_view phone, std::string_view digits) {
    if (digits.empty() || phone.empty()) return NameMatch::None;
    if (phone == digits) return NameMatch::Exact;
    const std::size_t at = phone.rfind(digits);
    if (at == std::string_view::npos) return NameMatch::None;
    return at == 0 || at + digits.size() == phone.size() ? NameMatch::Prefix : NameMatch::Contains;
}

struct Fit {
    NameMatch match = NameMatch::None;
    FoundBy by = FoundBy::Name;
};

Fit better(Fit left, Fit right) {
    return right.match < left.match ? right : left;
}

}  // namespace

void PersonSearch::reserve(std::size_t people) {
    names_.reserve(people);
    doors_.reserve(people);
    phones_.reserve(people);
}

void PersonSearch::add(std::string_view name, const Door& door, std::string_view phone) {
    names_.add(name);
    doors_.push_back(door);
    phones_.emplace_back(phone);
}

std::vector<PersonHit> PersonSearch::find(std::string_view query, std::size_t limit) const {
    std::vector<PersonHit> hits;
    if (query.size() > max_query_bytes) return hits;
    const Word whole = prepared(query);
    std::vector<Word> words;
    std::string piece;
    for (const char32_t character : characters_of(std::string(trimmed(query)) + " ")) {
        if (half_width(character) != U' ') {
            append_character(piece, character);
        } else if (!piece.empty()) {
            words.push_back(prepared(piece));
            piece.clear();
        }
    }
    const auto fit_of = [&](std::size_t person, const Word& word) {
        Fit fit{names_.match(person, word.name), FoundBy::Name};
        if (word.door) fit = better(fit, {match_door(doors_[person], *word.door), FoundBy::Door});
        const bool named =
            !word.compound.empty() && doors_[person].compound.find(word.compound) != std::string::npos;
        if (named) fit = better(fit, {NameMatch::Contains, FoundBy::Door});
        return better(fit, {match_phone(phones_[person], word.digits), FoundBy::Phone});
    };
    for (std::size_t person = 0; person < doors_.size(); ++person) {
        Fit fit = words.empty() ? Fit{NameMatch::Prefix, FoundBy::Name} : fit_of(person, whole);
        if (words.size() > 1) {
            Fit together{NameMatch::Exact, FoundBy::Name};
            for (const Word& word : words) {
                const Fit one = fit_of(person, word);
                if (one.match > together.match) together = one;
                if (one.match == NameMatch::None) break;
            }
            fit = better(fit, together);
        }
        if (fit.match == NameMatch::None) continue;
        hits.push_back({static_cast<std::uint32_t>(person), fit.match, fit.by});
    }
    const auto order = [](const PersonHit& a, const PersonHit& b) { return a.match < b.match; };
    std::stable_sort(hits.begin(), hits.end(), order);
    if (hits.size() > limit) hits.resize(limit);
    return hits;
}

}  // namespace linli
