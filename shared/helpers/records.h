#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/errands/records.h"
#include "shared/people/records.h"

// Who helps, with what, and whom they are trusted with. Vetting, which everybody may see, stands with the
// errands, whose rule it is.

namespace linli {

inline constexpr std::size_t max_offered_buildings = 60;
inline constexpr std::int32_t any_floor = -1;  // Of Offer::most_floors.

// What a helper speaks, one bit each in Offer::languages. Stored: never renumber.
enum class SpokenLanguage : std::uint8_t {
    Mandarin = 0,
    Shanghainese = 1,
    Cantonese = 2,
    English = 3,
    Signing = 4,
};
inline constexpr std::int32_t language_count = 5;
inline constexpr std::int32_t all_languages = (1 << language_count) - 1;
inline constexpr std::int32_t most_errands_a_day = 20, most_asks_a_week = 50, most_offered_seats = 60;

// The bit of Offer::kinds.
constexpr std::int32_t kind_bit(ErrandKind kind) {
    return 1 << (static_cast<int>(kind) - 1);
}
constexpr std::int32_t bits_of_all_kinds() {
    std::int32_t bits = 0;
    for (const ErrandKind kind : Members<ErrandKind>::values) bits |= kind_bit(kind);
    return bits;
}
inline constexpr std::int32_t all_kinds = bits_of_all_kinds();

// What somebody offers to do, when, and with what. Who offers nothing in so many words but holds a role is
// taken to offer the usual: default_offer() in helper_book.h.
struct Offer {
    static constexpr std::uint16_t record_type = 70;
    static constexpr const char* table_name = "offer";
    PersonId id;
    std::int32_t kinds = 0;                          // kind_bit() of each.
    std::int32_t days = 0;                           // Bit 0: Monday.
    std::int32_t from_minute = 0, until_minute = 0;  // Of such a day.
    std::int32_t languages = 0;
    std::int32_t errands_a_day = 2;
    std::int32_t asks_a_week = 7;  // "Ask me at most so often in seven days."
    std::int32_t seats = 0;        // Of their vehicle, without the driver's; 0: none.
    bool wheelchair = false, stretcher = false;
    std::int32_t most_floors = any_floor;  // To climb; 0: no stairs.
    std::int32_t most_kg = 0;              // To carry; 0: it does not matter.
    bool no_dogs = false, no_cats = false;
    bool helps_isolated = false;   // Goes to the doors of isolated and infectious households.
    std::optional<Instant> until;  // Of a single offer; nothing: a standing one.
    bool paused = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(kinds), NAMED(days), NAMED(from_minute), NAMED(until_minute), NAMED(languages),
           NAMED(errands_a_day), NAMED(asks_a_week), NAMED(seats), NAMED(wheelchair), NAMED(stretcher),
           NAMED(most_floors), NAMED(most_kg), NAMED(no_dogs), NAMED(no_cats), NAMED(helps_isolated),
           NAMED(until), NAMED(paused));
    }
    friend bool operator==(const Offer&, const Offer&) = default;
};

// What somebody speaks, so that whoever comes understands them. Without one nothing is known.
struct Speaks {
    static constexpr std::uint16_t record_type = 134;
    static constexpr const char* table_name = "speaks";
    PersonId id;
    std::int32_t languages = 0;  // As in Offer.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(languages));
    }
};

// Where. Without any of these: the whole community.
struct OfferedBuilding {
    static constexpr std::uint16_t record_type = 71;
    static constexpr const char* table_name = "offered_building";
    Id<OfferedBuilding> id;
    PersonId helper;
    BuildingId building;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(helper), NAMED(building));
    }
};
using OfferedBuildingId = Id<OfferedBuilding>;

// 结对: this helper is asked first for this person.
struct FixedPair {
    static constexpr std::uint16_t record_type = 72;
    static constexpr const char* table_name = "fixed_pair";
    Id<FixedPair> id;
    PersonId helper;
    PersonId person;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(helper), NAMED(person));
    }
};
using FixedPairId = Id<FixedPair>;

// A helper has the key to this door, so that somebody can come in who need not be let in. Whoever lives
// behind it has one anyway.
struct KeyHeld {
    static constexpr std::uint16_t record_type = 136;
    static constexpr const char* table_name = "key_held";
    Id<KeyHeld> id;
    HouseholdId door;
    PersonId holder;
    PersonId given_by;
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(door), NAMED(holder), NAMED(given_by), NAMED(since));
    }
};
using KeyHeldId = Id<KeyHeld>;

// `by` does not want to meet `whom` by an errand. The other one never learns of it.
struct Block {
    static constexpr std::uint16_t record_type = 73;
    static constexpr const char* table_name = "block";
    Id<Block> id;
    PersonId by;
    PersonId whom;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(by), NAMED(whom));
    }
};
using BlockId = Id<Block>;

// Something went wrong with somebody. For the coordinators; who is reported never learns by whom.
struct Report {
    static constexpr std::uint16_t record_type = 74;
    static constexpr const char* table_name = "report";
    Id<Report> id;
    PersonId by;
    PersonId about;
    std::string words;
    Instant at;
    std::optional<PersonId> settled_by;
    std::string outcome;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(by), NAMED(about), NAMED_UP_TO(max_note_bytes, words), NAMED(at),
           NAMED(settled_by), NAMED_UP_TO(max_note_bytes, outcome));
    }
};
using ReportId = Id<Report>;

}  // namespace linli
