#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/people/door.h"
#include "shared/people/records.h"
#include "shared/people/register_columns.h"

// What people may ask for about people. Tags are sent: never renumber, never reuse. For each there is
//     check(const State&, const Stamp&, const Command&)   the rules, one early return per broken rule
//     change(State&, const Stamp&, const Command&)        only after check found nothing

namespace linli {

inline constexpr std::size_t max_import_rows = 20'000;
inline constexpr std::size_t max_looks_at_once = 200;

// What a register or a coordinator says about a person. What is left out (empty, NotSaid, nothing) stays as
// it is known.
struct PersonEntry {
    Door door;
    std::string full_name;
    std::string public_name;
    AgeBand age_band = AgeBand::NotSaid;
    std::string phone;  // Canonical or empty.
    CareSaid care;
    std::string note;  // Goes into Care::note.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(door), NAMED_UP_TO(max_name_bytes, full_name), NAMED_UP_TO(max_name_bytes, public_name),
           NAMED(age_band), NAMED_UP_TO(40, phone), NAMED(care), NAMED_UP_TO(max_note_bytes, note));
    }
};

struct RegisterPerson {
    static constexpr std::uint16_t tag = 100;
    PersonEntry entry;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(entry));
    }
};

// An accepted register. A row whose door and full name are already known mends that person, but never the
// name that they chose to be called by; the same rows twice change nothing.
struct ImportRegister {
    static constexpr std::uint16_t tag = 101;
    std::vector<PersonEntry> rows;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_import_rows, rows));
    }
};

struct MendNames {
    static constexpr std::uint16_t tag = 102;
    PersonId person;
    std::string full_name;
    std::string public_name;
    AgeBand age_band = AgeBand::NotSaid;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(person), NAMED_UP_TO(max_name_bytes, full_name), NAMED_UP_TO(max_name_bytes, public_name),
           NAMED(age_band));
    }
};

struct MendContact {
    static constexpr std::uint16_t tag = 103;
    PersonId person;
    std::string phone;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(person), NAMED_UP_TO(40, phone));
    }
};

struct MendCare {
    static constexpr std::uint16_t tag = 104;
    Care care;  // care.id: the person

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(care));
    }
};

struct MoveHouse {
    static constexpr std::uint16_t tag = 105;
    PersonId person;
    Door door;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(person), NAMED(door));
    }
};

// Where a building stands, or where it stands after all; by coordinators.
struct PlaceBuilding {
    static constexpr std::uint16_t tag = 374;
    BuildingPlace place;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(place));
    }
};

// The duplicate's seats, roles, proxies, notices and looks become the kept person's; what the kept person
// lacks is filled in.
struct MergePersons {
    static constexpr std::uint16_t tag = 106;
    PersonId keep;
    PersonId duplicate;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(keep), NAMED(duplicate));
    }
};

struct GiveRole {
    static constexpr std::uint16_t tag = 110;
    PersonId person;
    Role role = Role::Volunteer;
    std::optional<BuildingId> building;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(person), NAMED(role), NAMED(building));
    }
};

struct EndRole {
    static constexpr std::uint16_t tag = 111;
    RoleHeldId held;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(held));
    }
};

struct HandOverRole {
    static constexpr std::uint16_t tag = 112;
    RoleHeldId held;
    PersonId to;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(held), NAMED(to));
    }
};

struct AddProxy {
    static constexpr std::uint16_t tag = 113;
    PersonId for_whom;
    PersonId proxy;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(for_whom), NAMED(proxy));
    }
};

struct EndProxy {
    static constexpr std::uint16_t tag = 114;
    ProxyId proxy;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(proxy));
    }
};

// Shows what is private about these people to the asker, for `max_look` at most; each look is kept and the
// people can read it.
struct Look {
    static constexpr std::uint16_t tag = 120;
    std::vector<PersonId> people;
    LookAt what = LookAt::Contact;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_looks_at_once, people), NAMED(what), NAMED(why));
    }
};
inline constexpr Duration max_look = hours(12);

// By itself when the time is over, or earlier by who looked or by who is concerned.
struct EndLook {
    static constexpr std::uint16_t tag = 121;
    GrantId grant;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(grant));
    }
};

LINLI_RULES_OF(RegisterPerson);
LINLI_RULES_OF(ImportRegister);
LINLI_RULES_OF(MendNames);
LINLI_RULES_OF(MendContact);
LINLI_RULES_OF(MendCare);
LINLI_RULES_OF(MoveHouse);
LINLI_RULES_OF(PlaceBuilding);
LINLI_RULES_OF(MergePersons);
LINLI_RULES_OF(GiveRole);
LINLI_RULES_OF(EndRole);
LINLI_RULES_OF(HandOverRole);
LINLI_RULES_OF(AddProxy);
LINLI_RULES_OF(EndProxy);
LINLI_RULES_OF(Look);
LINLI_RULES_OF(EndLook);

}  // namespace linli
