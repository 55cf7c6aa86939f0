#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/people/records.h"

// What somebody needs done, split by who may know it (DESIGN §3): helpers see that there is something to do
// and roughly where; for whom and what exactly is for who asked, for the coordinators, and for the helper
// while it is theirs.

namespace linli {

inline constexpr std::int32_t numbers_per_lease = 40;    // Case numbers, see case_number.h.
inline constexpr std::int32_t max_unused_numbers = 200;  // Of one device.
inline constexpr std::size_t max_errand_items = 60;
inline constexpr std::size_t max_what_bytes = 4000;
inline constexpr std::int64_t max_errand_cents = 10'000'00;  // What one helper can be asked to lay out.

enum class ErrandKind : std::uint8_t {
    Shopping = 1,
    Medicine = 2,
    Ride = 3,
    Rubbish = 4,
    Repair = 5,
    Papers = 6,   // Permits, forms, something to be fetched from an office.
    Company = 7,  // A chat, or a look whether somebody is well.
    Other = 8,
};
template <>
struct Members<ErrandKind> {
    static constexpr std::array values{ErrandKind::Shopping, ErrandKind::Medicine, ErrandKind::Ride,
                                       ErrandKind::Rubbish,  ErrandKind::Repair,   ErrandKind::Papers,
                                       ErrandKind::Company,  ErrandKind::Other};
};

enum class Urgency : std::uint8_t { Whenever = 1, Today = 2, Now = 3 };
template <>
struct Members<Urgency> {
    static constexpr std::array values{Urgency::Whenever, Urgency::Today, Urgency::Now};
};

enum class ErrandState : std::uint8_t { Open = 1, Claimed = 2, OnTheWay = 3, Done = 4, Withdrawn = 5 };
template <>
struct Members<ErrandState> {
    static constexpr std::array values{ErrandState::Open, ErrandState::Claimed, ErrandState::OnTheWay,
                                       ErrandState::Done, ErrandState::Withdrawn};
};

// What a helper must be ready for. Part of what all helpers see, so it says nothing that names an illness.
struct ErrandNeeds {
    bool inside = false;         // Somebody has to come into the home.
    bool money = false;          // Money, a card or papers are carried.
    bool wheelchair = false;     // Of a ride.
    bool without_touch = false;  // Handed over at the door, nobody meets.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(inside), NAMED(money), NAMED(wheelchair), NAMED(without_touch));
    }
    friend bool operator==(const ErrandNeeds&, const ErrandNeeds&) = default;
};

struct Errand {
    static constexpr std::uint16_t record_type = 60;
    static constexpr const char* table_name = "errand";
    Id<Errand> id;
    std::int32_t number = 0;  // For the telephone, see case_number.h; 0 while none could be given.
    ErrandKind kind = ErrandKind::Shopping;
    std::optional<BuildingId> building;  // Where; the door is in the register.
    TimeRange window;
    Urgency urgency = Urgency::Whenever;
    ErrandNeeds needs;
    ErrandState state = ErrandState::Open;
    std::optional<PersonId> helper;
    Instant asked_at;
    std::int32_t handed_back = 0;  // How often a helper could not go on.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(number), NAMED(kind), NAMED(building), NAMED(window), NAMED(urgency),
           NAMED(needs), NAMED(state), NAMED(helper), NAMED(asked_at), NAMED(handed_back));
    }
};
using ErrandId = Id<Errand>;

struct ErrandDetail {
    static constexpr std::uint16_t record_type = 61;
    static constexpr const char* table_name = "errand_detail";
    ErrandId id;
    PersonId asked_for;
    PersonId asked_by;
    std::string what;
    std::string destination;  // Of a ride, or where something is to be fetched.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(asked_for), NAMED(asked_by), NAMED_UP_TO(max_what_bytes, what),
           NAMED(destination));
    }
};

enum class ItemState : std::uint8_t { Wanted = 1, Got = 2, NotFound = 3, Instead = 4 };
template <>
struct Members<ItemState> {
    static constexpr std::array values{ItemState::Wanted, ItemState::Got, ItemState::NotFound,
                                       ItemState::Instead};
};

// What one line of a list says; how it is read from people's own words: wish_list.h.
struct ItemWords {
    std::string item;
    std::optional<std::int32_t> quantity_thousandths;  // 500 is half a pound of 斤; nothing: not said
    std::string unit;
    std::string note;
    bool urgent = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_name_bytes, item), NAMED(quantity_thousandths), NAMED_UP_TO(40, unit), NAMED(note),
           NAMED(urgent));
    }
    friend bool operator==(const ItemWords&, const ItemWords&) = default;
};

// One line of a shopping or medicine list, ticked off by the helper.
struct ErrandItem {
    static constexpr std::uint16_t record_type = 62;
    static constexpr const char* table_name = "errand_item";
    Id<ErrandItem> id;
    ErrandId errand;
    std::int32_t place = 0;  // In the list, from 0.
    ItemWords words;
    ItemState state = ItemState::Wanted;
    std::string instead;  // What was bought in its place.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(place), NAMED(words), NAMED(state),
           NAMED_UP_TO(max_name_bytes, instead));
    }
};
using ErrandItemId = Id<ErrandItem>;

// What came of it: written when it is done, or when it is withdrawn after the helper had bought. The ledger
// of who owes whom: nothing is ever taken out of it.
struct ErrandResult {
    static constexpr std::uint16_t record_type = 63;
    static constexpr const char* table_name = "errand_result";
    ErrandId id;
    PersonId helper;
    PersonId asked_for;
    Instant at;
    std::int64_t spent_cents = 0;  // The helper laid it out.
    std::string note;              // "At the door", "the pear was soft".
    std::optional<Instant> settled_at;
    std::string thanks;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(helper), NAMED(asked_for), NAMED(at), NAMED(spent_cents),
           NAMED_UP_TO(max_note_bytes, note), NAMED(settled_at), NAMED_UP_TO(max_note_bytes, thanks));
    }
};

// A helper gave it back, or an asker withdrew it; kept so that the desk sees what goes wrong.
enum class ErrandTurn : std::uint8_t { HandedBack = 1, Withdrawn = 2 };
template <>
struct Members<ErrandTurn> {
    static constexpr std::array values{ErrandTurn::HandedBack, ErrandTurn::Withdrawn};
};
struct ErrandTurned {
    static constexpr std::uint16_t record_type = 64;
    static constexpr const char* table_name = "errand_turned";
    Id<ErrandTurned> id;
    ErrandId errand;
    ErrandTurn turn = ErrandTurn::HandedBack;
    PersonId by;
    std::string why;
    Instant at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(turn), NAMED(by), NAMED(why), NAMED(at));
    }
};
using ErrandTurnedId = Id<ErrandTurned>;

// Case numbers that one device may give out, also without a network (DESIGN §4).
struct NumberBlock {
    static constexpr std::uint16_t record_type = 65;
    static constexpr const char* table_name = "number_block";
    Id<NumberBlock> id;
    PersonId person;
    DeviceId device;
    std::int32_t first = 0;
    std::int32_t count = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(person), NAMED(device), NAMED(first), NAMED(count));
    }
};
using NumberBlockId = Id<NumberBlock>;

// What a coordinator has looked into before somebody may do what needs trust. Everybody can see it.
struct Vetting {
    static constexpr std::uint16_t record_type = 66;
    static constexpr const char* table_name = "vetting";
    PersonId id;
    bool inside = false;
    bool money = false;
    PersonId by;
    Instant at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(inside), NAMED(money), NAMED(by), NAMED(at));
    }
};

}  // namespace linli
