#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shared/shifts/sign_up.h"
#include "shared/shifts/swaps.h"
#include "shared/state/state.h"

// What holds of every roster, and of every command, whatever was pressed, worked out from the bare rows and
// not by the functions that decide: property tests and the simulator ask here.

namespace linli::tests {

class RosterInvariants {
public:
    RosterInvariants(const State& state, Instant now) : state_(state), now_(now) {
        for (const auto& [id, row] : state.roster_rules.rows()) rules_ = row.record;
    }

    std::vector<std::string> broken() {
        gather();
        for (const auto& [person, works] : works_) check_person(works);
        for (const auto& [shift, seats] : seats_on_) check_places(state_.shifts.at(shift), seats);
        check_waiting();
        check_swaps();
        check_searches();
        return broken_;
    }

private:
    struct Work {
        TimeRange window;
        bool waived = false;
    };

    void add(const std::string& what) { broken_.push_back(what); }

    const SeatStatus* status(SeatId seat) const {
        const auto row = state_.seat_statuses.rows().find(seat);
        return row == state_.seat_statuses.rows().end() ? nullptr : &row->second.record;
    }
    bool waived(SeatId seat) const {
        const SeatStatus* known = status(seat);
        return known && known->waiver != Waiver::None;
    }

    void gather() {
        for (const auto& [id, row] : state_.seats.rows()) {
            const Seat& seat = row.record;
            if (seat.state != SeatState::Held) continue;
            const Shift& shift = state_.shifts.at(seat.shift);
            if (shift.state != ShiftState::Planned) continue;
            seats_on_[shift.id].push_back(&seat);
            if (seat.person) works_[*seat.person].push_back({shift.window, waived(id)});
        }
        for (auto& [person, works] : works_) {
            std::sort(works.begin(), works.end(),
                      [](const Work& a, const Work& b) { return a.window.from < b.window.from; });
        }
    }

    // What is over was right by the rules of its time.
    bool is_to_come(const Work& work) const { return work.window.until > now_; }

    void check_person(const std::vector<Work>& works) {
        for (std::size_t i = 1; i < works.size(); ++i) {
            const Work &before = works[i - 1], &after = works[i];
            if (after.window.from < before.window.until) add("somebody stands at two posts at once");
            const Duration gap = after.window.from - before.window.until;
            const bool short_rest = is_to_come(after) && gap > Duration{} && gap < hours(rules_.rest_hours);
            if (short_rest && !before.waived && !after.waived) add("rest too short without an override");
        }
        check_stretches(works);
        check_sums(works);
    }

    // Over midnight, too.
    void check_stretches(const std::vector<Work>& works) {
        std::optional<TimeRange> stretch;
        for (const Work& work : works) {
            if (work.waived) continue;
            const bool goes_on = stretch && stretch->until == work.window.from;
            stretch = {goes_on ? stretch->from : work.window.from, work.window.until};
            if (rules_.hours_a_day > 0 && is_to_come(work) && length(*stretch) > hours(rules_.hours_a_day))
                add("too many hours without a break");
        }
    }

    void check_sums(const std::vector<Work>& works) {
        constexpr std::int64_t day_long = 24 * 60;
        std::map<std::int64_t, std::int64_t> a_day, a_week;  // Minutes.
        std::set<std::int64_t> nights, nights_to_come, days_to_come, weeks_to_come;
        for (const Work& work : works) {
            if (work.waived) continue;
            const std::int64_t end = work.window.until.ms / 60'000 + 8 * 60;  // In China.
            for (std::int64_t at = work.window.from.ms / 60'000 + 8 * 60; at < end;) {
                const std::int64_t day = at / day_long, until = std::min(end, (day + 1) * day_long);
                a_day[day] += until - at;
                a_week[(day + 3) / 7] += until - at;  // 1970-01-01 was a Thursday.
                const bool night = at < day * day_long + 5 * 60;
                if (night) nights.insert(day);
                if (night && is_to_come(work)) nights_to_come.insert(day);
                if (is_to_come(work)) days_to_come.insert(day), weeks_to_come.insert((day + 3) / 7);
                at = until;
            }
        }
        for (const auto& [day, sum] : a_day) {
            if (rules_.hours_a_day > 0 && days_to_come.contains(day) && sum > rules_.hours_a_day * 60)
                add("too many hours a day");
        }
        for (const auto& [week, sum] : a_week) {
            if (rules_.hours_a_week > 0 && weeks_to_come.contains(week) && sum > rules_.hours_a_week * 60)
                add("too many hours a week");
        }
        for (const std::int64_t night : nights) {
            std::int32_t in_a_row = 0;
            bool to_come = false;
            for (; nights.contains(night + in_a_row); ++in_a_row)
                to_come = to_come || nights_to_come.contains(night + in_a_row);
            if (to_come && rules_.nights_in_a_row > 0 && in_a_row > rules_.nights_in_a_row)
                add("too many nights in a row");
        }
    }

    bool trained(const Seat& seat, TrainingId training) const {
        if (waived(seat.id)) return true;
        for (const auto& [id, row] : state_.trainings_held.rows()) {
            if (row.record.person == seat.person && row.record.training == training) return true;
        }
        return false;
    }

    const Seat* shared_with(const Seat& seat) const {
        const SeatStatus* known = status(seat.id);
        if (!known || !known->shares_with) return nullptr;
        const Seat& other = state_.seats.at(*known->shares_with);
        return other.state == SeatState::Held ? &other : nullptr;
    }

    // Every way of giving out the places is tried.
    void check_places(const Shift& shift, const std::vector<const Seat*>& seats) {
        std::vector<const Seat*> alone;
        for (const Seat* seat : seats) {
            if (!shared_with(*seat)) alone.push_back(seat);
        }
        if (static_cast<std::int32_t>(alone.size()) > shift.max_places) return add("more people than places");
        if (shift.window.until <= now_) return;  // Trainings may have ended since.
        std::vector<const PlaceNeed*> needs;
        std::int32_t open = shift.max_places;
        for (const auto& [id, row] : state_.place_needs.rows()) {
            if (row.record.shift != shift.id) continue;
            needs.push_back(&row.record);
            open -= row.record.places;
        }
        std::vector<std::int32_t> left;
        for (const PlaceNeed* need : needs) left.push_back(need->places);
        const std::function<bool(std::size_t)> give_out = [&](std::size_t next) {
            if (next == alone.size()) return true;
            if (open > 0) {
                --open;
                if (give_out(next + 1)) return true;
                ++open;
            }
            for (std::size_t i = 0; i < needs.size(); ++i) {
                if (left[i] == 0 || !trained(*alone[next], needs[i]->training)) continue;
                --left[i];
                if (give_out(next + 1)) return true;
                ++left[i];
            }
            return false;
        };
        if (!give_out(0)) add("a place for somebody trained is taken by somebody who is not");
    }

    // Who could have a place does not wait for one, and nobody waits where they stand.
    void check_waiting() {
        for (const auto& [id, row] : state_.waiting_places.rows()) {
            const WaitingPlace& waiting = row.record;
            const Shift& shift = state_.shifts.at(waiting.shift);
            if (shift.window.from <= now_) continue;
            const SignUpState place =
                SignUpBook(state_, waiting.person, now_).place_on(waiting.shift, Opening::DoesNotMatter);
            if (place.is == SignUp::Mine) add("somebody waits where they stand");
            if (place.is == SignUp::Free) add("somebody waits for a place that is free for them");
        }
    }

    void check_swaps() {
        for (const auto& [id, row] : state_.swaps.rows()) {
            const Swap& swap = row.record;
            const std::vector<SeatId> seats = seats_of(swap);
            for (std::size_t i = 0; i < seats.size(); ++i) {
                const Seat& seat = state_.seats.at(seats[i]);
                const ShiftId goal = state_.seats.at(seats[(i + 1) % seats.size()]).shift;
                if (swap.state == SwapState::Offered && seat.state != SeatState::Held)
                    add("a swap is offered of a seat that is nobody's");
                if (swap.state != SwapState::Done) continue;
                if (seat.state == SeatState::Held) add("a swap happened by half: a seat was kept");
                if (!ever_on(*seat.person, goal)) add("a swap happened by half: a seat was not taken");
            }
        }
    }

    // Round for an empty place people are asked only as long as there is one.
    void check_searches() {
        for (const auto& [id, row] : state_.stand_in_searches.rows()) {
            const auto shift = state_.shifts.rows().find(ShiftId{id.bits});
            if (shift == state_.shifts.rows().end() || !row.record.next_step) continue;
            const std::vector<const Seat*>& seats = seats_on_[shift->first];
            const auto places = std::count_if(seats.begin(), seats.end(),
                                              [&](const Seat* seat) { return !shared_with(*seat); });
            if (shift->second.record.state != ShiftState::Planned)
                add("people are asked to come to a cancelled shift");
            if (places >= shift->second.record.min_places)
                add("people are asked to come to a shift on which enough are");
        }
    }

    bool ever_on(PersonId person, ShiftId shift) const {
        for (const auto& [id, row] : state_.seats.rows()) {
            if (row.record.person == person && row.record.shift == shift) return true;
        }
        return false;
    }

    const State& state_;
    Instant now_;
    RosterRules rules_;
    std::map<PersonId, std::vector<Work>> works_;
    std::map<ShiftId, std::vector<const Seat*>> seats_on_;
    std::vector<std::string> broken_;
};

// Whether the waiting list is kept in its order is seen at one command only: made before it, asked after it.
class WaitingOrder {
public:
    explicit WaitingOrder(const State& before) {
        for (const auto& [id, row] : before.waiting_places.rows()) {
            const WaitingPlace& place = row.record;
            waiters_[place.shift].push_back({place, times_moved_up(before, place)});
        }
        for (auto& [shift, waiters] : waiters_) {
            std::sort(waiters.begin(), waiters.end(), [](const Waiter& a, const Waiter& b) {
                return std::pair(a.place.since, a.place.id) < std::pair(b.place.since, b.place.id);
            });
        }
    }

    // Who moved up by a command that was done at `now` left nobody behind who waited longer and could have
    // had that very place.
    std::vector<std::string> broken(const State& after, Instant now) const {
        std::vector<std::string> broken;
        for (const auto& [shift, waiters] : waiters_) {
            for (std::size_t i = 0; i < waiters.size(); ++i) {
                if (times_moved_up(after, waiters[i].place) == waiters[i].times_moved_up) continue;
                const SeatId seat = seat_since(after, waiters[i].place, now);
                for (std::size_t earlier = 0; seat && earlier < i; ++earlier) {
                    const WaitingPlace& place = waiters[earlier].place;
                    if (after.waiting_places.rows().count(place.id) == 0) continue;
                    const SignUpBook book(after, place.person, now, {seat});
                    if (book.place_on(shift, Opening::DoesNotMatter).is == SignUp::Free)
                        broken.push_back("somebody moved up past one who waited longer");
                }
            }
        }
        return broken;
    }

private:
    struct Waiter {
        WaitingPlace place;
        std::size_t times_moved_up = 0;
    };

    static std::size_t times_moved_up(const State& state, const WaitingPlace& place) {
        const auto notices = state.notices.where<&Notice::to>(place.person);
        const auto tells = [&](const Notice* notice) {
            return notice->kind == NoticeKind::MovedUp && notice->about == ref(place.shift);
        };
        return static_cast<std::size_t>(std::count_if(notices.begin(), notices.end(), tells));
    }
    static SeatId seat_since(const State& state, const WaitingPlace& place, Instant now) {
        for (const Seat* seat : state.seats.where<&Seat::shift>(place.shift)) {
            const bool held = seat->state == SeatState::Held && seat->person == place.person;
            if (held && seat->since == now) return seat->id;
        }
        return {};
    }

    std::map<ShiftId, std::vector<Waiter>> waiters_;
};

}  // namespace linli::tests
