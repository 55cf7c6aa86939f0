#include "app/server/exports/calendar_feeds.h"

#include <algorithm>
#include <tuple>

#include "app/server/exports/words.h"
#include "shared/errands/errand_book.h"
#include "shared/shifts/roster.h"

namespace linli::server {
namespace {

// Ids are unique in their community only.
std::string uid_of(const char* kind, Bits128 id, CommunityId community) {
    return std::string(kind) + "-" + to_hex(id) + "@" + to_hex(community.bits);
}

bool is_shown(const State& state, const Shift& shift, Instant now) {
    return shift.window.until > now - calendar_past && is_published(state, shift.id);
}

// What both calendars say of a shift.
CalendarEvent event_of(const State& state, const Shift& shift) {
    const Post* post = state.posts.find(shift.post);
    const PostDetail* detail = state.post_details.find(shift.post);
    CalendarEvent event;
    event.sequence = std::max({state.shifts.version_of(shift.id), state.posts.version_of(shift.post),
                               state.post_details.version_of(shift.post)});
    event.window = shift.window;
    event.summary = post ? post->name : std::string();
    event.location = detail && !detail->place.empty() ? detail->place : event.summary;
    event.cancelled = shift.state == ShiftState::Cancelled;
    return event;
}

void add_shifts(Calendar& calendar, const State& state, CommunityId community, PersonId person, Instant now,
                const Words& words) {
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (seat->state != SeatState::Held || !shift || !is_shown(state, *shift, now)) continue;
        CalendarEvent event = event_of(state, *shift);
        event.uid = uid_of("seat", seat->id.bits, community);
        event.sequence = std::max(event.sequence, state.seats.version_of(seat->id));
        event.summary = words("值班：", "On duty: ") + event.summary;
        calendar.events.push_back(std::move(event));
    }
}

std::string building_words(const State& state, const Errand& errand, const Words& words) {
    const Building* building = errand.building ? state.buildings.find(*errand.building) : nullptr;
    return building ? building->compound + words("", " Bldg ") + building->name + words("号楼", "")
                    : std::string();
}

void add_errands(Calendar& calendar, const State& state, CommunityId community, PersonId person, Instant now,
                 const Words& words) {
    for (const Errand* errand : errands_with(state, person, now)) {
        if (errand->window.until <= now - calendar_past) continue;
        CalendarEvent event;
        event.uid = uid_of("errand", errand->id.bits, community);
        event.sequence = state.errands.version_of(errand->id);
        event.window = errand->window;
        event.summary = words("帮邻居跑腿", "Errand for a neighbour");
        event.location = building_words(state, *errand, words);
        calendar.events.push_back(std::move(event));
    }
}

void sort_events(Calendar& calendar) {
    const auto order = [](const CalendarEvent& event) { return std::tuple(event.window.from, event.uid); };
    std::sort(
        calendar.events.begin(), calendar.events.end(),
        [&](const CalendarEvent& one, const CalendarEvent& other) { return order(one) < order(other); });
}

Version seats_version(const State& state, ShiftId shift) {
    Version newest = 0;
    for (const Seat* seat : state.seats.where<&Seat::shift>(shift))
        newest =
            std::max({newest, state.seats.version_of(seat->id), state.seat_statuses.version_of(seat->id)});
    return newest;
}

}  // namespace

Calendar person_calendar(const State& state, CommunityId community, PersonId person, Instant now,
                         ExportLanguage language) {
    const Words words(language);
    Calendar calendar{words("邻里：我的班", "Linli: my shifts"), {}};
    add_shifts(calendar, state, community, person, now, words);
    add_errands(calendar, state, community, person, now, words);
    sort_events(calendar);
    return calendar;
}

Calendar post_calendar(const State& state, CommunityId community, PostId id, Instant now,
                       ExportLanguage language) {
    const Words words(language);
    const Post* post = state.posts.find(id);
    Calendar calendar{words("邻里：", "Linli: ") + (post ? post->name : std::string()), {}};
    for (const Shift* shift : state.shifts.where<&Shift::post>(id)) {
        if (!is_shown(state, *shift, now)) continue;
        CalendarEvent event = event_of(state, *shift);
        event.uid = uid_of("shift", shift->id.bits, community);
        event.sequence = std::max(event.sequence, seats_version(state, shift->id));
        event.summary += " " + std::to_string(places_taken(state, shift->id)) + "/" +
                         std::to_string(shift->max_places) + words(" 人", " people");
        calendar.events.push_back(std::move(event));
    }
    sort_events(calendar);
    return calendar;
}

}  // namespace linli::server
