#include <algorithm>
#include <utility>
#include <vector>

#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/series.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/commands.h"
#include "shared/notices/commands.h"
#include "shared/rides/ride_book.h"

// Whoever has an errand and may not any more: they are blocked, or not trusted with it.

namespace linli {
namespace {

// Does somebody have it who may not have to do with it any more? Who drives whom is planned by hand, but
// nobody is driven by whom they do not want to meet.
bool is_in_wrong_hands(const State& state, const Errand& errand, Instant at) {
    if (!is_underway(errand) || !errand.helper) return false;
    if (errand.kind != ErrandKind::Ride) return check_meeting(state, errand, *errand.helper, at).has_value();
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    return detail && is_blocked(state, detail->asked_for, *errand.helper);
}

// What they have not bought is still wanted, at the same time. What was said and shown of it goes along.
void ask_anew(State& state, const Stamp& by, IdSource& ids, ErrandId id) {
    const ErrandDetail* detail = state.errand_details.find(id);
    const std::vector<const ErrandItem*> lines = items_of(state, id);
    const auto bought = [](const ErrandItem* line) { return is_bought(*line); };
    const bool all_bought = !lines.empty() && std::all_of(lines.begin(), lines.end(), bought);
    if (!detail || all_bought) return;
    const ErrandId again = copy_errand(state, by, ids, id, state.errands.at(id).window);
    const std::vector<const ErrandItem*> copies = items_of(state, again);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ErrandItemId copy = copies[i]->id;
        if (bought(lines[i]))
            state.errand_items.erase(copy);
        else
            copy_medicine(state, lines[i]->id, copy);
    }
    follow_list(state, again);
    for (const ErrandPhoto* photo : photos_of(state, id)) state.errand_photos.edit(photo->id).errand = again;
    const ErrandSeries* series = detail->series ? state.errand_series.find(*detail->series) : nullptr;
    if (series && series->newest == id) state.errand_series.edit(series->id).newest = again;
    tell_askers(state, by, ids, again, NoticeKind::ErrandHandedBack);
}

}  // namespace

void relieve(State& state, const Stamp& by, IdSource& ids, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    if (state.partial || !errand || !is_in_wrong_hands(state, *errand, by.at)) return;
    if (errand->kind != ErrandKind::Ride && may_carry_for(state, *errand)) {
        ask_anew(state, by, ids, id);
        return withdraw(state, by, ids, id, {});
    }
    const PersonId helper = *errand->helper;
    hand_back(state, by, ids, id, {});
    notify(state, by, ids.next<NoticeId>(), helper, NoticeKind::ErrandHandedBack, ref(id));
}

void relieve_all(State& state, const Stamp& by, IdSource& ids, PersonId helper) {
    std::vector<ErrandId> theirs;
    for (const Errand* errand : state.errands.where<&Errand::helper>(helper)) theirs.push_back(errand->id);
    for (const ErrandId errand : theirs) relieve(state, by, ids, errand);
}

void part_company(State& state, const Stamp& by, IdSource& ids, PersonId one, PersonId other) {
    for (const auto& [helper, asked_for] : {std::pair(one, other), std::pair(other, one)}) {
        relieve_all(state, by, ids, helper);
        for (const ErrandDetail* detail : state.errand_details.where<&ErrandDetail::asked_for>(asked_for)) {
            const Errand* errand = state.errands.find(detail->id);
            if (!errand) continue;
            if (!is_underway(*errand))
                end_party(state, errand->id, helper);
            else if (!state.partial && drivers_of(state, errand->id).contains(helper))
                plan_anew(state, by, ids, errand->id);  // They drive only the way back.
        }
    }
}

}  // namespace linli
