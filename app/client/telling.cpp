#include "app/client/telling.h"

#include <algorithm>

#include "app/client/errands/errand_words.h"
#include "app/client/orders/round_words.h"
#include "app/client/ui/text.h"
#include "shared/core/characters.h"
#include "shared/people/households.h"

// People, shifts and reasons. Commands and notices: telling_commands.cpp.

namespace linli::client {
namespace {

constexpr std::int64_t hundred_yuan = 10'000;  // Only amounts of money have such limits; in cents.

// The shift that a reason points at, directly or by one of its seats.
const Shift* shift_about(const State& state, const Rejected& rejected) {
    if (!rejected.about) return nullptr;
    if (rejected.about->type == Shift::record_type) return state.shifts.find({rejected.about->id});
    if (rejected.about->type == WaitingPlace::record_type) {
        const WaitingPlace* waiting = state.waiting_places.find({rejected.about->id});
        return waiting ? state.shifts.find(waiting->shift) : nullptr;
    }
    if (rejected.about->type != Seat::record_type) return nullptr;
    const Seat* seat = state.seats.find({rejected.about->id});
    return seat ? state.shifts.find(seat->shift) : nullptr;
}

std::string about_words(const State& state, const Rejected& rejected, const Saying& saying) {
    if (const Shift* shift = shift_about(state, rejected)) return short_shift_words(state, *shift, saying);
    if (!rejected.about) return {};
    if (rejected.about->type == Post::record_type) {
        const Post* post = state.posts.find({rejected.about->id});
        return post ? post->name : std::string();
    }
    if (rejected.about->type == Training::record_type) {
        const Training* training = state.trainings.find({rejected.about->id});
        return training ? training->name : std::string();
    }
    if (rejected.about->type == HandOutEvent::record_type) {
        const HandOutEvent* event = state.hand_out_events.find({rejected.about->id});
        return event ? joined(name_of(state, event->by), past_words(event->at, saying)) : std::string();
    }
    const bool person =
        rejected.about->type == PublicName::record_type || rejected.about->type == Resident::record_type;
    return person ? name_of(state, {rejected.about->id}) : std::string();
}

// Some reasons name what they collide with when it is known; both ways of saying it are texts.
bool names_its_object(Reason reason) {
    return reason == Reason::TimesOverlap || reason == Reason::PostExists ||
           reason == Reason::PersonHeldAlready || reason == Reason::RestTooShort ||
           reason == Reason::TrainingMissing || reason == Reason::BagHandedOut;
}

bool is_limit_of_cents(Reason reason) {
    return reason == Reason::PriceRaised || reason == Reason::RefundTooHigh || reason == Reason::CentsInvalid;
}

}  // namespace

std::string name_of(const State& state, PersonId asked) {
    const MergedPerson* merged = state.merged_persons.find(asked);
    const PersonId person = merged ? merged->kept : asked;
    if (const Resident* resident = state.residents.find(person)) return resident->full_name;
    if (const PublicName* name = state.public_names.find(person)) return name->shown;
    return text("person.unknown");
}

std::string called_name(const State& state, PersonId person) {
    const PublicName* name = state.public_names.find(person);
    const std::string shown = name ? name->shown : std::string();
    std::size_t second = 0;
    if (!shown.empty()) next_character(shown, second);
    return second < shown.size() ? shown : name_of(state, person);
}

std::string seat_name(const State& state, const Seat& seat) {
    return seat.person ? name_of(state, *seat.person) : seat.guest_name;
}

Door door_of_person(const State& state, PersonId person) {
    const Resident* resident = state.residents.find(person);
    const Household* household = resident ? state.households.find(resident->household) : nullptr;
    return household ? door_of(state, *household) : Door{};
}

std::string role_words(Role role) {
    return text("role." + std::to_string(static_cast<int>(role)));
}

std::string held_words(const State& state, const RoleHeld& held) {
    const std::string role = role_words(held.role);
    const Building* building = held.building ? state.buildings.find(*held.building) : nullptr;
    if (!building) return role;
    return text("role.of_building", {{"role", role}, {"building", door_words({{}, building->name, {}, {}})}});
}

std::string highest_role_words(const State& state, PersonId person) {
    const RoleHeld* highest = nullptr;
    for (const RoleHeld* held : state.roles.where<&RoleHeld::person>(person)) {
        if (!highest || held->role > highest->role) highest = held;
    }
    return highest ? held_words(state, *highest) : std::string();
}

std::string roles_words(const State& state, PersonId person) {
    std::string words;
    for (const RoleHeld* held : state.roles.where<&RoleHeld::person>(person))
        words = joined(words, held_words(state, *held));
    return words;
}

std::string age_words(AgeBand band) {
    return band == AgeBand::NotSaid ? std::string() : text("age." + std::to_string(static_cast<int>(band)));
}

std::string community_name(const State& state) {
    for (const auto& [id, row] : state.communities.rows()) return row.record.name;
    return {};
}

std::string post_name(const State& state, const Shift& shift) {
    const Post* post = state.posts.find(shift.post);
    const std::string name = post ? post->name : text("shift.post_unknown");
    const OfferedRound* round = state.offered_rounds.find(shift.id);
    return round ? joined(name, round_title(*round)) : name;
}

std::string shift_words(const State& state, const Shift& shift, const Saying& saying) {
    return when_words(shift.window, saying) + " " + post_name(state, shift);
}

std::string short_shift_words(const State& state, const Shift& shift, const Saying& saying) {
    const CivilTime local = civil_time(shift.window.from, saying.offset);
    const std::string when = days_ahead(local.date, saying) == 0 ? clock_words(local.minute_of_day)
                                                                 : moment_words(shift.window.from, saying);
    return text("shift.short", {{"when", when}, {"post", post_name(state, shift)}});
}

std::string reason_words(const State& state, const Rejected& rejected, PersonId person, const Viewer& viewer,
                         const Saying& saying) {
    std::string key = "reason." + std::to_string(static_cast<int>(rejected.reason));
    const std::string about = about_words(state, rejected, saying);
    if (names_its_object(rejected.reason) && about.empty())
        key += ".plain";
    else if (rejected.reason == Reason::TimesOverlap && person != viewer.me)
        key += ".other";
    else if (rejected.reason == Reason::OnShiftAlready && person != viewer.me)
        key += ".other";
    const bool money = rejected.reason == Reason::AmountInvalid && rejected.limit >= hundred_yuan;
    if (money) return text("reason.409_money", {{"limit", money_words(rejected.limit)}});
    if (is_limit_of_cents(rejected.reason)) return text(key, {{"limit", money_words(rejected.limit)}});
    return text(key, {{"about", about},
                      {"limit", static_cast<long long>(rejected.limit)},
                      {"name", name_of(state, person)}});
}

std::string reason_if(const State& state, const std::optional<Rejected>& rejected, const Viewer& viewer,
                      const Saying& saying) {
    if (!rejected || rejected->reason == Reason::NotKnownHere) return {};
    return reason_words(state, *rejected, viewer.me, viewer, saying);
}

std::string look_reason(const Grant& look) {
    if (look.because.type == CheckRound::record_type) return text("look.by_check");
    if (look.because.type == Shift::record_type) return text("look.by_shift");
    return look.because.type == Errand::record_type ? text("look.by_errand") : look.why;
}

bool is_going_on(const Grant& look, Instant now) {
    return !look.over && now < look.window.until;
}

const Grant* look_at(const State& state, PersonId about, PersonId to, Instant now) {
    const Grant* latest = nullptr;
    for (const Grant* look : state.grants.where<&Grant::about>(about)) {
        if (look->to != to || !is_going_on(*look, now)) continue;
        if (!latest || latest->window.from < look->window.from) latest = look;
    }
    return latest;
}

}  // namespace linli::client
