#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/state/state.h"

// What was counted and handed out at the posts, added up for who looks after all of them: pure.

namespace linli {

struct PassedFigures {
    std::int64_t first_day = 0;  // As day_number() counts.
    std::int32_t shifts = 0;     // On which something was counted.
    std::int64_t people = 0, vehicles = 0;
    friend bool operator==(const PassedFigures&, const PassedFigures&) = default;
};

// So many spans of `days_each` days, one after the other from the first day on. A shift counts where it
// begins; cancelled ones do not. Of all posts, or of one.
std::vector<PassedFigures> passed_figures(const State& state, std::int64_t first_day, std::int32_t days_each,
                                          std::size_t spans, std::optional<PostId> post = std::nullopt);

// Equipment that is not back yet, of all posts; what is out longest first.
std::vector<const PostEntry*> still_out(const State& state);
// What came back since then, the newest first.
std::vector<const PostEntry*> back_since(const State& state, Instant since);

}  // namespace linli
