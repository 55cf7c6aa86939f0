#include <algorithm>
#include <iterator>

#include "shared/shifts/pattern.h"
#include "shared/shifts/stand_in.h"
#include "shared/shifts/swaps.h"
#include "shared/shifts/work_rules.h"
#include "tests/simulator/secrets.h"
#include "tests/simulator/wishes.h"

// What people want of the roster beyond taking a place and giving it back.

namespace linli::simulator {

SeatId Wishes::my_seat(const State& seen, PersonId me) {
    auto mine = seen.seats.where<&Seat::person>(me);
    std::erase_if(mine, [](const Seat* seat) { return seat->state != SeatState::Held; });
    return mine.empty() || random_.chance(100) ? one_of(seen.seats) : random_.pick(mine)->id;
}

ShiftHours Wishes::shift_hours(const State& seen) {
    ShiftHours hours;
    hours.is = random_.pick(Members<Availability>::values);
    hours.days = random_.chance(500) ? every_day : random_.between(0, every_day);
    hours.from_minute = random_.between(0, 23) * 60;
    hours.minutes_long = random_.between(0, 12) * 60;
    const Shift* shift = seen.shifts.find(one_of(seen.shifts));
    if (!shift || random_.chance(500)) return hours;
    hours.first_day = day_of(shift->window.from, utc_offset(seen)) + random_.between(-1, 1);
    hours.last_day = *hours.first_day + random_.between(-1, 2);
    return hours;
}

Wishes::Wish Wishes::about_my_roster(const State& seen, PersonId me) {
    const PersonId other = random_.chance(100) ? somebody(seen) : PersonId{};
    switch (random_.below(12)) {
        case 0:
        case 1:
        case 2:
            return {JoinWaiting{one_of(seen.shifts)}, other};
        case 3:
            return {LeaveWaiting{one_of(seen.waiting_places)}, {}};
        case 4:
            return {SetSharing{my_seat(seen, me), random_.chance(800)}, {}};
        case 5: {
            // Mostly the place of somebody who would like to share.
            const SeatId place = random_.chance(700) ? one_of(seen.seat_statuses) : one_of(seen.seats);
            return {SharePlace{place}, other};
        }
        case 6:
            return {SetStayOn{my_seat(seen, me), random_.chance(700)}, {}};
        case 7: {
            const Shift* shift = seen.shifts.find(one_of(seen.shifts));
            SignUpAlways always{one_of(seen.posts), random_.between(0, every_day), 20 * 60, 120};
            if (shift) {
                always.post = shift->post;
                always.from_minute = civil_time(shift->window.from, utc_offset(seen)).minute_of_day;
                always.minutes_long = static_cast<std::int32_t>(length(shift->window).ms / minutes(1).ms);
            }
            return {always, other};
        }
        case 8:
            return {EndSignUpAlways{one_of(seen.standing_sign_ups)}, {}};
        case 9:
            return {SayShiftHours{shift_hours(seen)}, other};
        case 10:
            return {TakeBackShiftHours{one_of(seen.shift_hours)}, {}};
        default:
            return {SignUpByName{one_of(seen.shifts), guest()}, {}};
    }
}

// What a swap may name: mostly one that could be, sometimes anything.
Wishes::Wish Wishes::about_absence(const State& seen, PersonId me, Instant now) {
    switch (random_.below(8)) {
        case 0:
            return {
                FindStandIn{random_.chance(700) ? my_seat(seen, me) : empty_place_of(one_of(seen.shifts))},
                {}};
        case 1: {
            const auto asks = seen.stand_in_asks.where<&StandInAsk::person>(me);
            const StandInAskId ask =
                asks.empty() || random_.chance(100) ? one_of(seen.stand_in_asks) : random_.pick(asks)->id;
            return {AnswerStandIn{ask, random_.chance(700)}, {}};
        }
        case 2:
            return {CallOffStandIn{one_of(seen.stand_in_searches)}, {}};
        case 3:
        case 4: {
            const SeatId mine = my_seat(seen, me);
            const auto found = find_swaps(seen, mine, now, 8);
            if (!found.empty() && random_.chance(800)) return {OfferSwap{random_.pick(found)}, {}};
            return {OfferSwap{{mine, one_of(seen.seats)}}, {}};
        }
        case 5:
        case 6: {
            const SwapId swap = one_of(seen.swaps);
            const Swap* known = seen.swaps.find(swap);
            const Seat* side = known ? seen.seats.find(known->second) : nullptr;
            const bool for_other = side && side->person && random_.chance(300);
            return {AgreeToSwap{swap}, for_other ? *side->person : PersonId{}};
        }
        default:
            return {EndSwap{one_of(seen.swaps)}, {}};
    }
}

Command Wishes::about_the_post(const State& seen, PersonId me) {
    const SeatId seat = my_seat(seen, me);
    const Seat* known = seen.seats.find(seat);
    const ShiftId shift = known ? known->shift : one_of(seen.shifts);
    const Shift* known_shift = seen.shifts.find(shift);
    // A few codes, so that some are right, some were and some never are.
    const auto code = [&] { return std::string(post_code_digits, "abc"[random_.below(3)]); };
    switch (random_.below(11)) {
        case 8:
            return RenewPostCode{known_shift ? known_shift->post : one_of(seen.posts), code()};
        case 9:
            return ScanIn{seat, code()};
        case 10:
            return ScanOut{seat, code()};
        case 0:
        case 1:
            return CheckIn{seat};
        case 2:
            return CheckOut{seat};
        case 3:
            return CountPassed{shift, random_.between(-2, 20), random_.between(0, 3)};
        case 4:
            return WriteHandoverNote{shift, secret("parcel ")};
        case 5:
            return HandOutEquipment{seat, secret("radio "), random_.between(0, 2)};
        case 6:
            return TakeBackEquipment{one_of(seen.post_entries)};
        default: {
            TellLate late{seat, std::nullopt};
            if (known_shift) late.expected_at = known_shift->window.from + minutes(random_.between(0, 90));
            return late;
        }
    }
}

ShiftPattern Wishes::pattern(const State& seen, Instant now) {
    ShiftPattern pattern;
    pattern.id = one_of(seen.shift_patterns);
    pattern.post = one_of(seen.posts);
    pattern.first_day = day_of(now, utc_offset(seen)) + random_.between(-1, 2);
    if (random_.chance(300)) pattern.last_day = pattern.first_day + random_.between(0, 4);
    pattern.every_days = random_.between(1, 3);
    pattern.days = random_.chance(300) ? random_.between(0, every_day) : every_day;
    pattern.from_minute = random_.between(0, 23) * 60;
    pattern.minutes_long = random_.between(0, 5) * 60;
    pattern.min_places = random_.between(1, 2);
    pattern.max_places = random_.between(1, 3);
    pattern.days_ahead = random_.between(0, 3);
    pattern.opens_hours_before = random_.chance(300) ? random_.between(0, 30) : 0;
    return pattern;
}

Command Wishes::about_planning(const State& seen, Instant now) {
    const std::int64_t today = day_of(now, utc_offset(seen));
    switch (random_.below(12)) {
        case 0:
            return AddPatterns{{pattern(seen, now)}};
        case 1:
            return ChangePattern{pattern(seen, now)};
        case 2:
            return EndPattern{one_of(seen.shift_patterns), today + random_.between(-1, 3), "over"};
        case 3:
            return SkipPatternDay{one_of(seen.shift_patterns), today + random_.between(0, 3),
                                  random_.chance(600), "feast"};
        case 4:
            return PublishShift{one_of(seen.shift_statuses)};
        case 5: {
            ChangeShifts change{{}, "rain"};
            for (std::int32_t left = random_.between(1, 3); left > 0; --left) {
                const bool cancel = random_.chance(150);
                change.changes.push_back(
                    {one_of(seen.shifts), window(now), 1, random_.between(1, 4), cancel});
            }
            return change;
        }
        case 6:
            return PlaceAnyway{one_of(seen.shifts), somebody(seen), secret("needed ")};
        case 7:
            return SetAbsence{one_of(seen.seats), random_.pick(Members<Absence>::values), secret("ill ")};
        case 8: {
            AcceptRoster accept;
            for (std::int32_t left = random_.between(1, 3); left > 0; --left)
                accept.seats.push_back({one_of(seen.shifts), somebody(seen)});
            return accept;
        }
        case 9: {
            const std::int64_t monday = monday_of(today);
            CopyShifts copy{shifts_of(preview_of(seen, WeekCopy{monday, monday + 7, {}}, now)), {}, {}};
            if (copy.shifts.size() > 2) copy.shifts.resize(2);
            if (random_.chance(300)) copy.publish_at = now + minutes(random_.between(-10, 300));
            return copy;
        }
        case 10: {
            AcceptPlan accept{{one_of(seen.shifts)}, {one_of(seen.seats)}, {}};
            for (std::int32_t left = random_.between(1, 2); left > 0; --left)
                accept.seats.push_back({one_of(seen.shifts), somebody(seen)});
            return accept;
        }
        default: {
            PlanShifts plan;
            for (std::int32_t left = random_.between(1, 2); left > 0; --left)
                plan.shifts.push_back({one_of(seen.posts), window(now), 1, random_.between(1, 3)});
            if (random_.chance(500)) plan.publish_at = now + minutes(random_.between(-10, 300));
            if (random_.chance(300)) plan.opens_at = now + minutes(random_.between(-10, 300));
            plan.emergency = random_.chance(100);
            return plan;
        }
    }
}

Command Wishes::about_reminders(const State& seen) {
    const auto quiet = [&] { return QuietHours{random_.between(0, 1500), random_.between(0, 1439)}; };
    switch (random_.below(10)) {
        case 0: {
            ReminderRules rules;
            rules.quiet = quiet();
            rules.evening_minute = random_.between(0, 1439);
            return SetReminderRules{rules};
        }
        case 1:
        case 2: {
            SetChatRobot robot;
            robot.address = "https://chat.example.org/key";
            robot.hours_ahead = random_.between(0, 6);
            robot.missing_line = secret("{when} {post} {missing} ");
            robot.roster_text = "{roster}";
            if (random_.chance(700)) robot.roster_minute = random_.between(0, 1439);
            return robot;
        }
        case 3:
            return TryChatRobot{one_of(seen.chat_robots)};
        case 4:
            return random_.chance(200) ? Command(EndChatRobot{one_of(seen.chat_robots)})
                                       : Command(SpeakInChat{one_of(seen.chat_robots)});
        case 5:
            return RemindOfShift{one_of(seen.seats)};
        default: {
            ReminderWish wish;
            wish.evening_before = random_.chance(700);
            wish.minutes_before = random_.between(-1, 24 * 60);
            if (random_.chance(400)) wish.own_quiet = quiet();
            wish.urgent_passes = random_.chance(300);
            return SetReminders{wish};
        }
    }
}

Command Wishes::about_trainings(const State& seen) {
    switch (random_.below(10)) {
        case 8: {
            std::vector<NeededTraining> needs{{one_of(seen.trainings), random_.between(1, 2)}};
            if (random_.chance(300)) needs.clear();
            return SetPatternNeeds{one_of(seen.shift_patterns), needs};
        }
        case 0:
            return AddTraining{"training " + std::to_string(random_.below(4))};
        case 1:
            return ChangeTraining{one_of(seen.trainings), "training " + std::to_string(random_.below(4)),
                                  random_.chance(100)};
        case 2:
            return EndTraining{one_of(seen.trainings_held)};
        case 3: {
            RosterRules rules;
            rules.rest_hours = random_.between(0, 8);
            rules.hours_a_day = random_.between(4, 12);
            rules.hours_a_week = random_.between(0, 40);
            rules.nights_in_a_row = random_.between(0, 3);
            if (random_.chance(300)) rules.alarm_person = somebody(seen);
            return SetRosterRules{rules};
        }
        case 4: {
            SetNeeds needs{
                std::nullopt, one_of(seen.shifts), {{one_of(seen.trainings), random_.between(1, 2)}}};
            if (random_.chance(200)) {
                needs.shift = std::nullopt;
                needs.post = one_of(seen.posts);
            }
            return needs;
        }
        case 5:
            return SetPostDetail{{one_of(seen.posts), "by the bridge", "masks"}};
        case 6:
            return NameGuest{one_of(seen.seats), somebody(seen)};
        case 7:
            return LeaveAsGuest{SeatId{one_of(seen.guest_visits).bits}};
        default:
            return GiveTraining{one_of(seen.trainings)};
    }
}

}  // namespace linli::simulator
