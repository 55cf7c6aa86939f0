#include "app/client/register_page.h"

#include <algorithm>

#include "app/client/telling.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

constexpr std::size_t most_problems_shown = 200;

struct Counts {
    std::size_t fresh = 0, changed = 0, same = 0, doubtful = 0;
};

Counts counts_of(const RegisterInput& input) {
    Counts counts;
    for (const RowComparison& row : input.rows) {
        if (row.state == RowState::New)
            ++counts.fresh;
        else if (row.state == RowState::Changed)
            ++counts.changed;
        else if (row.state == RowState::PossibleDuplicate)
            ++counts.doubtful;
        // What could not be compared here is sent along; the server changes only what differs.
        else if (row.not_known_here)
            ++counts.changed;
        else
            ++counts.same;
    }
    return counts;
}

bool is_taken(const RegisterInput& input, std::size_t index) {
    const RowComparison& row = input.rows[index];
    if (row.state == RowState::PossibleDuplicate)
        return input.doubtful_taken.contains(input.preview.rows[index].line);
    return row.state != RowState::Same || row.not_known_here;
}

ImportRegister command_of(const RegisterInput& input) {
    ImportRegister command;
    for (std::size_t i = 0; i < input.rows.size(); ++i) {
        if (is_taken(input, i)) command.rows.push_back(entry_of(input.preview.rows[i]));
    }
    return command;
}

void draw_choose(PeopleService& service) {
    ui::line(text("register.second"));
    if (ui::button(text("register.choose"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Upload})) {
        service.pick_register();
    }
    ui::line(text("register.safe"), {.size = ui::TextSize::Second, .quiet = true});
}

void draw_counts(const RegisterInput& input) {
    const Counts counts = counts_of(input);
    const ui::Card card("counts");
    ui::line(input.file_name, {.bold = true});
    ui::line(text("register.fresh", {{"count", counts.fresh}}), {.icon = ui::Icon::UserPlus});
    if (counts.changed > 0)
        ui::line(text("register.changed", {{"count", counts.changed}}), {.icon = ui::Icon::Pencil});
    if (counts.same > 0)
        ui::line(text("register.same", {{"count", counts.same}}), {.icon = ui::Icon::CircleCheck});
    for (const std::string& column : input.preview.unknown_columns) {
        ui::line(text("register.left_out", {{"column", column}}), {.quiet = true});
    }
}

std::string problem_words(const RegisterProblem& problem) {
    const std::string key = "register.reason." + std::to_string(static_cast<int>(problem.reason));
    return text(key, {{"line", problem.other_line}, {"column", problem.column}});
}

// A line can have several things wrong with it.
std::size_t lines_with_problems(const std::vector<RegisterProblem>& problems) {
    std::set<std::int32_t> lines;
    for (const RegisterProblem& problem : problems) lines.insert(problem.line);
    return lines.size();
}

void draw_problems(const RegisterInput& input) {
    const auto& problems = input.preview.problems;
    if (problems.empty()) return;
    const std::string title = text("register.problems", {{"count", lines_with_problems(problems)}});
    ui::heading(title, {.icon = ui::Icon::CircleHelp});
    const ui::Card card("problems");
    const ui::List list(title);
    for (std::size_t i = 0; i < std::min(problems.size(), most_problems_shown); ++i) {
        const RegisterProblem& problem = problems[i];
        const std::string where =
            problem.line > 0 ? text("register.line", {{"line", problem.line}}) : input.file_name;
        ui::row(static_cast<int>(i), {.title = joined(where, problem_words(problem)),
                                      .second = problem.excerpt,
                                      .icon = ui::Icon::CircleHelp,
                                      .tone = ui::Tone::Need});
    }
    if (problems.size() > most_problems_shown) ui::line(text("register.more_problems"), {.quiet = true});
}

void draw_doubtful(const Known& known, RegisterInput& input) {
    const auto is_doubtful = [](const RowComparison& row) {
        return row.state == RowState::PossibleDuplicate;
    };
    const auto count = std::count_if(input.rows.begin(), input.rows.end(), is_doubtful);
    if (count == 0) return;
    ui::heading(text("register.doubtful", {{"count", static_cast<std::size_t>(count)}}),
                {.icon = ui::Icon::CircleHelp});
    const ui::Card card("doubtful");
    const ui::List list(text("register.doubtful_list"));
    for (std::size_t i = 0; i < input.rows.size(); ++i) {
        if (!is_doubtful(input.rows[i])) continue;
        const RegisterRow& row = input.preview.rows[i];
        const PersonId other = input.known.ids[input.rows[i].known];
        bool take = input.doubtful_taken.contains(row.line);
        const std::string second =
            text("register.perhaps", {{"name", name_of(known.state, other)},
                                      {"door", door_words(door_of_person(known.state, other))}});
        const ui::RowOptions options{.title = joined(row.full_name, door_words(row.door)), .second = second};
        if (!ui::check_row(row.line, take, options, std::to_string(row.line))) continue;
        if (take)
            input.doubtful_taken.insert(row.line);
        else
            input.doubtful_taken.erase(row.line);
    }
}

void draw_bar(const Known& known, const Viewer& me, Instant now, RegisterInput& input, PeopleService& service,
              Outbox& outbox, Routes& routes) {
    const ui::BottomBar bar;
    const ImportRegister command = command_of(input);
    const auto no = check(known.state, me.stamp(now), command);
    const bool nothing = no && no->reason == Reason::NothingChosen;
    const std::string reason =
        nothing ? text("register.nothing_new") : reason_if(known.state, no, me, me.saying(now));
    const ui::Columns columns(2);
    if (ui::button(text("register.other"))) service.pick_register();
    columns.next();
    const std::string label = text("register.accept", {{"count", command.rows.size()}});
    if (!ui::button(label, {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = reason}))
        return;
    if (outbox.push(command)) return;
    input = {};
    routes.go("/people");
}

}  // namespace

void read_register_file(RegisterInput& input, const Known& known, std::string file_name,
                        std::string_view file, CivilDate today) {
    input = {};
    input.file_name = std::move(file_name);
    input.preview = read_register(file, today);
    input.known = known_people(known.state);
    input.rows = compare_register(input.preview.rows, input.known.people);
}

void register_page(const Known& known, const Viewer& me, Instant now, RegisterInput& input,
                   PeopleService& service, Outbox& outbox, Routes& routes) {
    const ui::Page page({.title = text("register.title"),
                         .back_route = "/people",
                         .back_label = text("people.back"),
                         .key = "register"});
    if (!me.coordinator)
        return ui::empty_state(ui::Icon::Lock, text("register.not_yours"), text("register.not_yours_second"));
    if (!input.problem.empty()) ui::note(ui::Icon::CircleAlert, input.problem, ui::Tone::Refused);
    if (!input.chosen()) return draw_choose(service);
    draw_counts(input);
    draw_problems(input);
    draw_doubtful(known, input);
    draw_bar(known, me, now, input, service, outbox, routes);
}

}  // namespace linli::client
