#include <algorithm>

#include "shared/errands/case_number.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/infection_book.h"
#include "shared/errands/series.h"
#include "shared/medicine/commands.h"
#include "shared/medicine/medicine_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/rides/commands.h"

// Asking, changing, withdrawing. What helpers do: helper_rules.cpp.

namespace linli {
namespace {

constexpr Duration longest_window = days(14);
constexpr Duration farthest_ahead = days(90);
constexpr std::int32_t most_asked_at_once = 20;  // By one person, a steward for the house, too.
constexpr std::int32_t longest_treatment = 12 * 60, most_days_left = 365;

std::optional<Rejected> check_when(const TimeRange& window, Instant at) {
    if (window.until <= at) return Rejected{Reason::ErrandWindowOver};
    if (!is_sound_window(window, at, farthest_ahead, longest_window)) return Rejected{Reason::TimesInvalid};
    return std::nullopt;
}

bool fits(const std::string& text, std::size_t most) {
    return text.size() <= most;
}

std::optional<Rejected> check_items(const std::vector<AskedItem>& items) {
    if (items.size() > max_errand_items)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_errand_items));
    for (const AskedItem& asked : items) {
        const ItemWords& words = asked.words;
        if (auto no = check_text(words.item, max_name_bytes)) return no;
        if (!fits(words.unit, 40) || !fits(words.note, default_text_limit))
            return Rejected{Reason::TextTooLong};
        if (words.quantity_thousandths && *words.quantity_thousandths <= 0)
            return Rejected{Reason::AmountInvalid};
        if (asked.days_left && (*asked.days_left < 0 || *asked.days_left > most_days_left))
            return Rejected::with_limit(Reason::AmountInvalid, most_days_left);
    }
    return std::nullopt;
}

// Everybody's attention is asked for: one person alone does not use it up.
std::optional<Rejected> check_asked_before(const State& state, const Stamp& by) {
    if (may_coordinate(state, by)) return std::nullopt;
    const auto asked = state.errand_details.where<&ErrandDetail::asked_by>(by.person);
    const auto waiting = std::count_if(asked.begin(), asked.end(), [&](const ErrandDetail* detail) {
        const Errand* errand = state.errands.find(detail->id);
        return errand && is_active(*errand);
    });
    if (waiting < most_asked_at_once) return std::nullopt;
    return Rejected::with_limit(Reason::TooManyErrands, most_asked_at_once);
}

// Somebody who may not be met is not visited inside. Only who may know their care is told why; of others the
// request is made one at the door.
std::optional<Rejected> check_isolation(const State& state, const Stamp& by, PersonId asked_for,
                                        const ErrandNeeds& needs) {
    const bool may_know = by.person == asked_for || is_proxy_of(state, by.person, asked_for);
    if (!may_know || !stays_home(state, asked_for)) return std::nullopt;
    if (needs.inside || !needs.without_touch) return Rejected{Reason::IsolatedHome};
    return std::nullopt;
}

std::optional<Rejected> check_ride(const RideWish& ride) {
    if (ride.escorts < 0 || ride.escorts > most_escorts)
        return Rejected::with_limit(Reason::RideInvalid, most_escorts);
    if (ride.minutes_there < 0 || ride.minutes_there > longest_treatment)
        return Rejected::with_limit(Reason::RideInvalid, longest_treatment);
    return std::nullopt;
}

std::optional<Rejected> check_asked(const State& state, const Stamp& by, PersonId asked_for,
                                    const Asked& asked) {
    // Of a ride it is enough to know where to.
    const std::string& least = asked.kind == ErrandKind::Ride ? asked.destination : asked.what;
    if (asked.items.empty()) {
        if (auto no = check_text(least, max_what_bytes)) return no;
    }
    if (!fits(asked.what, max_what_bytes) || !fits(asked.destination, default_text_limit))
        return Rejected{Reason::TextTooLong};
    if (auto no = check_items(asked.items)) return no;
    if (asked.needs.inside && asked.needs.without_touch) return Rejected{Reason::InsideWithoutTouch};
    if (auto no = check_ride(asked.ride)) return no;
    if (asked.kind != ErrandKind::Ride) {
        if (auto no = check_isolation(state, by, asked_for, asked.needs)) return no;
    }
    return check_when(asked.window, by.at);
}

std::optional<BuildingId> building_of(const State& state, PersonId person) {
    const Resident* resident = state.residents.find(person);
    const Household* household = resident ? state.households.find(resident->household) : nullptr;
    return household ? std::optional(household->building) : std::nullopt;
}

// The lines as they are asked for now. What was got already stays, even where the asker's list has lost it.
void set_items(State& state, const Stamp& by, IdSource& ids, ErrandId errand,
               const std::vector<AskedItem>& asked) {
    std::vector<const ErrandItem*> gone = items_of(state, errand);
    std::int32_t place = 0;
    for (const AskedItem& one : asked) {
        const ErrandItem* known = one.id ? state.errand_items.find(*one.id) : nullptr;
        if (!known || known->errand != errand) {
            const auto id = ids.next<ErrandItemId>();
            state.errand_items.insert({.id = id,
                                       .errand = errand,
                                       .place = place++,
                                       .words = one.words,
                                       .state = ItemState::Wanted,
                                       .instead = {}});
            note_days_left(state, id, one.days_left, by.at);
            continue;
        }
        std::erase_if(gone, [&](const ErrandItem* item) { return item->id == known->id; });
        ErrandItem& item = state.errand_items.edit(known->id);
        item.place = place++;
        if (item.words == one.words) continue;  // "3 days left" was said then, not now.
        forget_substitute(state, item.id);
        item.words = one.words;
        note_days_left(state, known->id, one.days_left, by.at);
    }
    for (const ErrandItem* item : gone) {
        if (item->state == ItemState::Got || item->state == ItemState::Instead)
            state.errand_items.edit(item->id).place = place++;
        else
            state.errand_items.erase(item->id);
    }
}

// Behind all other ids that a command makes: the device makes no block, and its lines have the same ids.
constexpr std::size_t place_of_block = NewIds::max_per_command - 1;

// The number that the device gave, or the server's next one; a device that has none leaves it open.
std::int32_t number_for(State& state, const Stamp& by, std::int32_t given, NumberBlockId block) {
    if (state.partial || may_give_number(state, by.device, given)) return given;
    const std::int32_t number = first_free_number(state);
    state.number_blocks.insert(
        {.id = block, .person = by.person, .device = by.device, .first = number, .count = 1});
    return number;
}

std::optional<ErrandSeriesId> start_series(State& state, const Stamp& by, IdSource& ids, ErrandId errand,
                                           const AskForHelp& command) {
    if (command.repeats.days == 0) return std::nullopt;
    ErrandSeries series{.id = ids.next<ErrandSeriesId>(),
                        .asked_for = by.for_person,
                        .asked_by = by.person,
                        .newest = errand,
                        .days = command.repeats.days,
                        .until = command.repeats.until,
                        .next = std::nullopt};
    series.next = next_time(series, command.asked.window.from, utc_offset(state));
    state.errand_series.insert(series);
    return series.id;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const AskForHelp& command) {
    if (!may_act_for(state, by, by.for_person)) return Rejected{Reason::NotForOthers};
    if (!state.public_names.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    if (auto no = check_asked(state, by, by.for_person, command.asked)) return no;
    if (auto no = check_asked_before(state, by)) return no;
    return check_repeats(command.repeats, command.asked.window);
}

ErrandId copy_errand(State& state, const Stamp& by, IdSource& ids, ErrandId model, TimeRange window) {
    const auto id = ids.next<ErrandId>();
    const auto items = items_of(state, model);
    Errand errand = *state.errands.find(model);
    errand.urgency = urgency_unraised(state, errand);
    ErrandDetail detail = *state.errand_details.find(model);
    const RideAppointment* appointment = state.ride_appointments.find(model);
    const Duration later = window.from - errand.window.from;
    errand.id = detail.id = id;
    errand.number = number_for(state, by, 0, ids.next<NumberBlockId>());
    errand.building = building_of(state, detail.asked_for);
    errand.window = window;
    errand.needs = kept_apart_needs(state, detail.asked_for, errand.kind, errand.needs);
    errand.state = ErrandState::Open;
    errand.helper = std::nullopt;
    errand.asked_at = by.at;
    errand.handed_back = 0;
    errand.on_the_way_at = std::nullopt;
    std::vector<ErrandItem> lines;
    for (const ErrandItem* item : items) lines.push_back(*item);
    state.errands.insert(errand);
    state.errand_details.insert(detail);
    if (appointment) {
        state.ride_appointments.insert({id, TimeRange(appointment->arrive)});
        move_appointment(state, id, later);
    }
    for (ErrandItem& line : lines) {
        const ErrandItemId known = line.id;
        line.id = ids.next<ErrandItemId>();
        line.errand = id;
        line.state = ItemState::Wanted;
        line.instead.clear();
        state.errand_items.insert(line);
        copy_facts(state, known, line.id);
    }
    start_search(state, by, ids, id);
    return id;
}

void change(State& state, const Stamp& by, const AskForHelp& command) {
    IdSource ids(by);
    const auto errand = ids.next<ErrandId>();
    const Asked& asked = command.asked;
    const auto block = by.new_ids.make<NumberBlockId>(place_of_block);
    state.errands.insert({.id = errand,
                          .number = number_for(state, by, command.number, block),
                          .kind = asked.kind,
                          .building = building_of(state, by.for_person),
                          .window = asked.window,
                          .urgency = asked.urgency,
                          .needs = kept_apart_needs(state, by.for_person, asked.kind, asked.needs),
                          .state = ErrandState::Open,
                          .helper = std::nullopt,
                          .asked_at = by.at,
                          .handed_back = 0,
                          .on_the_way_at = std::nullopt});
    state.errand_details.insert({.id = errand,
                                 .asked_for = by.for_person,
                                 .asked_by = by.person,
                                 .what = asked.what,
                                 .destination = asked.destination,
                                 .ride = asked.ride,
                                 .series = start_series(state, by, ids, errand, command)});
    set_items(state, by, ids, errand, asked.items);
    follow_list(state, errand);
    start_search(state, by, ids, errand);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangeErrand& command) {
    if (auto no = check_directing(state, by, command.errand)) return no;
    const PersonId asked_for = state.errand_details.at(command.errand).asked_for;
    if (auto no = check_asked(state, by, asked_for, command.asked)) return no;
    const ErrandNeeds needs = kept_apart_needs(state, asked_for, command.asked.kind, command.asked.needs);
    return check_new_needs(state, state.errands.at(command.errand), needs);
}

void change(State& state, const Stamp& by, const ChangeErrand& command) {
    if (!state.errands.find(command.errand) || !state.errand_details.find(command.errand)) return;
    IdSource ids(by);
    Errand& errand = state.errands.edit(command.errand);
    const Duration later = command.asked.window.from - errand.window.from;
    errand.kind = command.asked.kind;
    errand.window = command.asked.window;
    errand.urgency = command.asked.urgency;
    errand.needs = kept_apart_needs(state, state.errand_details.at(command.errand).asked_for,
                                    command.asked.kind, command.asked.needs);
    const std::optional<PersonId> helper = errand.helper;
    ErrandDetail& detail = state.errand_details.edit(command.errand);
    detail.what = command.asked.what;
    detail.destination = command.asked.destination;
    detail.ride = command.asked.ride;
    move_appointment(state, command.errand, later);
    if (helper)
        notify(state, by, ids.next<NoticeId>(), *helper, NoticeKind::ErrandChanged, ref(command.errand));
    set_items(state, by, ids, command.errand, command.asked.items);
    follow_list(state, command.errand);
    plan_anew(state, by, ids, command.errand);
    if (!helper) start_search(state, by, ids, command.errand);
    relieve(state, by, ids, command.errand);
    keep_party(state, by, ids, command.errand);
}

void follow_home(State& state, const Stamp& by, IdSource& ids, PersonId moved) {
    const std::optional<BuildingId> home = building_of(state, moved);
    if (!home) return;  // Not known on this device.
    for (const ErrandDetail* detail : state.errand_details.where<&ErrandDetail::asked_for>(moved)) {
        const ErrandId id = detail->id;
        const Errand* errand = state.errands.find(id);
        if (!errand || !is_active(*errand) || errand->building == home) continue;
        const std::optional<PersonId> helper = errand->helper;
        state.errands.edit(id).building = home;
        if (helper) notify(state, by, ids.next<NoticeId>(), *helper, NoticeKind::ErrandChanged, ref(id));
        plan_anew(state, by, ids, id);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const WithdrawErrand& command) {
    if (auto no = check_directing(state, by, command.errand)) return no;
    if (command.why.size() > default_text_limit) return Rejected{Reason::TextTooLong};
    return std::nullopt;
}

void withdraw(State& state, const Stamp& by, IdSource& ids, ErrandId id, const std::string& why) {
    const Errand* known = state.errands.find(id);
    if (!known) return;
    const std::optional<PersonId> helper = known->helper;
    const bool laid_out = may_have_laid_out(state, *known);
    if (helper) notify(state, by, ids.next<NoticeId>(), *helper, NoticeKind::ErrandWithdrawn, ref(id));
    state.errands_turned.insert({.id = ids.next<ErrandTurnedId>(),
                                 .errand = id,
                                 .turn = ErrandTurn::Withdrawn,
                                 .by = by.person,
                                 .why = why,
                                 .at = by.at});
    end_search(state, id);
    erase_photos(state, id);
    drop_planned_legs(state, by, ids, id, NoticeKind::ErrandWithdrawn);
    Errand& errand = state.errands.edit(id);
    errand.state = ErrandState::Withdrawn;
    // Who has bought still brings it or is paid; who has the card still brings it back.
    if (!helper || has_bought(state, id) || holds_things(state, id, *helper)) return;
    leave_trips(state, id);
    if (laid_out) return;  // They say what it was, or that it was nothing (FinishErrand).
    errand.helper = std::nullopt;
    errand.on_the_way_at = std::nullopt;
    erase_till_receipt(state, id);
    end_party(state, id, *helper);
}

void change(State& state, const Stamp& by, const WithdrawErrand& command) {
    IdSource ids(by);
    withdraw(state, by, ids, command.errand, command.why);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const LeaseNumbers& command) {
    if (command.wanted < 1 || command.wanted > max_unused_numbers - unused_numbers(state, by.device))
        return Rejected::with_limit(Reason::TooMany, max_unused_numbers);
    return std::nullopt;
}

void change(State& state, const Stamp& by, const LeaseNumbers& command) {
    if (state.partial) return;  // Which numbers, only the server knows.
    state.number_blocks.insert({.id = by.new_ids.make<NumberBlockId>(),
                                .person = by.person,
                                .device = by.device,
                                .first = first_free_number(state),
                                .count = command.wanted});
}

}  // namespace linli
