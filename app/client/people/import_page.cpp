#include "app/client/people/import_page.h"

#include <algorithm>

#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/core/characters.h"
#include "shared/people/register_entries.h"

namespace linli::client {
namespace {

constexpr float row_height = 68;

struct Counts {
    std::size_t fresh = 0, changed = 0, same = 0, doubtful = 0;
};

Counts count(const std::vector<RowComparison>& compared) {
    Counts counts;
    for (const RowComparison& row : compared) {
        if (row.state == RowState::New) ++counts.fresh;
        if (row.state == RowState::Changed) ++counts.changed;
        if (row.state == RowState::Same) ++counts.same;
        if (row.state == RowState::PossibleDuplicate) ++counts.doubtful;
    }
    return counts;
}

void read_file(const Viewer& me, Instant now, PeopleInput& input, std::string name,
               const std::string& bytes) {
    ImportInput& file = input.import;
    file = {};
    file.file_name = std::move(name);
    file.not_text = !is_valid_utf8(bytes);
    if (!file.not_text) file.preview = read_register(bytes, today_of(me.saying(now)));
}

void draw_choose(const Viewer& me, Instant now, PeopleInput& input, Services& services) {
    ui::line(text("import.what"));
    ui::line(text("import.columns"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
    if (input.import.not_text) ui::note(ui::Icon::CircleAlert, text("import.not_text"), ui::Tone::Refused);
    if (!ui::button(text("import.choose"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Upload}))
        return;
    services.pick_text_file([&input, me, now](std::string name, std::string bytes) {
        read_file(me, now, input, std::move(name), bytes);
    });
}

std::string problem_title(const RegisterProblem& problem) {
    const std::string reason = text("register.reason." + std::to_string(static_cast<int>(problem.reason)),
                                    {{"line", problem.other_line}});
    return problem.line == 0 ? reason : text("import.line", {{"line", problem.line}, {"reason", reason}});
}

void draw_problems(const RegisterPreview& preview) {
    if (preview.problems.empty()) return;
    ui::heading(text("import.problems"), {.icon = ui::Icon::CircleHelp,
                                          .tone = ui::Tone::Need,
                                          .trailing = std::to_string(preview.problems.size())});
    ui::line(text("import.problems_second"), {.size = ui::TextSize::Second, .quiet = true});
    const auto draw = [&](int index) {
        const RegisterProblem& problem = preview.problems[static_cast<std::size_t>(index)];
        ui::row(index, {.title = problem_title(problem),
                        .second = joined(problem.column, problem.excerpt),
                        .position = index + 1,
                        .set_size = static_cast<std::int32_t>(preview.problems.size())});
    };
    const ui::Card card("problems");
    const ui::List list(text("import.problems"));
    constexpr int most_at_once = 200;
    const int all = static_cast<int>(preview.problems.size());
    for (int i = 0; i < std::min(all, most_at_once); ++i) draw(i);
    if (all > most_at_once) ui::line(text("import.more", {{"count", all - most_at_once}}), {.quiet = true});
}

std::string state_words(const RowComparison& row) {
    std::string words;
    if (row.phone_differs) words = joined(words, text("import.row.phone"));
    if (row.age_differs) words = joined(words, text("import.row.age"));
    if (row.care_differs) words = joined(words, text("import.row.care"));
    const bool told = row.state == RowState::Changed && !words.empty();
    return told ? words : text("import.state." + std::to_string(static_cast<int>(row.state)));
}

void draw_rows(const ImportInput& file) {
    ui::heading(text("import.rows"), {.trailing = number_words(file.preview->rows.size())});
    ui::long_list(text("import.rows"), static_cast<int>(file.preview->rows.size()), row_height,
                  [&](int index) {
                      const std::size_t at = static_cast<std::size_t>(index);
                      const RegisterRow& row = file.preview->rows[at];
                      const bool doubtful = file.compared[at].state == RowState::PossibleDuplicate;
                      ui::row(index, {.title = row.full_name,
                                      .second = joined(door_words(row.door), age_words(row.age_band)),
                                      .person = circle_of(row.full_name),
                                      .tone = doubtful ? ui::Tone::Need : ui::Tone::Mine,
                                      .trailing = state_words(file.compared[at]),
                                      .position = index + 1,
                                      .set_size = static_cast<std::int32_t>(file.preview->rows.size())});
                  });
}

void draw_summary(const ImportInput& file, const Counts& counts) {
    const ui::Card card("summary");
    ui::line(file.file_name, {.quiet = true});
    ui::line(text("import.summary", {{"new", number_words(counts.fresh)},
                                     {"changed", number_words(counts.changed)},
                                     {"same", number_words(counts.same)}}),
             {.size = ui::TextSize::Heading, .bold = true});
    std::string columns;
    for (const RegisterColumn& column : file.preview->columns) {
        if (!columns.empty()) columns += text("list.comma") + (language() == Language::English ? " " : "");
        columns += column.header;
    }
    ui::line(text("import.understood", {{"columns", columns}}), {.icon = ui::Icon::Check});
    std::string unknown;
    for (const std::string& column : file.preview->unknown_columns) {
        if (!unknown.empty()) unknown += text("list.comma") + (language() == Language::English ? " " : "");
        unknown += column;
    }
    if (!unknown.empty())
        ui::line(text("import.left_out", {{"columns", unknown}}), {.quiet = true, .icon = ui::Icon::Minus});
    if (counts.doubtful > 0) {
        ui::line(text("import.doubtful", {{"count", counts.doubtful}}),
                 {.tone = ui::Tone::Need, .icon = ui::Icon::CircleHelp});
    }
}

// New and changed people; who could be somebody known already is left for a person to decide.
ImportRegister command_of(const ImportInput& file) {
    ImportRegister command;
    for (std::size_t i = 0; i < file.preview->rows.size(); ++i) {
        const RowState state = file.compared[i].state;
        if (state == RowState::New || state == RowState::Changed)
            command.rows.push_back(entry_of(file.preview->rows[i]));
    }
    return command;
}

void compare(const Known& known, ImportInput& file) {
    if (file.compared_at == known.people_revision && file.compared.size() == file.preview->rows.size())
        return;
    file.compared = compare_register(file.preview->rows, known_people(known.state).people);
    file.compared_at = known.people_revision;
}

}  // namespace

void import_page(const Known& known, const Viewer& me, Instant now, PeopleInput& input, Outbox& outbox,
                 Routes& routes, Services& services) {
    ImportInput& file = input.import;
    const ui::Page page({.title = text("import.title"),
                         .second = text("import.second"),
                         .back_route = "/people",
                         .back_label = text("people.back"),
                         .narrow = !file.preview,
                         .key = "import"});
    if (!file.preview) {
        draw_choose(me, now, input, services);
        return;
    }
    compare(known, file);
    const Counts counts = count(file.compared);
    draw_summary(file, counts);
    draw_problems(*file.preview);
    draw_rows(file);
    const std::size_t taken = counts.fresh + counts.changed;
    const ui::BottomBar bar;
    const ui::Columns columns(2);
    const bool other = ui::button(text("import.other"));
    columns.next();
    const bool take = ui::button(text("import.take", {{"count", number_words(taken)}}),
                                 {.kind = ui::ButtonKind::Primary,
                                  .icon = ui::Icon::Check,
                                  .reason = taken == 0 ? text("import.nothing_new") : std::string()});
    if (take && !outbox.push(command_of(file))) {
        file = {};
        routes.go("/people");
    } else if (other) {
        file = {};
    }
}

}  // namespace linli::client
