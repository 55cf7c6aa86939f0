#include "shared/shifts/post_figures.h"

#include <algorithm>
#include <tuple>

#include "shared/shifts/roster.h"
#include "shared/shifts/work_rules.h"

namespace linli {

std::vector<PassedFigures> passed_figures(const State& state, std::int64_t first_day, std::int32_t days_each,
                                          std::size_t spans, std::optional<PostId> post) {
    const UtcOffset offset = utc_offset(state);
    std::vector<PassedFigures> figures(spans);
    for (std::size_t i = 0; i < spans; ++i)
        figures[i].first_day = first_day + static_cast<std::int64_t>(i) * days_each;
    for (const auto& [id, row] : state.shift_statuses.rows()) {
        const ShiftStatus& status = row.record;
        if (status.people_passed == 0 && status.vehicles_passed == 0) continue;
        const Shift* shift = state.shifts.find(id);
        if (!shift || shift->state == ShiftState::Cancelled || (post && shift->post != *post)) continue;
        const std::int64_t day = day_of(shift->window.from, offset) - first_day;
        if (day < 0 || day >= static_cast<std::int64_t>(spans) * days_each) continue;
        PassedFigures& span = figures[static_cast<std::size_t>(day / days_each)];
        ++span.shifts;
        span.people += status.people_passed;
        span.vehicles += status.vehicles_passed;
    }
    return figures;
}

std::vector<const PostEntry*> still_out(const State& state) {
    std::vector<const PostEntry*> out;
    for (const auto& [id, row] : state.post_entries.rows()) {
        if (row.record.kind == PostEntryKind::HandedOut && !row.record.back_at) out.push_back(&row.record);
    }
    std::sort(out.begin(), out.end(), [](const PostEntry* a, const PostEntry* b) {
        return std::tie(a->at, a->id) < std::tie(b->at, b->id);
    });
    return out;
}

std::vector<const PostEntry*> back_since(const State& state, Instant since) {
    std::vector<const PostEntry*> back;
    for (const auto& [id, row] : state.post_entries.rows()) {
        const PostEntry& entry = row.record;
        if (entry.kind == PostEntryKind::HandedOut && entry.back_at && *entry.back_at >= since)
            back.push_back(&entry);
    }
    std::sort(back.begin(), back.end(), [](const PostEntry* a, const PostEntry* b) {
        return std::tie(*b->back_at, b->id) < std::tie(*a->back_at, a->id);
    });
    return back;
}

}  // namespace linli
