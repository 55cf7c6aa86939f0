#pragma once

#include "app/client/ui/widgets.h"
#include "app/client/words.h"
#include "shared/state/state.h"

namespace linli::client {

// A shift in a picture of posts: how many stand there or are missing, and as a sentence for who cannot see
// it: when, where, how many of how many, who.
ui::CoverageSegment coverage_cell(const State& state, const Shift& shift, const Saying& saying);

}  // namespace linli::client
