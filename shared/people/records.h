#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/core/field.h"
#include "shared/core/rejected.h"
#include "shared/core/stamp.h"
#include "shared/core/time.h"

// Who lives where, split by sensitivity (DESIGN §3). Everything about a person has the person's own key.
// Record type numbers are stored and sent: never renumber, never reuse.

namespace linli {

inline constexpr std::size_t max_name_bytes = 120;
inline constexpr std::size_t max_note_bytes = 2000;

// The community itself: one record, which everybody holds.
struct Community {
    static constexpr std::uint16_t record_type = 1;
    static constexpr const char* table_name = "community";
    CommunityId id;
    std::string name;
    std::int32_t utc_offset_minutes = 8 * 60;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, name), NAMED(utc_offset_minutes));
    }
};

struct Building {
    static constexpr std::uint16_t record_type = 2;
    static constexpr const char* table_name = "building";
    Id<Building> id;
    std::string compound;  // 小区; empty where the community is a single one.
    std::string name;      // "2", "B3"

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, compound), NAMED_UP_TO(max_name_bytes, name));
    }
};
using BuildingId = Id<Building>;

// Where a building stands: metres on the community's own plan, whose middle is the gate. A building without
// one is somewhere here.
inline constexpr std::int32_t farthest_from_gate_m = 20'000;
struct BuildingPlace {
    static constexpr std::uint16_t record_type = 133;
    static constexpr const char* table_name = "building_place";
    BuildingId id;
    std::int32_t east_m = 0;   // Negative: west.
    std::int32_t north_m = 0;  // Negative: south.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(east_m), NAMED(north_m));
    }
};

struct Household {
    static constexpr std::uint16_t record_type = 3;
    static constexpr const char* table_name = "household";
    Id<Household> id;
    BuildingId building;
    std::string unit;  // Empty where a building has no units.
    std::string room;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(building), NAMED_UP_TO(max_name_bytes, unit), NAMED_UP_TO(max_name_bytes, room));
    }
};
using HouseholdId = Id<Household>;

// What neighbours see: a surname or a chosen name, on seats and in chains.
struct PublicName {
    static constexpr std::uint16_t record_type = 4;
    static constexpr const char* table_name = "public_name";
    PersonId id;
    std::string shown;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, shown));
    }
};

enum class AgeBand : std::uint8_t { NotSaid = 1, Child = 2, Adult = 3, Sixties = 4, SeventyOrOlder = 5 };
template <>
struct Members<AgeBand> {
    static constexpr std::array values{AgeBand::NotSaid, AgeBand::Child, AgeBand::Adult, AgeBand::Sixties,
                                       AgeBand::SeventyOrOlder};
};

// Full name and door: for the person, their proxies, the building's steward and the coordinators.
struct Resident {
    static constexpr std::uint16_t record_type = 5;
    static constexpr const char* table_name = "resident";
    PersonId id;
    std::string full_name;
    HouseholdId household;
    AgeBand age_band = AgeBand::NotSaid;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, full_name), NAMED(household), NAMED(age_band));
    }
};

// Never in a bulk feed: reaches others only by a logged look (Grant).
struct Contact {
    static constexpr std::uint16_t record_type = 6;
    static constexpr const char* table_name = "contact";
    PersonId id;
    std::string phone;  // Canonical digits, see people/phone.h.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(40, phone));
    }
};

// Never in a bulk feed: reaches others only by a logged look (Grant).
struct Care {
    static constexpr std::uint16_t record_type = 7;
    static constexpr const char* table_name = "care";
    PersonId id;
    bool lives_alone = false;
    bool wheelchair = false;
    bool bedridden = false;
    bool dialysis = false;
    bool pregnant = false;
    bool infant = false;
    bool regular_medicine = false;
    bool hard_of_hearing = false;
    bool without_phone = false;
    bool isolated = false;
    bool infectious = false;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(lives_alone), NAMED(wheelchair), NAMED(bedridden), NAMED(dialysis),
           NAMED(pregnant), NAMED(infant), NAMED(regular_medicine), NAMED(hard_of_hearing),
           NAMED(without_phone), NAMED(isolated), NAMED(infectious), NAMED_UP_TO(max_note_bytes, note));
    }
    friend bool operator==(const Care&, const Care&) = default;
};

enum class Role : std::uint8_t {
    Volunteer = 1,
    Driver = 2,
    BuyLeader = 3,
    Steward = 4,
    Coordinator = 5,
    Administrator = 6
};
template <>
struct Members<Role> {
    static constexpr std::array values{Role::Volunteer, Role::Driver,      Role::BuyLeader,
                                       Role::Steward,   Role::Coordinator, Role::Administrator};
};

struct RoleHeld {
    static constexpr std::uint16_t record_type = 8;
    static constexpr const char* table_name = "role_held";
    Id<RoleHeld> id;
    PersonId person;
    Role role = Role::Volunteer;
    std::optional<BuildingId> building;  // Of a steward.
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(person), NAMED(role), NAMED(building), NAMED(since));
    }
};
using RoleHeldId = Id<RoleHeld>;

// `proxy` may act for `for_whom`: a daughter for her father.
struct Proxy {
    static constexpr std::uint16_t record_type = 9;
    static constexpr const char* table_name = "proxy";
    Id<Proxy> id;
    PersonId for_whom;
    PersonId proxy;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(for_whom), NAMED(proxy));
    }
};
using ProxyId = Id<Proxy>;

// DoorAndContact is what a helper needs who goes there: the full name and the door, too.
enum class LookAt : std::uint8_t { Contact = 1, ContactAndCare = 2, DoorAndContact = 3 };
template <>
struct Members<LookAt> {
    static constexpr std::array values{LookAt::Contact, LookAt::ContactAndCare, LookAt::DoorAndContact};
};

// Somebody looked at what is private about a person: who, why, from when until when. It is the log and the
// permission in one, so neither can exist without the other. The person concerned reads it.
struct Grant {
    static constexpr std::uint16_t record_type = 10;
    static constexpr const char* table_name = "look_grant";
    Id<Grant> id;
    PersonId about;
    PersonId to;
    LookAt what = LookAt::Contact;
    std::string why;    // Their own words, where they pressed for it.
    RecordRef because;  // What it follows from by itself: an errand that was taken on.
    TimeRange window;
    bool over = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(about), NAMED(to), NAMED(what), NAMED(why), NAMED(because), NAMED(window),
           NAMED(over));
    }
};
using GrantId = Id<Grant>;

// A person who was entered twice: what still names the duplicate means the one that was kept.
struct MergedPerson {
    static constexpr std::uint16_t record_type = 11;
    static constexpr const char* table_name = "merged_person";
    PersonId id;
    PersonId kept;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(kept));
    }
};

}  // namespace linli
