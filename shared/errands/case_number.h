#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/errands/records.h"
#include "shared/state/state.h"

// Short numbers that people can say on the telephone: "K7–3M". They name an errand and open nothing: never a
// secret. A device gives them out of blocks of its own, so two devices without a network cannot give the
// same.

namespace linli {

// Four signs up to 809,999, then six; neighbours differ in every sign. Without 0 O 1 I S Z, which sound or
// look like others. Empty for 0.
std::string case_number(std::int32_t number);
// As people type it: small letters, any dash or none, full width. Nothing when it is no case number.
std::optional<std::int32_t> number_of_case(std::string_view typed);

// The next number that this device may give out itself; 0 when it has none left ("number follows").
std::int32_t own_next_number(const State& state, DeviceId device);
std::int32_t unused_numbers(const State& state, DeviceId device);
bool may_give_number(const State& state, DeviceId device, std::int32_t number);

// Only on the server, which knows every block: the first number that no block has.
std::int32_t first_free_number(const State& state);

}  // namespace linli
