#include "app/client/sheet_drafts.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "app/client/buddies/checks_page.h"
#include "app/client/helpers/offer_page.h"
#include "app/client/medicine/medicine_facts.h"
#include "app/client/reminders/robot_page.h"
#include "app/client/rides/rides_page.h"
#include "app/client/rides/trip_page.h"
#include "app/client/shifts/chain_page.h"
#include "app/client/shifts/guests_page.h"
#include "app/client/shifts/roster_page.h"
#include "app/client/shifts/shifts_page.h"
#include "app/client/today_page.h"

namespace linli::client {
namespace {

constexpr std::size_t id_digits = 32;

template <class Each>
void for_each_line(std::string_view kept, Each each) {
    while (!kept.empty()) {
        const std::size_t end = std::min(kept.find('\n'), kept.size());
        each(kept.substr(0, end));
        kept.remove_prefix(std::min(end + 1, kept.size()));
    }
}

template <class Ids>
Draft ids_draft(std::string name, Ids& ids) {
    using Id = typename Ids::value_type;
    const auto get = [&ids] {
        std::string kept;
        for (const Id& id : ids) kept += to_hex(id.bits) + "\n";
        return kept;
    };
    const auto set = [&ids](const std::string& kept) {
        ids.clear();
        for_each_line(kept, [&](std::string_view line) {
            if (const auto bits = bits_from_hex(line)) ids.insert(ids.end(), Id{*bits});
        });
    };
    return {std::move(name), get, set};
}

// The record that a sheet is about, while something is written in the sheet.
template <class Tag>
Draft written_draft(std::string name, Id<Tag>& about, const std::string& words) {
    Draft made = draft(std::move(name), about);
    made.get = [&words, get = std::move(made.get)] { return words.empty() ? std::string() : get(); };
    return made;
}

// Whether a sheet is open, while something is written in it.
Draft written_draft(std::string name, bool& open, const std::string& words) {
    return {std::move(name), [&open, &words] { return std::string(open && !words.empty() ? "yes" : ""); },
            [&open](const std::string& kept) { open = !kept.empty(); }};
}

// Written in the review, if there is one; read into what it begins with when the chain is read again.
template <class Value>
Draft typing_draft(std::string name, ChainInput& input, Value ChainTyping::*part) {
    Draft made = draft(std::move(name), input.begun.*part);
    made.get = [&input, part] {
        ChainTyping& typing = input.review ? input.review->typing : input.begun;
        return draft({}, typing.*part).get();
    };
    return made;
}

// Calls with every number of it, each of whatever kind.
template <class Visit>
void each_number(Offer& offer, Visit visit) {
    visit(offer.kinds), visit(offer.days), visit(offer.from_minute), visit(offer.until_minute);
    visit(offer.languages), visit(offer.errands_a_day), visit(offer.asks_a_week), visit(offer.seats);
    visit(offer.wheelchair), visit(offer.stretcher), visit(offer.most_floors), visit(offer.most_kg);
    visit(offer.no_dogs), visit(offer.no_cats), visit(offer.helps_isolated), visit(offer.paused);
}
template <class Visit>
void each_number(CheckRhythm& rhythm, Visit visit) {
    visit(rhythm.days), visit(rhythm.minute_of_day), visit(rhythm.patience_minutes);
    visit(rhythm.rung_minutes);
}
template <class Visit>
void each_number(Vehicle& vehicle, Visit visit) {
    visit(vehicle.seats), visit(vehicle.wheelchairs), visit(vehicle.stretchers), visit(vehicle.days);
    visit(vehicle.from_minute), visit(vehicle.until_minute);
}

template <class Visit>
void each_number(BuildingPlace& place, Visit visit) {
    visit(place.east_m), visit(place.north_m);
}
template <class Visit>
void each_number(MedicineFacts& facts, Visit visit) {
    visit(facts.keep_cold), visit(facts.needs_card), visit(facts.needs_booklet);
}
template <class Visit>
void each_number(ReminderRules& rules, Visit visit) {
    visit(rules.quiet.from_minute), visit(rules.quiet.until_minute), visit(rules.evening_minute);
}

template <class Record>
Draft numbers_draft(std::string name, Record& record) {
    const auto get = [&record] {
        std::vector<std::int64_t> numbers;
        each_number(record, [&](const auto& number) { numbers.push_back(number); });
        return write_numbers(numbers);
    };
    const auto set = [&record](const std::string& kept) {
        const std::vector<std::int64_t> numbers = read_numbers(kept);
        std::size_t wanted = 0, at = 0;
        each_number(record, [&](const auto&) { ++wanted; });
        if (numbers.size() != wanted) return;
        each_number(record, [&](auto& number) {
            number = static_cast<std::remove_reference_t<decltype(number)>>(numbers[at++]);
        });
    };
    return {std::move(name), get, set};
}

template <class Enum>
Draft choice_draft(std::string name, Enum& chosen) {
    const auto get = [&chosen] { return std::to_string(static_cast<int>(chosen)); };
    const auto set = [&chosen](const std::string& kept) {
        for (const Enum one : Members<Enum>::values)
            if (kept == std::to_string(static_cast<int>(one))) chosen = one;
    };
    return {std::move(name), get, set};
}

Draft until_draft(std::string name, std::optional<Instant>& until) {
    const auto get = [&until] { return until ? std::to_string(until->ms) : std::string(); };
    const auto set = [&until](const std::string& kept) {
        const std::vector<std::int64_t> numbers = read_numbers(kept);
        until.reset();
        if (numbers.size() == 1) until = Instant{numbers[0]};
    };
    return {std::move(name), get, set};
}

// A minute of the day, or never.
Draft minute_draft(std::string name, std::optional<std::int32_t>& minute) {
    const auto get = [&minute] { return minute ? std::to_string(*minute) : std::string(); };
    const auto set = [&minute](const std::string& kept) {
        const std::vector<std::int64_t> numbers = read_numbers(kept);
        minute.reset();
        if (numbers.size() == 1) minute = static_cast<std::int32_t>(numbers[0]);
    };
    return {std::move(name), get, set};
}

std::vector<Draft> drafts_of_robot(const std::string& of, SetChatRobot& robot) {
    return {choice_draft(of + ".form", robot.form),
            choice_draft(of + ".speech", robot.speech),
            minute_draft(of + ".roster_minute", robot.roster_minute),
            draft(of + ".hours_ahead", robot.hours_ahead),
            draft(of + ".address", robot.address),
            draft(of + ".missing_line", robot.missing_line),
            draft(of + ".roster_text", robot.roster_text)};
}

}  // namespace

Draft orders_draft(std::string name, std::set<OrderId>& orders) {
    return ids_draft(std::move(name), orders);
}

Draft packs_draft(std::string name, std::map<CampaignItemId, int>& packs) {
    const auto get = [&packs] {
        std::string kept;
        for (const auto& [item, count] : packs)
            kept += to_hex(item.bits) + " " + std::to_string(count) + "\n";
        return kept;
    };
    const auto set = [&packs](const std::string& kept) {
        packs.clear();
        for_each_line(kept, [&](std::string_view line) {
            if (line.size() <= id_digits) return;
            const auto item = bits_from_hex(line.substr(0, id_digits));
            const std::vector<std::int64_t> count = read_numbers(line.substr(id_digits + 1));
            if (item && count.size() == 1) packs[CampaignItemId{*item}] = static_cast<int>(count[0]);
        });
    };
    return {std::move(name), get, set};
}

std::vector<Draft> drafts_of(ChainInput& input) {
    const auto get = [&input] {
        if (!input.review) return input.pasted;
        std::string words;
        for (const std::string& line : input.review->text_lines) words += line + "\n";
        if (!words.empty()) words.pop_back();
        return words;
    };
    const auto set = [&input](const std::string& kept) { input.pasted = kept; };
    return {{"chain.pasted", get, set},
            typing_draft("chain.mending", input, &ChainTyping::mending),
            typing_draft("chain.mended", input, &ChainTyping::mended),
            typing_draft("chain.finding", input, &ChainTyping::finding),
            typing_draft("chain.find", input, &ChainTyping::find)};
}

// The page that shows a shift is the one of its sheets; a sheet with nothing in it stays closed.
std::vector<Draft> drafts_of(ShiftsInput& input) {
    const auto assigns = [&input] {
        return std::string(input.assigning && (input.anyway || !input.search.empty()) ? "yes" : "");
    };
    const auto assign = [&input](const std::string& kept) { input.assigning = !kept.empty(); };
    return {draft("post.shift", input.post.shift),
            draft("post.note", input.post.note),
            draft("post.to", input.post.to),
            draft("post.what", input.post.what),
            draft("post.count", input.post.count),
            draft("post.guest", input.post.guest),
            draft("shift.anyway", input.anyway),
            draft("shift.anyway_why", input.anyway_why),
            {"shift.assigning", assigns, assign},
            draft("shift.search", input.search),
            written_draft("shift.for_other", input.for_other, input.other_search),
            draft("shift.other_search", input.other_search),
            written_draft("shift.naming", input.naming, input.naming_search),
            draft("shift.naming_search", input.naming_search),
            written_draft("shift.missed", input.missed, input.missed_note),
            draft("shift.missed_note", input.missed_note),
            written_draft("shift.cancelling", input.cancelling, input.cancel_why),
            draft("shift.cancel_why", input.cancel_why)};
}

std::vector<Draft> drafts_of(ChecksInput& input) {
    CheckForm& form = input.form;
    return {draft("check.person", form.person),
            choice_draft("check.how", form.rhythm.how),
            numbers_draft("check.rhythm", form.rhythm),
            draft("check.buddy", form.buddy),
            draft("check.second", form.second),
            choice_draft("check.how_was", form.filled_from.rhythm.how),
            numbers_draft("check.rhythm_was", form.filled_from.rhythm),
            draft("check.buddy_was", form.filled_from.buddy),
            draft("check.second_was", form.filled_from.second),
            draft("check.search", input.search),
            draft("check.find_buddy", form.find_buddy),
            draft("check.find_second", form.find_second),
            draft("check.pausing", form.pausing),
            draft("check.pause_why", form.pause_why),
            draft("check.pause_until", form.pause_until),
            written_draft("check.helping", input.helping, input.words),
            choice_draft("check.found_how", input.how),
            draft("check.words", input.words)};
}

std::vector<Draft> drafts_of(TodayInput& input) {
    ChecksInput& checks = input.checks;
    return {written_draft("today.helping", checks.helping, checks.words),
            choice_draft("today.found_how", checks.how),
            draft("today.words", checks.words),
            draft("today.search", input.desk.people.search),
            draft("today.building", input.desk.building),
            draft("today.place_of", input.desk.place.id),
            numbers_draft("today.place", input.desk.place)};
}

std::vector<Draft> drafts_of(MedicineFactsInput& input) {
    return {draft("facts.of", input.of),
            draft("facts.dose", input.facts.dose),
            until_draft("facts.runs_out_on", input.facts.runs_out_on),
            numbers_draft("facts.needs", input.facts),
            draft("facts.knows_days", input.knows_days),
            draft("facts.days_left", input.days_left)};
}

std::vector<Draft> drafts_of(OfferInput& input) {
    return {draft("offer.helper", input.helper),
            draft("offer.id", input.offer.id),
            numbers_draft("offer.now", input.offer),
            until_draft("offer.until", input.offer.until),
            ids_draft("offer.buildings", input.buildings),
            draft("offer.id_was", input.filled_from.id),
            numbers_draft("offer.was", input.filled_from),
            until_draft("offer.until_was", input.filled_from.until),
            ids_draft("offer.buildings_was", input.filled_buildings),
            draft("offer.last_day", input.last_day)};
}

std::vector<Draft> drafts_of(HelpersInput& input) {
    return {written_draft("helpers.report", input.report, input.words), draft("helpers.words", input.words),
            draft("helpers.find", input.find)};
}

std::vector<Draft> drafts_of(GuestsInput& input) {
    return {written_draft("guests.open", input.open, input.search), draft("guests.search", input.search)};
}

// The week as a table is shown again while somebody is looked for in its sheet.
std::vector<Draft> drafts_of(RosterInput& input) {
    WeekTableInput& table = input.week_table;
    Draft gap = written_draft("roster.gap", table.gap, table.choice.find);
    gap.set = [&input, set = std::move(gap.set)](const std::string& kept) {
        set(kept);
        if (input.week_table.gap) input.part = static_cast<int>(RosterPart::Week);
    };
    Draft week = draft("roster.gap_week", input.week);
    week.get = [&table, get = std::move(week.get)] {
        return table.choice.find.empty() ? std::string() : get();
    };
    return {gap, week, draft("roster.find", table.choice.find)};
}

std::vector<Draft> drafts_of(RidesInput& input) {
    const auto get = [&input] { return std::to_string(static_cast<int>(input.sheet)); };
    const auto set = [&input](const std::string& kept) {
        for (const RideSheet sheet : {RideSheet::Vehicle, RideSheet::Destination})
            if (kept == std::to_string(static_cast<int>(sheet))) input.sheet = sheet;
    };
    Vehicle& vehicle = input.vehicle;
    return {{"rides.sheet", get, set},
            draft("rides.is_new", input.is_new),
            draft("rides.vehicle", vehicle.id),
            draft("rides.vehicle_name", vehicle.name),
            draft("rides.plate", vehicle.plate),
            draft("rides.driver", vehicle.driver),
            draft("rides.find", input.find),
            numbers_draft("rides.vehicle_numbers", vehicle),
            until_draft("rides.off_since", vehicle.off_since),
            draft("rides.destination", input.destination.id),
            draft("rides.destination_name", input.destination.name),
            draft("rides.minutes", input.destination.minutes)};
}

std::vector<Draft> drafts_of(TripInput& input) {
    return {draft("trip.planning", input.planning), draft("trip.place", input.place),
            draft("trip.from", input.from), draft("trip.until", input.until),
            ids_draft("trip.left_out", input.left_out)};
}

std::vector<Draft> drafts_of(RobotInput& input) {
    std::vector<Draft> drafts = drafts_of_robot("robot.now", input.robot);
    for (Draft& was : drafts_of_robot("robot.was", input.filled_from)) drafts.push_back(std::move(was));
    for (Draft& one : drafts) {
        one.get = [&input, get = std::move(one.get)] { return is_changed(input) ? get() : std::string(); };
    }
    drafts.push_back(numbers_draft("robot.rules", input.rules));
    drafts.push_back(numbers_draft("robot.rules_was", input.rules_from));
    return drafts;
}

}  // namespace linli::client
