#pragma once

#include <string>
#include <vector>

#include "app/client/telling.h"
#include "shared/errands/rides/ride_explanation.h"
#include "shared/rides/ride_day.h"
#include "shared/rides/ride_search.h"

// Rides in a neighbour's words.

namespace linli::client {

std::string vehicle_words(const State& state, VehicleId vehicle);  // 一号车 · 邱师傅
std::string places_words(const Vehicle& vehicle);                  // 4 座 · 能上轮椅
std::string leg_words(const State& state, const RideLeg& leg);     // 去市三院 / 接回
std::string leg_state_words(LegState state);                       // 在车上
// Why it does not fit, in lines, and what would help.
std::vector<std::string> barrier_words(const State& state, const RideDay& day,
                                       const RideExplanation& explanation);
std::string help_words(const State& state, const RideDay& day, const RideHelp& help, std::uint32_t ride,
                       const Saying& saying);
// 新排上 2 趟、改 3 趟、多用 1 辆车: what a plan changes, before and after it is agreed to.
std::string changed_words(const RidesChanged& changed);

bool is_about_rides(NoticeKind kind);
NoticeWords ride_notice_words(const State& state, const Notice& notice, const Saying& saying);

}  // namespace linli::client
