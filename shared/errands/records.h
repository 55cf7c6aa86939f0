#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/errands/matching/asking_values.h"
#include "shared/people/records.h"

// What somebody needs done, split by who may know it (DESIGN §3): helpers see that there is something to do
// and roughly where; for whom and what exactly is for who asked, for the coordinators, and for the helper
// while it is theirs.

namespace linli {

inline constexpr std::int32_t numbers_per_lease = 40;    // Case numbers, see case_number.h.
inline constexpr std::int32_t max_unused_numbers = 200;  // Of one device.
inline constexpr std::size_t max_errand_items = 60;
inline constexpr std::size_t max_asked_at_once = 20;
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
    bool inside = false;            // Somebody has to come into the home.
    bool money = false;             // Money, a card or papers are carried.
    bool wheelchair = false;        // Of a ride.
    bool without_touch = false;     // Handed over at the door, nobody meets.
    bool stretcher = false;         // Of a ride.
    bool alone = false;             // Of a ride: nobody else on board, and the vehicle is aired afterwards.
    bool heavy = false;             // More than one person carries easily: a sack of rice, a gas bottle.
    bool dog = false, cat = false;  // Live there.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(inside), NAMED(money), NAMED(wheelchair), NAMED(without_touch), NAMED(stretcher),
           NAMED(alone), NAMED(heavy), NAMED(dog), NAMED(cat));
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
    std::int32_t handed_back = 0;          // How often a helper could not go on.
    std::optional<Instant> on_the_way_at;  // When the helper set out; kept when it is done.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(number), NAMED(kind), NAMED(building), NAMED(window), NAMED(urgency),
           NAMED(needs), NAMED(state), NAMED(helper), NAMED(asked_at), NAMED(handed_back),
           NAMED(on_the_way_at));
    }
};
using ErrandId = Id<Errand>;

struct ErrandSeries;

inline constexpr std::int32_t most_escorts = 6;

// Of a medical ride, beside the window in which one wants to arrive.
struct RideWish {
    std::int32_t escorts = 0;        // Who come along.
    std::int32_t minutes_there = 0;  // Until the way back; 0: there is none.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(escorts), NAMED(minutes_there));
    }
    friend bool operator==(const RideWish&, const RideWish&) = default;
};

struct ErrandDetail {
    static constexpr std::uint16_t record_type = 61;
    static constexpr const char* table_name = "errand_detail";
    ErrandId id;
    PersonId asked_for;
    PersonId asked_by;
    std::string what;
    std::string destination;  // Of a ride, or where something is to be fetched.
    RideWish ride;
    std::optional<Id<ErrandSeries>> series;  // It comes again by itself.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(asked_for), NAMED(asked_by), NAMED_UP_TO(max_what_bytes, what),
           NAMED(destination), NAMED(ride), NAMED(series));
    }
};

// Of a medical ride: when one must be there, because somebody waits for one then. Whoever may know the rest
// of the ride knows it.
struct RideAppointment {
    static constexpr std::uint16_t record_type = 132;
    static constexpr const char* table_name = "ride_appointment";
    ErrandId id;
    TimeRange arrive;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(arrive));
    }
};

// The same again on certain days of the week: dialysis on Monday, Wednesday, Friday. Each time is an errand
// of its own, made a week ahead after the model of the newest one.
struct ErrandSeries {
    static constexpr std::uint16_t record_type = 69;
    static constexpr const char* table_name = "errand_series";
    Id<ErrandSeries> id;
    PersonId asked_for;
    PersonId asked_by;
    ErrandId newest;
    std::int32_t days = 0;  // Bit 0: Monday.
    std::optional<Instant> until;
    std::optional<Instant> next;  // When the next one begins; nothing: it has ended.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(asked_for), NAMED(asked_by), NAMED(newest), NAMED(days), NAMED(until),
           NAMED(next));
    }
};
using ErrandSeriesId = Id<ErrandSeries>;

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

// Somebody was asked whether they would do it.
struct ErrandAsk {
    static constexpr std::uint16_t record_type = 67;
    static constexpr const char* table_name = "errand_ask";
    Id<ErrandAsk> id;
    ErrandId errand;
    PersonId helper;
    std::optional<PersonId> by;  // A coordinator; nobody: it went out by itself.
    Instant at;
    AskAnswer answer = AskAnswer::None;
    std::optional<Instant> answered_at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(helper), NAMED(by), NAMED(at), NAMED(answer), NAMED(answered_at));
    }
};
using ErrandAskId = Id<ErrandAsk>;

// How far an open errand has been asked around, so that none goes stale unseen.
struct ErrandSearch {
    static constexpr std::uint16_t record_type = 68;
    static constexpr const char* table_name = "errand_search";
    ErrandId id;
    Circle circle = Circle::Building;
    Instant since;
    std::optional<Instant> look_again_at;      // Nothing: somebody has it, or it is with the coordinators.
    std::optional<Instant> with_coordinators;  // Since when a person has to look at it.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(circle), NAMED(since), NAMED(look_again_at), NAMED(with_coordinators));
    }
};

// That there is a photo of a prescription, and how large it is. Its bytes lie in a table of the server's own
// under the same id and are fetched by who may hold this record, while they may; no device keeps either.
struct ErrandPhoto {
    static constexpr std::uint16_t record_type = 75;
    static constexpr const char* table_name = "errand_photo";
    Id<ErrandPhoto> id;
    ErrandId errand;
    PersonId by;
    Instant at;
    std::int32_t width = 0, height = 0;
    std::int32_t bytes = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(by), NAMED(at), NAMED(width), NAMED(height), NAMED(bytes));
    }
};
using ErrandPhotoId = Id<ErrandPhoto>;

// The slip of the till, photographed by the helper who laid the money out; there is one of an errand, until
// it is settled. Its bytes lie where those of an ErrandPhoto do.
struct TillReceipt {
    static constexpr std::uint16_t record_type = 135;
    static constexpr const char* table_name = "till_receipt";
    Id<TillReceipt> id;
    ErrandId errand;
    PersonId by;
    Instant at;
    std::int32_t width = 0, height = 0;
    std::int32_t bytes = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(by), NAMED(at), NAMED(width), NAMED(height), NAMED(bytes));
    }
};
using TillReceiptId = Id<TillReceipt>;

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
