#pragma once

#include <vector>

#include "app/client/page.h"
#include "app/client/remembered.h"
#include "shared/shifts/post_figures.h"

namespace linli::client {

struct PostFiguresInput {
    int part = 0;  // The days of a week, some weeks, equipment.
    int week = 0;  // From this one on; less than nothing: earlier.
    int post = 0;  // 0: all of them.
    Remembered<std::vector<PassedFigures>> figures;
};

// /post-figures, for coordinators: who and what passed the posts by day and week, as a picture and a table,
// and which equipment is out.
LINLI_LATER void post_figures_page(const Known& known, const Viewer& me, Instant now, PostFiguresInput& input,
                                   Outbox& outbox);

}  // namespace linli::client
