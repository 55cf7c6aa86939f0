#include <algorithm>
#include <vector>

#include "app/client/ui/calendar.h"
#include "app/client/ui/context.h"
#include "app/client/ui/picker_parts.h"
#include "app/client/ui/pickers.h"

namespace linli::ui {

namespace {

constexpr int days_a_week = 7;
constexpr float mark = 6;

void draw_day(Context& frame, const Day& day, const Rect& target, bool on, NodeId id) {
    const Rect rect{target.x + cell_inset, target.y + cell_inset, target.width - 2 * cell_inset,
                    target.height - 2 * cell_inset};
    const Theme& theme = *frame.theme;
    const Context::Style number = frame.style(TextSize::Body, true),
                         note = frame.style(TextSize::Second, day.needs);
    frame.fill(rect, frame.pressed_shade(on ? theme.primary : theme.surface, id), radius::segment);
    if (!on)
        frame.outline(rect, day.needs ? theme.need : theme.line, frame.high_contrast() ? 2 : 1,
                      radius::segment);
    const Colour ink = on ? theme.onprimary : theme.ink;
    const Colour second = on ? theme.onprimary : day.needs ? theme.need : theme.ink2;
    const auto middle = [&](const std::string& words, const Context::Style& style, float y, Colour colour) {
        frame.write_in(words, style, rect.x + (rect.width - frame.width(words, style)) / 2, y, style.line,
                       colour);
    };
    const float top = rect.y + (rect.height - number.line - note.line) / 2;
    middle(day.number, number, top, ink);
    if (frame.width(day.note, note) <= rect.width - 2)
        middle(day.note, note, top + number.line, second);
    else
        frame.fill({rect.x + (rect.width - mark) / 2, top + number.line + (note.line - mark) / 2, mark, mark},
                   second, mark / 2);
    if (frame.rings(id)) frame.ring(rect, radius::segment);
}

// Where seven columns are too narrow for a finger.
bool choose_from_list(std::string_view spoken, std::span<const Day> days, int& current, Here here) {
    std::vector<std::string> choices;
    for (const Day& day : days) choices.push_back(day.spoken);
    return choice_list(spoken, choices, current, here);
}

}  // namespace

bool month_calendar(std::string_view spoken, int first_weekday, std::span<const Day> days, int& current,
                    Here here) {
    Context& frame = context();
    const float width = shared_columns(0, frame.available(), days_a_week).width;
    if (plain() || large_type() || width < size::target) return choose_from_list(spoken, days, current, here);
    const NodeId group = frame.id_of(Key(here), Role::RadioGroup);
    draw_weekday_head();
    const int empty = first_weekday - 1, cells = empty + static_cast<int>(days.size());
    const float lines =
        frame.style(TextSize::Body, true).line + frame.style(TextSize::Second, false).line + 8;
    const float height = std::max(frame.grown(size::target), lines) + 2 * cell_inset;
    const int weeks = (cells + days_a_week - 1) / days_a_week;
    const Rect area = frame.place(0, static_cast<float>(weeks) * height, true);
    const SharedColumns shared = shared_columns(area.x, area.width, days_a_week);
    frame.report(group, Role::RadioGroup, spoken, area);
    frame.push_parent(group);
    bool chosen = false;
    for (int i = 0; i < static_cast<int>(days.size()); ++i) {
        const Day& day = days[static_cast<std::size_t>(i)];
        const NodeId id =
            hash_number(day.key.is_set() ? day.key.value() : static_cast<std::uint64_t>(i), group);
        const auto week = static_cast<float>((empty + i) / days_a_week);
        const Rect target{shared.x((empty + i) % days_a_week), area.y + week * height, shared.width, height};
        draw_day(frame, day, target, i == current, id);
        frame.report(id, Role::Radio, day.spoken, target).states |= i == current ? StateChecked : 0u;
        if (frame.pressed(id) && i != current) {
            current = i;
            chosen = true;
        }
    }
    frame.pop_parent();
    return chosen;
}

}  // namespace linli::ui
