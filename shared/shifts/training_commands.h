#pragma once

#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/shifts/roster_records.h"

// Posts in detail, trainings, and the rules that protect people. All by coordinators.

namespace linli {

struct SetPostDetail {
    static constexpr std::uint16_t tag = 205;
    PostDetail detail;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(detail));
    }
};

struct NeededTraining {
    TrainingId training;
    std::int32_t places = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(training), NAMED(places));
    }
    friend bool operator==(const NeededTraining&, const NeededTraining&) = default;
};

// What a shift asks for from now on, or what the new shifts of a post do: one of the two is named.
struct SetNeeds {
    static constexpr std::uint16_t tag = 206;
    std::optional<PostId> post;
    std::optional<ShiftId> shift;
    std::vector<NeededTraining> needs;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(post), NAMED(shift), NAMED_UP_TO(max_needs, needs));
    }
};

// What the shifts that the pattern makes from now on ask for. None: what the post asks for.
struct SetPatternNeeds {
    static constexpr std::uint16_t tag = 268;
    ShiftPatternId pattern;
    std::vector<NeededTraining> needs;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(pattern), NAMED_UP_TO(max_needs, needs));
    }
};

struct AddTraining {
    static constexpr std::uint16_t tag = 207;
    std::string name;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_name_bytes, name));
    }
};

struct ChangeTraining {
    static constexpr std::uint16_t tag = 208;
    TrainingId training;
    std::string name;
    bool closed = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(training), NAMED_UP_TO(max_name_bytes, name), NAMED(closed));
    }
};

// To the person whom the stamp names in `for_person`.
struct GiveTraining {
    static constexpr std::uint16_t tag = 209;
    TrainingId training;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(training));
    }
};

struct EndTraining {
    static constexpr std::uint16_t tag = 214;
    TrainingHeldId held;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(held));
    }
};

// Its id is not looked at. Who stands on a shift that the new rules would not allow keeps it, and it is
// marked.
struct SetRosterRules {
    static constexpr std::uint16_t tag = 215;
    RosterRules rules;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(rules));
    }
};

LINLI_RULES_OF(SetPostDetail);
LINLI_RULES_OF(SetNeeds);
LINLI_RULES_OF(SetPatternNeeds);
LINLI_RULES_OF(AddTraining);
LINLI_RULES_OF(ChangeTraining);
LINLI_RULES_OF(GiveTraining);
LINLI_RULES_OF(EndTraining);
LINLI_RULES_OF(SetRosterRules);

}  // namespace linli
