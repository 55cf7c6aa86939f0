#include "app/client/errands/refused_errand.h"

#include "app/client/errands/errand_again.h"
#include "app/client/ui/ui.h"
#include "shared/errands/asked_again.h"
#include "shared/errands/case_number.h"

namespace linli::client {
namespace {

// An appointment of the errand that the refused request was to make.
const SetAppointment* appointment_in(const Command& command, const NewIds& would_be) {
    const auto* said = std::get_if<SetAppointment>(&command);
    return said && would_be.contains(said->errand.bits) ? said : nullptr;
}

// What was said last of when to be there: refused behind the request, or about to be.
std::optional<TimeRange> appointment_of(const Known& known, const Refusal& refusal) {
    const NewIds would_be = known.new_ids_of(refusal);
    std::optional<TimeRange> arrive;
    const auto listen = [&](const Command& command) {
        if (const SetAppointment* said = appointment_in(command, would_be)) arrive = said->arrive;
    };
    for (const Refusal& other : known.refusals()) listen(other.command);
    for (const Pending& pending : known.pending()) listen(pending.command);
    return arrive;
}

}  // namespace

std::vector<AskedLater> asked_later(const Acting& by, const Refusal& refusal) {
    const auto* refused = std::get_if<AskForHelp>(&refusal.command);
    const bool over = refusal.rejected && refusal.rejected->reason == Reason::ErrandWindowOver;
    if (!refused || !over) return {};
    Errand errand;
    errand.kind = refused->asked.kind;
    errand.window = refused->asked.window;
    const std::optional<TimeRange> arrive = appointment_of(by.known, refusal);
    std::vector<AskedLater> later;
    for (const TimeRange& window : other_times(errand, by.now, by.me.offset)) {
        AskForHelp again = *refused;
        again.asked = at_another_time(refused->asked, window);
        again.number = own_next_number(by.known.state, by.me.stamp(by.now).device);
        later.push_back({window, std::move(again), {}});
        if (!arrive) continue;
        const Duration shift = window.from - errand.window.from;
        later.back().arrive = TimeRange{arrive->from + shift, arrive->until + shift};
    }
    return later;
}

void keep_appointment(const Acting& by, const Refusal& refusal, const AskedLater& later, ErrandId made) {
    if (!later.arrive) return;
    act(by, SetAppointment{made, later.arrive});
    const NewIds would_be = by.known.new_ids_of(refusal);
    const std::vector<Refusal> refusals = by.known.refusals();  // Dropping one changes the list.
    for (const Refusal& other : refusals) {
        if (appointment_in(other.command, would_be)) by.outbox.drop(other.outbox, other.number);
    }
}

bool draw_refused_errand(const Acting& by, const Refusal& refusal) {
    const ui::Scope scope(refusal.number);
    if (std::holds_alternative<ClaimErrand>(refusal.command))
        ui::link_button(text("refused.others_wait"), "/errands", {.icon = ui::Icon::HeartHandshake});
    const Acting asking{by.known, by.me, by.now, by.outbox, refusal.for_person};
    bool pressed = false;
    for (const AskedLater& later : asked_later(by, refusal)) {
        const std::string when = other_time_words(later.window, by.me.saying(by.now));
        const auto key = static_cast<std::uint64_t>(later.window.until.ms);
        const auto made = by.me.stamp(by.now).new_ids.make<ErrandId>();
        if (!ui::button(text("errand.make_it", {{"when", when}}), {.icon = ui::Icon::Clock, .key = key}) ||
            !act(asking, later.command))
            continue;
        keep_appointment(by, refusal, later, made);
        pressed = true;
    }
    return pressed;
}

}  // namespace linli::client
