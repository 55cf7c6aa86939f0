#include "app/server/tools/plan_roster.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include "app/server/tools/peak_memory.h"
#include "app/server/tools/stop_signals.h"
#include "app/server/tools/text_file.h"
#include "shared/shifts/rostering/roster_explanation.h"
#include "shared/shifts/rostering/roster_planner.h"

namespace linli::server {
namespace {

// Reads line by line. A section may come only when the names it uses are known.
class InstanceReader {
public:
    Result<RosterInstance> read(const std::string& text);

private:
    enum class Section { None, Horizon, Shifts, Staff, DaysOff, OnRequests, OffRequests, Cover };
    using Problem = std::optional<std::string>;  // What is wrong with the line.
    using Fields = std::vector<std::string>;

    Problem read_line(const std::string& line);
    Problem begin_section(std::string_view name);
    Problem read_horizon(const Fields& fields);
    Problem read_shift(const Fields& fields);
    Problem read_person(const Fields& fields);
    Problem read_limits(const std::string& list, RosterPerson& person);
    Problem read_days_off(const Fields& fields);
    Problem read_request(const Fields& fields, WishKind wish);
    Problem read_cover(const Fields& fields);
    Problem resolve_orders();

    RosterProblem& problem() { return instance_.problem; }
    std::optional<std::uint32_t> day(const std::string& field) const;

    RosterInstance instance_;
    Section section_ = Section::None;
    std::map<std::string, std::uint32_t> person_of_;
    std::map<std::string, std::uint32_t> kind_of_;
    std::vector<std::pair<std::size_t, std::string>> orders_;  // Line and kinds that may not follow, by kind.
    std::size_t line_ = 0;
};

std::vector<std::string> split(const std::string& text, char between) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == between) {
            parts.emplace_back();
        } else if (c != ' ' && c != '\t' && c != '\r') {
            parts.back() += c;
        }
    }
    return parts;
}

std::optional<std::int32_t> number(const std::string& field, std::int32_t least, std::int32_t most) {
    std::int32_t value = 0;
    const char* const end = field.data() + field.size();
    const auto [stop, error] = std::from_chars(field.data(), end, value);
    if (error != std::errc() || stop != end || value < least || value > most) return std::nullopt;
    return value;
}

std::optional<std::uint32_t> known(const std::map<std::string, std::uint32_t>& numbers,
                                   const std::string& name) {
    const auto found = numbers.find(name);
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> InstanceReader::day(const std::string& field) const {
    const auto value = number(field, 0, static_cast<std::int32_t>(instance_.problem.days) - 1);
    return value ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

InstanceReader::Problem InstanceReader::begin_section(std::string_view name) {
    static const std::map<std::string_view, Section> sections{
        {"SECTION_HORIZON", Section::Horizon},
        {"SECTION_SHIFTS", Section::Shifts},
        {"SECTION_STAFF", Section::Staff},
        {"SECTION_DAYS_OFF", Section::DaysOff},
        {"SECTION_SHIFT_ON_REQUESTS", Section::OnRequests},
        {"SECTION_SHIFT_OFF_REQUESTS", Section::OffRequests},
        {"SECTION_COVER", Section::Cover}};
    const auto found = sections.find(name);
    if (found == sections.end()) return "There is no such section.";
    section_ = found->second;
    return std::nullopt;
}

InstanceReader::Problem InstanceReader::read_horizon(const Fields& fields) {
    const auto days = number(fields[0], 1, max_roster_days);
    if (!days || fields.size() != 1) return "The number of days is out of range.";
    if (problem().days > 0) return "The number of days is there twice.";
    problem().days = static_cast<std::uint32_t>(*days);
    return std::nullopt;
}

InstanceReader::Problem InstanceReader::read_shift(const Fields& fields) {
    if (fields.size() != 3) return "A shift must hold 3 fields.";
    if (fields[0].empty() || fields[0] == "-") return "The name of the shift cannot be used.";
    const auto minutes = number(fields[1], 1, max_roster_minutes);
    if (!minutes) return "The length of the shift is out of range.";
    const auto index = static_cast<std::uint32_t>(instance_.kinds.size());
    if (!kind_of_.emplace(fields[0], index).second) return "This shift is there twice.";
    if (index == max_roster_kinds) return "There are too many shifts.";
    instance_.kinds.push_back(fields[0]);
    problem().kinds.push_back({*minutes, {}});
    orders_.emplace_back(line_, fields[2]);
    return std::nullopt;
}

// Only at the end all kinds are known.
InstanceReader::Problem InstanceReader::resolve_orders() {
    for (std::size_t kind = 0; kind < orders_.size(); ++kind) {
        line_ = orders_[kind].first;
        if (orders_[kind].second.empty()) continue;
        for (const std::string& name : split(orders_[kind].second, '|')) {
            const auto next = known(kind_of_, name);
            if (!next) return "There is no shift \"" + name + "\".";
            problem().kinds[kind].not_the_day_after.push_back(*next);
        }
    }
    return std::nullopt;
}

InstanceReader::Problem InstanceReader::read_limits(const std::string& list, RosterPerson& person) {
    person.most_of_kind.assign(instance_.kinds.size(), no_roster_limit);
    if (list.empty()) return std::nullopt;
    for (const std::string& entry : split(list, '|')) {
        const std::vector<std::string> parts = split(entry, '=');
        const auto kind = known(kind_of_, parts[0]);
        if (!kind) return "There is no shift \"" + parts[0] + "\".";
        const auto most = parts.size() == 2 ? number(parts[1], 0, no_roster_limit) : std::nullopt;
        if (!most) return "The largest number of a shift is out of range.";
        person.most_of_kind[*kind] = *most;
    }
    return std::nullopt;
}

InstanceReader::Problem InstanceReader::read_person(const Fields& fields) {
    if (fields.size() != 8) return "A person must hold 8 fields.";
    const auto index = static_cast<std::uint32_t>(instance_.people.size());
    if (!person_of_.emplace(fields[0], index).second) return "This person is there twice.";
    if (index == max_roster_people) return "There are too many people.";
    RosterPerson person;
    if (const auto wrong = read_limits(fields[1], person)) return wrong;
    const std::array<std::int32_t*, 6> limits{&person.most_minutes,   &person.least_minutes,
                                              &person.most_in_a_row,  &person.least_in_a_row,
                                              &person.least_days_off, &person.most_weekends};
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const auto value = number(fields[i + 2], 0, no_roster_limit);
        if (!value) return "Field " + std::to_string(i + 3) + " is out of range.";
        *limits[i] = *value;
    }
    // Written as 0, a least run means the same as 1; so would a longest run of 0 days not: then all is off.
    person.least_in_a_row = std::max(person.least_in_a_row, 1);
    person.least_days_off = std::max(person.least_days_off, 1);
    if (person.most_in_a_row == 0) person.most_minutes = 0;
    person.most_in_a_row = std::max(person.most_in_a_row, 1);
    instance_.people.push_back(fields[0]);
    problem().people.push_back(std::move(person));
    return std::nullopt;
}

InstanceReader::Problem InstanceReader::read_days_off(const Fields& fields) {
    const auto person = known(person_of_, fields[0]);
    if (!person) return "There is no person \"" + fields[0] + "\".";
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const auto off = day(fields[i]);
        if (!off) return "The day is out of range.";
        problem().people[*person].days_off.push_back(*off);
    }
    return std::nullopt;
}

InstanceReader::Problem InstanceReader::read_request(const Fields& fields, WishKind wish) {
    if (fields.size() != 4) return "A request must hold 4 fields.";
    const auto person = known(person_of_, fields[0]);
    if (!person) return "There is no person \"" + fields[0] + "\".";
    const auto on = day(fields[1]);
    if (!on) return "The day is out of range.";
    const auto kind = known(kind_of_, fields[2]);
    if (!kind) return "There is no shift \"" + fields[2] + "\".";
    const auto weight = number(fields[3], 0, max_roster_weight);
    if (!weight) return "The weight is out of range.";
    problem().wishes.push_back({*person, *on, *kind, *weight, wish});
    return std::nullopt;
}

InstanceReader::Problem InstanceReader::read_cover(const Fields& fields) {
    if (fields.size() != 5) return "A line of cover must hold 5 fields.";
    const auto on = day(fields[0]);
    if (!on) return "The day is out of range.";
    const auto kind = known(kind_of_, fields[1]);
    if (!kind) return "There is no shift \"" + fields[1] + "\".";
    const auto wanted = number(fields[2], 0, max_roster_wanted);
    if (!wanted) return "The number of people is out of range.";
    const auto too_few = number(fields[3], 0, max_roster_weight);
    const auto too_many = number(fields[4], 0, max_roster_weight);
    if (!too_few || !too_many) return "The weight is out of range.";
    const auto same = [&](const RosterNeed& need) { return need.day == *on && need.kind == *kind; };
    if (std::any_of(problem().needs.begin(), problem().needs.end(), same))
        return "This day and shift is there twice.";
    problem().needs.push_back({*on, *kind, *wanted, *too_few, *too_many});
    return std::nullopt;
}

InstanceReader::Problem InstanceReader::read_line(const std::string& line) {
    const Fields fields = split(line, ',');
    if (fields.size() == 1 && fields[0].empty()) return std::nullopt;
    if (fields[0].starts_with('#')) return std::nullopt;
    if (fields[0].starts_with("SECTION_")) return begin_section(fields[0]);
    if (section_ > Section::Horizon && problem().days == 0) return "The number of days must come first.";
    switch (section_) {
        case Section::None:
            return "A section must begin first.";
        case Section::Horizon:
            return read_horizon(fields);
        case Section::Shifts:
            return read_shift(fields);
        case Section::Staff:
            return read_person(fields);
        case Section::DaysOff:
            return read_days_off(fields);
        case Section::OnRequests:
            return read_request(fields, WishKind::Work);
        case Section::OffRequests:
            return read_request(fields, WishKind::Avoid);
        case Section::Cover:
            return read_cover(fields);
    }
    return std::nullopt;
}

Result<RosterInstance> InstanceReader::read(const std::string& text) {
    const auto wrong = [this](const std::string& what) {
        return failure(FailureKind::Malformed, "Line " + std::to_string(line_) + ": " + what);
    };
    std::istringstream input(text);
    for (std::string line; std::getline(input, line);) {
        ++line_;
        if (const auto problem = read_line(line)) return wrong(*problem);
    }
    if (problem().days == 0) return failure(FailureKind::Malformed, "The number of days is missing.");
    if (instance_.kinds.empty()) return failure(FailureKind::Malformed, "There are no shifts.");
    if (instance_.people.empty()) return failure(FailureKind::Malformed, "There are no people.");
    if (const auto problem = resolve_orders()) return wrong(*problem);
    if (const auto checked = check_roster_problem(problem()); !checked)
        return tl::unexpected(checked.error());
    return std::move(instance_);
}

std::string rule_text(RosterRule rule) {
    switch (rule) {
        case RosterRule::DayOff:
            return "days off";
        case RosterRule::NotQualified:
            return "shifts that are never worked";
        case RosterRule::NotAfterKind:
            return "order of shifts";
        case RosterRule::MostOfKind:
            return "largest number of a shift";
        case RosterRule::MostMinutes:
            return "maximum total minutes";
        case RosterRule::LeastMinutes:
            return "minimum total minutes";
        case RosterRule::MostInARow:
            return "maximum consecutive shifts";
        case RosterRule::LeastInARow:
            return "minimum consecutive shifts";
        case RosterRule::LeastDaysOff:
            return "minimum consecutive days off";
        case RosterRule::MostWeekends:
            return "maximum weekends";
        case RosterRule::Fixed:
            return "what is fixed";
    }
    return {};
}

std::string impossible_text(const RosterInstance& instance) {
    std::string text;
    for (const ImpossiblePerson& person : explain_impossible(instance.problem)) {
        std::string rules;
        for (const RosterRule rule : person.rules) rules += (rules.empty() ? "" : ", ") + rule_text(rule);
        text += "\n  person " + instance.people[person.person] + ": no row keeps all rules; ";
        text += rules.empty() ? "several are in the way together." : "in the way: " + rules + ".";
    }
    return text;
}

}  // namespace

Result<RosterInstance> read_roster_instance(const std::string& text) {
    return InstanceReader().read(text);
}

std::string roster_solution_text(const RosterInstance& instance, const Roster& roster) {
    std::string text;
    for (std::size_t person = 0; person < instance.people.size(); ++person) {
        for (std::uint32_t day = 0; day < roster.days; ++day) {
            const ShiftKind kind = roster.at(person, day);
            text += (day == 0 ? "" : " ");
            text += kind == day_off ? "-" : instance.kinds[static_cast<std::size_t>(kind)];
        }
        text += "\n";
    }
    return text;
}

Result<std::string> plan_roster_until(const RosterInstance& instance, std::uint64_t seed,
                                      const std::function<bool()>& is_over) {
    RosterPlanner planner(instance.problem, seed);
    if (!planner.impossible().empty())
        return failure(FailureKind::Overload, "no roster is possible." + impossible_text(instance));
    constexpr std::uint32_t steps_at_once = 4;
    while (!is_over()) planner.improve(steps_at_once);
    return roster_solution_text(instance, planner.best());
}

Result<void> plan_roster(const std::string& file, double seconds, std::uint64_t seed) {
    using Clock = std::chrono::steady_clock;
    const StopSignals stop;
    const auto begin = Clock::now();
    const auto passed = [begin] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
    const auto text = read_text_file(file);
    if (!text) return tl::unexpected(text.error());
    const auto instance = read_roster_instance(*text);
    if (!instance) return failure(instance.error().kind, file + ": " + instance.error().detail);
    const auto is_over = [&, told = false]() mutable {
        if (!std::exchange(told, true))
            std::fprintf(stderr, "There is a first roster; it gets better for %.0f s, or until Ctrl-C.\n",
                         seconds);
        return stop.came() || passed() >= seconds;
    };
    const auto solution = plan_roster_until(*instance, seed, is_over);
    if (!solution) return failure(solution.error().kind, file + ": " + solution.error().detail);
    std::fwrite(solution->data(), 1, solution->size(), stdout);
    print_peak_memory();
    return {};
}

}  // namespace linli::server
