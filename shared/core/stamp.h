#pragma once

#include <array>
#include <cstdint>

#include "shared/core/field.h"
#include "shared/core/id.h"
#include "shared/core/time.h"

namespace linli {

struct PublicName;
using PersonId =
    Id<PublicName>;  // A person is who has a PublicName; every other record about them has the same key.

enum class Principal : std::uint8_t {
    Person = 1,  // Somebody signed in.
    Server = 2,  // What happens by itself: timers, imports at set-up.
    Desk = 3,    // The checkpoint's tablet.
    Guest = 4,   // Name-only, two or three commands.
};

template <>
struct Members<Principal> {
    static constexpr std::array values{Principal::Person, Principal::Server, Principal::Desk,
                                       Principal::Guest};
};

// Who, when, for whom, from which device, and the ids of what is new. On a device `at` is the expected server
// time; on the server it is the time of the decision.
struct Stamp {
    Principal principal = Principal::Person;
    PersonId person;      // Who acts.
    PersonId for_person;  // Whom it concerns: the same person, or somebody they act for.
    DeviceId device;
    Instant at;
    Instant reported_at;  // The device's own clock when it was pressed; for show only, never for a rule.
    NewIds new_ids;
};

// Hands out the ids of one command's new records, in order. Deterministic: both sides make the same ids.
class IdSource {
public:
    explicit IdSource(const Stamp& by) : new_ids_(by.new_ids) {}
    template <class AnyId>
    AnyId next() {
        return new_ids_.make<AnyId>(used_++);
    }

private:
    NewIds new_ids_;
    std::size_t used_ = 0;
};

}  // namespace linli
