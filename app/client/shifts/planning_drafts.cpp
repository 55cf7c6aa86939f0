#include <algorithm>
#include <utility>

#include "app/client/shifts/patterns_page.h"
#include "app/client/shifts/roster_rules_page.h"
#include "app/client/shifts/shift_hours_page.h"
#include "app/client/shifts/shifts_page.h"

// Which inputs of the planning forms outlive a reload.

namespace linli::client {
namespace {

Draft times_draft(std::string name, std::optional<std::pair<int, int>>& times) {
    const auto get = [&times] {
        return times ? write_numbers({times->first, times->second}) : std::string();
    };
    const auto set = [&times](const std::string& kept) {
        const std::vector<std::int64_t> numbers = read_numbers(kept);
        times.reset();
        if (numbers.size() == 2) times = {static_cast<int>(numbers[0]), static_cast<int>(numbers[1])};
    };
    return {std::move(name), get, set};
}

// One line a training: its id and how many.
Draft needs_draft(std::string name, std::vector<NeededTraining>& needs) {
    const auto get = [&needs] {
        std::string kept;
        for (const NeededTraining& need : needs)
            kept += to_hex(need.training.bits) + " " + std::to_string(need.places) + "\n";
        return kept;
    };
    const auto set = [&needs](const std::string& kept) {
        constexpr std::size_t id_digits = 32;
        needs.clear();
        for (std::size_t at = 0; at < kept.size();) {
            const std::size_t end = std::min(kept.find('\n', at), kept.size());
            const std::string_view line = std::string_view(kept).substr(at, end - at);
            at = end + 1;
            if (line.size() <= id_digits) continue;
            const auto training = bits_from_hex(line.substr(0, id_digits));
            const std::vector<std::int64_t> places = read_numbers(line.substr(id_digits + 1));
            if (training && places.size() == 1)
                needs.push_back({TrainingId{*training}, static_cast<std::int32_t>(places[0])});
        }
    };
    return {std::move(name), get, set};
}

std::vector<std::int64_t> numbers_of(const RosterRules& rules) {
    return {rules.rest_hours, rules.hours_a_day, rules.hours_a_week, rules.nights_in_a_row,
            rules.alarm_hours};
}

void take_numbers(const std::vector<std::int64_t>& numbers, std::size_t from, RosterRules& rules) {
    std::size_t at = from;
    for (std::int32_t* number : {&rules.rest_hours, &rules.hours_a_day, &rules.hours_a_week,
                                 &rules.nights_in_a_row, &rules.alarm_hours})
        *number = static_cast<std::int32_t>(numbers[at++]);
}

// Only where something was changed, together with what it was changed from: a colleague's change in between
// is noticed as without a reload.
Draft rules_draft(RosterRulesInput& input) {
    const auto get = [&input] {
        if (!input.filled || input.rules == input.filled_from) return std::string();
        std::vector<std::int64_t> numbers = numbers_of(input.rules);
        const std::vector<std::int64_t> from = numbers_of(input.filled_from);
        numbers.insert(numbers.end(), from.begin(), from.end());
        return write_numbers(numbers);
    };
    const auto set = [&input](const std::string& kept) {
        const std::vector<std::int64_t> numbers = read_numbers(kept);
        constexpr std::size_t each = 5;
        if (numbers.size() != 2 * each) return;
        take_numbers(numbers, 0, input.rules);
        take_numbers(numbers, each, input.filled_from);
        input.filled = true;
    };
    return {"rules.numbers", get, set};
}

}  // namespace

std::vector<Draft> drafts_of(PatternsInput& input) {
    PatternForm& form = input.form;
    return {draft("pattern.changes", form.changes),
            draft("pattern.filled", form.filled),
            draft("pattern.post", form.post),
            draft("pattern.first", form.first),
            draft("pattern.last", form.last),
            draft("pattern.every_days", form.every_days),
            draft("pattern.days", form.days),
            draft("pattern.from", form.from),
            draft("pattern.until", form.until),
            times_draft("pattern.then", form.then),
            draft("pattern.places", form.places),
            draft("pattern.least", form.least),
            draft("pattern.days_ahead", form.days_ahead),
            draft("pattern.opens", form.opens_days_before),
            draft("pattern.skipped", form.skipped),
            draft("pattern.last_day", form.last_day),
            draft("pattern.why", form.why),
            needs_draft("pattern.needs", form.needs)};
}

std::vector<Draft> drafts_of(ShiftHoursInput& input) {
    return {draft("shift_hours.person", input.person),       draft("shift_hours.is", input.is),
            draft("shift_hours.days", input.days),           draft("shift_hours.some_days", input.some_days),
            draft("shift_hours.first", input.first),         draft("shift_hours.last", input.last),
            draft("shift_hours.whole_day", input.whole_day), draft("shift_hours.from", input.from),
            draft("shift_hours.until", input.until)};
}

std::vector<Draft> drafts_of(PlanInput& input) {
    return {draft("plan.part", input.part),
            draft("plan.weeks_ahead", input.weeks_ahead),
            draft("plan.week", input.week),
            draft("plan.post", input.post),
            draft("plan.publish", input.publish),
            draft("plan.opens", input.opens),
            draft("plan.first", input.first),
            draft("plan.last", input.last),
            draft("plan.days", input.days),
            draft("plan.later_minutes", input.later_minutes),
            draft("plan.from_minute", input.from_minute),
            draft("plan.longer_minutes", input.longer_minutes),
            draft("plan.places", input.places),
            draft("plan.least", input.least),
            draft("plan.cancel", input.cancel),
            draft("plan.why", input.why),
            draft("plan.hours", input.hours),
            draft("plan.people", input.people)};
}

std::vector<Draft> drafts_of(PostForm& form) {
    return {draft("post_form.post", form.post),          draft("post_form.detail", form.detail.id),
            draft("post_form.name", form.name),          draft("post_form.instructions", form.instructions),
            draft("post_form.place", form.detail.place), draft("post_form.equipment", form.detail.equipment),
            needs_draft("post_form.needs", form.needs)};
}

std::vector<Draft> drafts_of(RosterRulesInput& input) {
    return {rules_draft(input),
            draft("rules.alarm_person", input.rules.alarm_person),
            draft("rules.alarm_was", input.filled_from.alarm_person),
            draft("rules.training", input.training),
            draft("rules.new_training", input.new_training),
            draft("rules.find_alarm", input.find_alarm),
            draft("rules.find_trained", input.find_trained)};
}

std::vector<Draft> drafts_of(ShiftForm& form) {
    return {draft("form.changes", form.changes),
            draft("form.post", form.post),
            draft("form.new_post", form.new_post),
            draft("form.instructions", form.instructions),
            draft("form.day", form.day),
            draft("form.from_minute", form.from),
            draft("form.until_minute", form.until),
            draft("form.places", form.places),
            draft("form.least", form.least),
            needs_draft("form.needs", form.needs),
            draft("form.publish", form.publish),
            draft("form.opens", form.opens),
            draft("form.filled", form.filled)};
}

}  // namespace linli::client
