#include "app/client/shifts/place_choice.h"

#include <algorithm>

#include "app/client/people/find_person.h"
#include "app/client/shifts/hours_page.h"
#include "app/client/shifts/shift_hours_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

constexpr std::size_t most_offered = 8, most_refused = 6;

struct Choosing {
    const Known& known;
    const Viewer& me;
    Instant now;
    const Shift& shift;

    // By the answer that the sign-up itself would give them; empty for who could.
    std::string why_not(const PlaceCandidate& one) const {
        const auto no = rejected_for(known.state, shift.id, one.place);
        return no ? reason_words(known.state, *no, one.person, me, me.saying(now)) : std::string();
    }
    std::string second(const PlaceCandidate& one) const {
        const std::string why = why_not(one);
        if (!why.empty()) return why;
        return joined(text("propose.has_hours", {{"hours", hours_number(one.load)}}), said_words(one.said));
    }
    bool row(const PlaceCandidate& one) const {
        const std::string name = name_of(known.state, one.person);
        return ui::row(one.person, {.title = name,
                                    .second = second(one),
                                    .person = circle_of(name),
                                    .pressable = one.place.is == SignUp::Free});
    }
};

}  // namespace

std::optional<PersonId> choose_for_place(const Known& known, const Viewer& me, Instant now,
                                         const Shift& shift, const std::vector<PlaceCandidate>& candidates,
                                         PlaceChoiceInput& input) {
    const Choosing choosing{known, me, now, shift};
    const auto others = std::find_if(candidates.begin(), candidates.end(),
                                     [](const PlaceCandidate& one) { return one.place.is != SignUp::Free; });
    const auto could = static_cast<std::size_t>(others - candidates.begin());
    const std::size_t refused = candidates.size() - could;
    std::optional<PersonId> chosen;
    if (could == 0) ui::line(text("propose.nobody_else"), {.icon = ui::Icon::Info});
    if (could > 0) {
        const ui::List list(text("propose.could"));
        for (std::size_t i = 0; i < std::min(could, most_offered); ++i) {
            if (choosing.row(candidates[i])) chosen = candidates[i].person;
        }
    }
    if (refused > 0) {
        ui::heading(text("propose.cannot_come"), {.level = 3, .trailing = std::to_string(refused)});
        ui::line(why_open_words(reasons_among({others, candidates.end()})), {.quiet = true});
        const ui::List list(text("propose.cannot_come"));
        for (std::size_t i = 0; i < std::min(refused, most_refused); ++i) choosing.row(candidates[could + i]);
    }
    if (could <= most_offered && refused <= most_refused) return chosen;
    const auto find = [&](PersonId person) {
        return std::find_if(candidates.begin(), candidates.end(),
                            [&](const PlaceCandidate& one) { return one.person == person; });
    };
    const auto found =
        find_person(known, text("propose.find"), input.find, input.people,
                    {.fits = [&](PersonId person) { return find(person) != candidates.end(); },
                     .second = [&](PersonId person) { return choosing.second(*find(person)); },
                     .may = [&](PersonId person) { return find(person)->place.is == SignUp::Free; }});
    return found ? found : chosen;
}

const Shift* fillable_shift(const State& state, ShiftId id, Instant now, Opening opening) {
    const Shift* shift = state.shifts.find(id);
    const bool open = shift && shift->state == ShiftState::Planned && shift->window.until > now;
    const bool known = opening == Opening::PublishedWithIt || is_published(state, id);
    return open && known ? shift : nullptr;
}

std::int32_t people_to_find(const State& state, const Shift& shift, Instant now) {
    return fillable_shift(state, shift.id, now) ? missing_people(state, shift) : 0;
}

std::string why_open_words(const std::vector<OpenReason>& reasons) {
    const auto number = [](const OpenReason& one) { return std::to_string(static_cast<int>(one.is)); };
    std::vector<std::string> words;
    for (const OpenReason& reason : reasons)
        words.push_back(text("propose.why." + (reason.said_cannot ? std::string("cannot") : number(reason)),
                             {{"count", reason.people}}));
    return words.empty() ? text("propose.why.nobody") : listed(words);
}

}  // namespace linli::client
